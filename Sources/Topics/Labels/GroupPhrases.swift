internal import Vectors

/// The words and phrases that may name a group, counted in its articles.
struct GroupPhrases: Sendable {
  /// A word or phrase of a group.
  struct Candidate: Sendable {
    /// What it is known by; see ``PhraseKey``.
    let key: UInt64
    /// Its words, as a range of ``GroupPhrases/words``.
    let range: Range<Int>
    /// How many of the articles looked at have it.
    let documents: Int
    /// How many of these have it in the title.
    let titles: Int
    /// Its mean weight over the articles looked at; see ``LabelWeight``.
    let weight: Double
    /// How much it is more than the furniture of one outlet, 0 to 1; see
    /// ``PhraseCounts/spread(of:)``.
    let spread: Double

    /// Number of words.
    var length: Int { range.count }
  }

  /// Most articles of a group that are looked at.
  ///
  /// What a hundredth of the articles have is
  /// found in these but for one time in a hundred.
  static let sampleSize = 512
  /// Most words of a phrase: as many as the longer names have.
  static let longest = 6
  /// Most words, and most phrases, a group.
  static let capacity = 32

  /// Number of articles looked at.
  let documentCount: Int
  /// Words and phrases, in no particular order but the same every time.
  private(set) var candidates: [Candidate] = []
  /// Their words, as classes of ``WordClasses``.
  private(set) var words: [Int32] = []
  /// How each of these words follows the one before.
  private(set) var joints: [UInt32] = []
  /// The article whose headline says most about the group.
  let headline: Int

  /// Looks at a group's articles.
  ///
  /// - Parameters:
  ///   - members: the articles.
  ///   - anchors: the words that may name the group, of which a phrase has one at least: a
  ///     group without any has no candidates, and its first headline is as good as others.
  ///   - material: where the articles are.
  init(of members: [Int], around anchors: [GroupWords.Word], in material: LabelMaterial) {
    let sample = GroupPhrases.sample(of: members)
    documentCount = sample.count
    guard !anchors.isEmpty else {
      headline = members.first ?? 0
      return
    }
    var counts = PhraseCounts(around: anchors)
    var best = (document: members.first ?? 0, score: -1.0)
    var scratch: [UInt8] = []
    for document in sample {
      let source = material.corpus.bytes(.source, of: document, scratch: &scratch)
      let score = counts.add(material.words[document], of: OutletSet(source))
      if score > best.score { best = (document, score) }
    }
    headline = best.document
    for entry in counts.best(of: sample.count, GroupPhrases.capacity) {
      let start = words.count
      let range = counts.range(of: entry)
      words += counts.words[range]
      joints += counts.joints[range]
      candidates.append(
        Candidate(
          key: counts.keys[entry], range: start..<words.count,
          documents: Int(counts.documents[entry]), titles: Int(counts.titles[entry]),
          weight: Double(counts.weights[entry]) / Double(sample.count),
          spread: counts.spread(of: entry)))
    }
  }

  /// Articles of a group, evenly spread where there are many.
  private static func sample(of members: [Int]) -> [Int] {
    guard members.count > sampleSize else { return members }
    return (0..<sampleSize).map { members[$0 * members.count / sampleSize] }
  }
}

extension GroupPhrases {
  /// What two words in a row are known by, given the place of the second.
  func pairKey(at place: Int) -> UInt64 {
    PhraseKey.extended(
      PhraseKey.of(words[place - 1]), joint: joints[place], word: words[place])
  }
}
