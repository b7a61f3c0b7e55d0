internal import Vectors

/// How often all groups have the words and phrases that may name one, and how they spell
/// them.
struct LabelForms: Sendable {
  /// How many articles have each.
  private(set) var documents: [Int]
  /// How often the batch has each.
  private(set) var occurrences: [Int]
  /// By candidate of a group how the group spells it; see ``WantedPhrases/starts``.
  private let spellings: [String?]

  /// How many occurrences the spelling of the batch is worth beside the group's own.
  ///
  /// An event of two articles, one of which has the word in a title, does not tell whether it
  /// is written with a capital.
  private static let batchWeight = 4.0

  private let wanted: WantedPhrases

  /// Counts the candidates of all groups in all of their articles.
  ///
  /// - Complexity: O(words of the articles).
  init(
    of groups: [GroupPhrases], in members: [[Int]], of material: LabelMaterial,
    parallel: Parallel
  ) {
    let wanted = WantedPhrases(groups, wordCount: material.classes.count)
    // Group after group, so that what is counted of one is nearly always in one part.
    let articles = members.enumerated().flatMap { group, rows in
      rows.map { (document: $0, group: group) }
    }
    let parts = parallel.map(
      count: articles.count, grain: 512, storage: { _ in LabelCounter(material, wanted) }
    ) { counter, places in
      for place in places {
        counter.add(articles[place].document, of: articles[place].group)
      }
      return counter.takePart()
    }
    self.wanted = wanted
    documents = Array(repeating: 0, count: wanted.count)
    occurrences = documents
    for cell in parts.lazy.flatMap(\.cells) {
      documents[Int(cell.number)] += 1
      occurrences[Int(cell.number)] += Int(cell.times)
    }
    spellings = SpellingCounts.mostFrequent(
      in: parts.map(\.spellings), parents: wanted.numbers.map(wanted.usual),
      weight: LabelForms.batchWeight, parallel: parallel.reporting(to: nil))
  }

  /// The number of a candidate of a group.
  func number(of candidate: Int, in group: Int) -> Int {
    Int(wanted.numbers[wanted.starts[group] + candidate])
  }

  /// The number of two words in a row.
  ///
  /// - Precondition: some candidate has them.
  func number(ofPair key: UInt64) -> Int? {
    wanted.phrases.number(of: key).map { Int($0) }
  }

  /// How a group spells a candidate of its own most often, nil if that names nothing; see
  /// ``LabelSpelling``.
  ///
  /// Forms that a stemmer takes for one word may be two, as "البحر" and "البحرين" are; the
  /// group's articles tell which.
  func spelling(of candidate: Int, in group: Int) -> String? {
    spellings[wanted.starts[group] + candidate].flatMap(LabelSpelling.shown)
  }
}
