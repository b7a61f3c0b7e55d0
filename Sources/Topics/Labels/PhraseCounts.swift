internal import Vectors

/// Counts the words and phrases of a group's articles, each phrase with one word at least
/// that may name the group.
///
/// All arrays but the last two are indexed by entry, in the order in which they first occur.
struct PhraseCounts {
  /// What each entry is known by.
  private(set) var keys: [UInt64] = []
  /// How many articles have it.
  private(set) var documents: [Int32] = []
  /// How many of them have it in the title.
  private(set) var titles: [Int32] = []
  /// Σ weight over them.
  private(set) var weights: [Float] = []
  /// The outlets of them; see ``OutletSet``.
  private var outlets: [OutletSet] = []
  /// The outlets of all articles.
  private var allOutlets = OutletSet()
  /// The words of all entries, and how each follows the one before.
  private(set) var words: [Int32] = []
  private(set) var joints: [UInt32] = []

  /// Where each entry's words start, and where the last one's end.
  private var starts: [Int] = [0]
  /// How often the article at hand has it, and has it in its title.
  private var times: [UInt32] = []
  private var titleTimes: [UInt32] = []
  /// The entries that it has.
  private var touched: [Int32] = []
  private var index = HashIndex(capacity: 1 << 10)

  /// The numbers of the anchors, by ``PhraseKey``, and their scores.
  private var anchors: HashIndex
  private let scores: [Double]
  /// By word of the article at hand: the anchor that it is, or −1.
  private var anchorsShown: [Int32] = []

  /// - Parameter anchors: the words that may name the group.
  init(around anchors: [GroupWords.Word]) {
    self.anchors = HashIndex(capacity: anchors.count)
    scores = anchors.map(\.score)
    for (number, word) in anchors.enumerated() {
      self.anchors.insert(PhraseKey.of(word.term), number: Int32(number))
    }
  }

  /// The words of an entry, as a range of ``words``.
  func range(of entry: Int) -> Range<Int> { starts[entry]..<starts[entry + 1] }

  /// How many outlets' articles have an entry, of as many as could have it: what all of one
  /// outlet's articles have and no other's is its furniture.
  ///
  /// From half of them on it is 1: that is as many as chance may leave.
  func spread(of entry: Int) -> Double {
    let most = min(Int(documents[entry]), allOutlets.count)
    return min(1, 2 * Double(outlets[entry].count) / Double(max(1, most)))
  }

  /// Counts the words and phrases of an article of an outlet.
  ///
  /// - Returns: how much its headline says about the group.
  mutating func add(_ article: ArticleWords.Article, of outlet: OutletSet) -> Double {
    let words = article.words.span
    anchorsShown.removeAll(keepingCapacity: true)
    for place in words.indices {
      anchorsShown.append(anchors.number(of: PhraseKey.of(words[place].number)) ?? -1)
    }
    for first in words.indices {
      let isTitle = first < article.titleCount
      var key = PhraseKey.of(words[first].number)
      var hasAnchor = anchorsShown[first] >= 0
      if hasAnchor { count(key, words.extracting(first...first), isTitle: isTitle) }
      for last in first + 1..<min(words.count, first + GroupPhrases.longest) {
        guard words[last].joint != PhraseReader.parted else { break }
        key = words[last].extending(key)
        hasAnchor = hasAnchor || anchorsShown[last] >= 0
        guard hasAnchor else { continue }
        count(key, words.extracting(first...last), isTitle: isTitle)
      }
    }
    endDocument(of: outlet)
    return headlineScore(article)
  }

  private mutating func count(
    _ key: UInt64, _ phrase: Span<PhraseReader.Word>, isTitle: Bool
  ) {
    let entry: Int
    if let known = index.number(of: key) {
      entry = Int(known)
    } else {
      entry = keys.count
      index.insert(key, number: Int32(entry))
      keys.append(key)
      documents.append(0)
      titles.append(0)
      weights.append(0)
      outlets.append(OutletSet())
      times.append(0)
      titleTimes.append(0)
      for place in phrase.indices {
        words.append(phrase[place].number)
        joints.append(phrase[place].joint)
      }
      starts.append(words.count)
    }
    if times[entry] == 0 { touched.append(Int32(entry)) }
    times[entry] += 1
    titleTimes[entry] += isTitle ? 1 : 0
  }

  private mutating func endDocument(of outlet: OutletSet) {
    allOutlets.formUnion(outlet)
    for entry in touched {
      let entry = Int(entry)
      documents[entry] += 1
      titles[entry] += titleTimes[entry] > 0 ? 1 : 0
      weights[entry] += LabelWeight.of(occurrences: times[entry])
      outlets[entry].formUnion(outlet)
      times[entry] = 0
      titleTimes[entry] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// The scores of the anchors in a headline, over the root of its length.
  ///
  /// So neither a single word is best nor all of them in a heap. The first words of an
  /// article without a headline count half.
  private func headlineScore(_ article: ArticleWords.Article) -> Double {
    let hasTitle = article.titleCount > 0
    let count = hasTitle ? article.titleCount : min(12, article.words.count)
    var score = 0.0
    let shown = anchorsShown.prefix(count)
    for (place, anchor) in shown.enumerated() where anchor >= 0 {
      if !shown[..<place].contains(anchor) { score += scores[Int(anchor)] }
    }
    return score / Double(count + 4).squareRoot() * (hasTitle ? 1 : 0.5)
  }

  /// The entries that are most promising: so many words and so many phrases, and what these
  /// nearly always go on to.
  ///
  /// What is in one article alone is left out, but of a group of one.
  func best(of documentCount: Int, _ limit: Int) -> [Int] {
    let frequent = keys.indices.filter { Int(documents[$0]) >= min(2, documentCount) }
    let words = frequent.filter { range(of: $0).count == 1 }
    let phrases = frequent.filter { range(of: $0).count > 1 }
    return first(limit, of: words) + completed(first(limit, of: phrases), among: phrases)
  }

  /// The entries of the highest promise.
  private func first(_ limit: Int, of entries: [Int]) -> [Int] {
    let rated = entries.map { (entry: $0, promise: promise(of: $0)) }
    return rated.sorted { a, b in
      a.promise != b.promise ? a.promise > b.promise : a.entry < b.entry
    }.prefix(limit).map(\.entry)
  }

  /// The mean score of an entry's words, so that long phrases come after what they are made
  /// of, times its own weight.
  private func promise(of entry: Int) -> Double {
    let range = range(of: entry)
    let score = range.reduce(0.0) { sum, place in
      anchors.number(of: PhraseKey.of(words[place])).map { sum + scores[Int($0)] } ?? sum
    }
    let title = 1 + Double(titles[entry]) / Double(documents[entry])
    let weight = range.count == 1 ? 1 : Double(weights[entry])
    return score / Double(range.count) * title * weight * spread(of: entry)
  }

  /// Phrases with those that they are nearly always part of.
  private func completed(_ chosen: [Int], among phrases: [Int]) -> [Int] {
    var completed = chosen
    var known = Set(chosen)
    let byLength = phrases.filter { range(of: $0).count > 2 }.sorted { a, b in
      let (x, y) = (range(of: a).count, range(of: b).count)
      return x != y ? x < y : a < b
    }
    for whole in byLength where !known.contains(whole) {
      let range = range(of: whole)
      let isWhole = [range.dropLast(), range.dropFirst()].contains { part in
        let key = PhraseKey.of(words[part], joints[part])
        guard let part = index.number(of: key), known.contains(Int(part)) else {
          return false
        }
        let share = LabelChoice.phraseShare * Double(documents[Int(part)])
        return Double(documents[whole]) >= share
      }
      guard isWhole else { continue }
      completed.append(whole)
      known.insert(whole)
    }
    return completed
  }
}
