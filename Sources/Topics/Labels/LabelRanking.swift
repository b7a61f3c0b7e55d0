internal import Glibc
internal import Vectors

/// Rates the words and phrases that may name a group.
struct LabelRanking {
  /// A word or phrase, and how well it names its group.
  struct Entry {
    /// Its place among the group's candidates.
    let candidate: Int
    /// How it is spelt.
    let text: String
    /// What its words are known by as they are spelt; see ``WordClasses/stems(of:)``.
    let stems: [UInt64]
    /// Share of the group's articles that have it.
    let share: Double
    /// How much it tells the group from the others, and from the nearest above all, in bits.
    let contrast: Double
    /// How well it tells the group from all others and from the nearest one alike: the sum of
    /// both in bits, times the root of the share.
    let distinction: Double
    /// How well it names the group.
    var score: Double
  }

  /// How much a word must be worth more than a phrase to be preferred.
  private static let wordFactor = 0.8
  /// How much more often than by chance the words of a phrase have to go together.
  ///
  /// 0 is chance and 1 always (normalised pointwise mutual information, Bouma 2009, for the
  /// phrase's loosest joint). Words that merely met, even in five copies of one sentence, stay below.
  private static let leastCohesion = 0.35

  /// How many bits a label has to tell a group from the others: twice their odds.
  private static let leastContrast = 1.0

  let terms: GroupTerms
  let forms: LabelForms
  let groups: [GroupPhrases]
  let nearest: NearestGroups
  private let contrast: Contrast
  private let classes: WordClasses
  private let particles: Set<Int32>
  private let occurrenceCount: Double

  init(
    _ terms: GroupTerms, _ forms: LabelForms, _ groups: [GroupPhrases],
    _ nearest: NearestGroups, _ classes: WordClasses
  ) {
    self.terms = terms
    self.forms = forms
    self.groups = groups
    self.nearest = nearest
    contrast = Contrast(documentCount: terms.documentCount)
    self.classes = classes
    particles = Set(NameParticles.all.compactMap(classes.number))
    occurrenceCount = Double(terms.occurrences.reduce(0, +))
  }

  /// The candidates of a group that hold together and are more frequent inside than outside,
  /// in the order of ``GroupPhrases/candidates``.
  ///
  /// The contrast that counts is that against all others, less half of what is missing against
  /// the nearest group, by how near that is.
  func entries(of group: Int) -> [Entry] {
    let phrases = groups[group]
    let spoken = terms.otherLanguages(of: group, classes)
    return phrases.candidates.indices.compactMap { place in
      let candidate = phrases.candidates[place]
      guard
        candidate.length == 1
          ? !particles.contains(phrases.words[candidate.range.lowerBound])
          : isPhrase(candidate, phrases),
        !hasStopWord(candidate, phrases, of: spoken)
      else { return nil }
      let share = Double(candidate.documents) / Double(phrases.documentCount)
      let (all, near) = contrasts(of: place, share: share, in: group)
      let contrast = all - 0.5 * nearest.similarities[group] * max(0, all - near)
      guard contrast >= Self.leastContrast,
        let text = forms.spelling(of: place, in: group)
      else { return nil }
      let title = 1 + Double(candidate.titles) / Double(candidate.documents)
      let factor = candidate.length == 1 ? Self.wordFactor : 1
      return Entry(
        candidate: place, text: text, stems: classes.stems(of: text), share: share,
        contrast: contrast,
        distinction: (all + near) * share.squareRoot() * candidate.spread,
        score: candidate.weight * contrast * title * factor * candidate.spread)
    }
  }

  /// Bits against all others, and against the nearest group, if there is one.
  private func contrasts(
    of place: Int, share: Double, in group: Int
  ) -> (all: Double, near: Double) {
    let number = forms.number(of: place, in: group)
    let size = terms.sizes[group]
    let inside = share * Double(size)
    let bits = contrast.bits(
      inside: inside, of: size, total: Double(forms.documents[number]))
    let other = Int(nearest.groups[group])
    guard other >= 0 else { return (bits, bits) }
    let otherSize = terms.sizes[other]
    let against = contrast.bits(
      inside: inside, of: size, against: count(of: place, of: group, in: other),
      of: otherSize)
    return (bits, against)
  }

  /// How many articles of another group have a group's candidate.
  private func count(of place: Int, of group: Int, in other: Int) -> Double {
    let candidate = groups[group].candidates[place]
    if candidate.length == 1 {
      let word = groups[group].words[candidate.range.lowerBound]
      let cell = terms.cell(of: word, in: other)
      return Double(cell?.documents ?? 0)
    }
    let phrases = groups[other]
    let same = phrases.candidates.first { $0.key == candidate.key }
    let scale = Double(terms.sizes[other]) / Double(max(1, phrases.documentCount))
    return Double(same?.documents ?? 0) * scale
  }

  /// Whether words in a row are a phrase: neither begin nor end with what belongs to a word
  /// beyond, and hold together.
  private func isPhrase(
    _ candidate: GroupPhrases.Candidate, _ phrases: GroupPhrases
  ) -> Bool {
    let range = candidate.range
    let (first, last) = (
      phrases.words[range.lowerBound], phrases.words[range.upperBound - 1]
    )
    guard classes.areNames[Int(first)], !particles.contains(last) else { return false }
    // A number may be part of a name ("Formula 1"), but not what is counted ("magnitude of
    // 4").
    for place in range where phrases.joints[place] != 0 && place > range.lowerBound {
      guard classes.areNames[Int(phrases.words[place])] else { return false }
    }
    if particles.contains(first), !belongs(to: range.lowerBound, phrases) { return false }
    return cohesion(of: candidate, phrases) >= Self.leastCohesion
  }

  /// Whether a candidate begins or ends with a stop word of some other language than the
  /// batch's, which is no particle of the name behind it.
  private func hasStopWord(
    _ candidate: GroupPhrases.Candidate, _ phrases: GroupPhrases,
    of languages: OtherStopWords.Languages
  ) -> Bool {
    let words = phrases.words[candidate.range]
    return words.indices.contains { place in
      let isEdge = place == words.startIndex || place == words.endIndex - 1
      guard isEdge, !particles.contains(words[place]) else { return false }
      return !classes.stops[Int(words[place])].isDisjoint(with: languages)
    }
  }

  /// Whether a name is hardly ever without the particle at a place before it.
  ///
  /// "بن عروس" is a town, "بن محمد" half a name.
  private func belongs(to place: Int, _ phrases: GroupPhrases) -> Bool {
    guard let pair = forms.number(ofPair: phrases.pairKey(at: place + 1)) else {
      return false
    }
    return Double(forms.occurrences[pair]) / occurrenceCount
      >= 0.8 * share(of: phrases.words[place + 1])
  }

  /// The least of what pairs of words in a row have.
  private func cohesion(
    of candidate: GroupPhrases.Candidate, _ phrases: GroupPhrases
  ) -> Double {
    var least = 1.0
    for place in candidate.range.dropFirst() {
      guard let pair = forms.number(ofPair: phrases.pairKey(at: place)) else { return 0 }
      let together = Double(forms.occurrences[pair]) / occurrenceCount
      let apart = share(of: phrases.words[place - 1]) * share(of: phrases.words[place])
      guard together > 0, together < 1, apart > 0 else { return 0 }
      least = min(least, log2(together / apart) / -log2(together))
    }
    return least
  }

  /// The share of a word in all words of the batch.
  private func share(of word: Int32) -> Double {
    Double(terms.occurrences[Int(word)]) / occurrenceCount
  }
}
