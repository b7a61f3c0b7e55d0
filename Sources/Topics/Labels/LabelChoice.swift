internal import Vectors

// Completeness is that of Lingo (Osiński, Stefanowski & Weiss 2004, "Lingo: search results
// clustering algorithm based on singular value decomposition"): a phrase that nearly always
// goes on in the same way is not the whole of it.

/// Chooses the labels of a group among what may name it.
struct LabelChoice {
  /// Of what share of a phrase's articles a longer one has to be to stand for it.
  static let phraseShare = 0.9
  /// The same of a word: most articles have a name whole once, and then the last part of it.
  private static let wordShare = 0.5

  private let phrases: GroupPhrases
  /// What is left, best first.
  private(set) var entries: [LabelRanking.Entry]

  /// Looks at the rated candidates of a group, and takes out those that are parts.
  init(_ entries: [LabelRanking.Entry], of phrases: GroupPhrases) {
    self.phrases = phrases
    self.entries = entries
    dropIncomplete()
    self.entries.sort { a, b in
      a.score != b.score ? a.score > b.score : a.candidate < b.candidate
    }
  }

  /// The best entries of which none says what those before it say.
  ///
  /// What shares words with labels before it is worth less.
  ///
  /// - Parameters:
  ///   - count: most labels.
  ///   - order: how much each is worth by itself.
  ///   - isWanted: whether an entry may be a label.
  /// - Returns: the best first.
  func best(
    _ count: Int, by order: (LabelRanking.Entry) -> Double = { $0.score },
    where isWanted: (LabelRanking.Entry) -> Bool = { _ in true }
  ) -> [LabelRanking.Entry] {
    var rest = entries.filter(isWanted).map { (entry: $0, worth: order($0)) }
    rest.sort { a, b in
      a.worth != b.worth ? a.worth > b.worth : a.entry.candidate < b.entry.candidate
    }
    var chosen: [LabelRanking.Entry] = []
    while chosen.count < count {
      var best: (place: Int, worth: Double)?
      for (place, (entry, worth)) in rest.enumerated() {
        // What follows is worth no more, however new.
        if worth <= best?.worth ?? 0 { break }
        let worth = worth * novelty(of: entry, beside: chosen)
        if worth > best?.worth ?? 0 { best = (place, worth) }
      }
      guard let best else { break }
      chosen.append(rest.remove(at: best.place).entry)
    }
    return chosen
  }

  /// The share of an entry's words that no label has, squared.
  ///
  /// What is half said already is worth a quarter, and so is "economic" beside "economy". 0 if
  /// one is a part of the other.
  private func novelty(
    of entry: LabelRanking.Entry, beside chosen: [LabelRanking.Entry]
  ) -> Double {
    let words = words(of: entry)
    for label in chosen {
      let others = self.words(of: label)
      if others.holds(words) || words.holds(others) { return 0 }
      // What a sentence writes onto a word makes another one of it, and is still shown.
      let (stems, otherStems) = (entry.stems[...], label.stems[...])
      if otherStems.holds(stems) || stems.holds(otherStems) { return 0 }
    }
    let new = words.count { word in !chosen.contains { self.words(of: $0).contains(word) }
    }
    let isAlike =
      words.count == 1
      && chosen.contains { self.words(of: $0).count == 1 && entry.text.isAlike($0.text) }
    let share = isAlike ? 0.5 : Double(new) / Double(words.count)
    return share * share
  }

  /// Takes out what nearly always is a part of a longer phrase, which is worth as much.
  private mutating func dropIncomplete() {
    let byLength = entries.indices.sorted { a, b in
      let (x, y) = (length(a), length(b))
      return x != y ? x > y : a < b
    }
    var isDropped = [Bool](repeating: false, count: entries.count)
    for part in byLength {
      let share = length(part) == 1 ? Self.wordShare : Self.phraseShare
      var whole: Int?
      for other in entries.indices where !isDropped[other] && length(other) > length(part)
      {
        guard entries[other].share >= share * entries[part].share,
          words(of: entries[other]).holds(words(of: entries[part]))
        else { continue }
        if whole.map({ entries[other].score > entries[$0].score }) ?? true {
          whole = other
        }
      }
      guard let whole else { continue }
      isDropped[part] = true
      entries[whole].score = max(entries[whole].score, entries[part].score)
    }
    entries = entries.indices.filter { !isDropped[$0] }.map { entries[$0] }
  }

  private func length(_ place: Int) -> Int {
    phrases.candidates[entries[place].candidate].length
  }

  private func words(of entry: LabelRanking.Entry) -> ArraySlice<Int32> {
    phrases.words[phrases.candidates[entry.candidate].range]
  }
}

extension String {
  /// Whether two words are likely to be of one family: they begin with the same letters, four
  /// and three quarters of the shorter one at least, but for the Arabic article.
  fileprivate func isAlike(_ other: String) -> Bool {
    let (a, b) = (withoutArticle, other.withoutArticle)
    let common = zip(a, b).prefix { $0 == $1 }.count
    return common >= 4 && 4 * common >= 3 * min(a.count, b.count)
  }

  private var withoutArticle: Substring.UnicodeScalarView {
    let scalars = lowercased().unicodeScalars
    return scalars.starts(with: "ال".unicodeScalars) ? scalars.dropFirst(2) : scalars[...]
  }
}

extension ArraySlice where Element: Equatable {
  /// Whether some words stand in these in a row.
  fileprivate func holds(_ part: ArraySlice) -> Bool {
    guard part.count <= count else { return false }
    return (startIndex...endIndex - part.count).contains { start in
      self[start..<start + part.count].elementsEqual(part)
    }
  }
}
