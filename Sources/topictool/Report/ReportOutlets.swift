internal import Dedup
internal import Vectors

/// The outlets of a batch by number: by the bytes of their names, and what names none behind
/// them.
struct ReportOutlets {
  /// What is said of each.
  let outlets: [OutletReport.Outlet]
  /// What is said of articles without an outlet, if there are any.
  let nameless: OutletReport.Outlet?
  /// The outlet of each article, -1 for none.
  private let numbers: [Int32]

  /// The outlets of a batch.
  init(of copies: Copies, in corpus: Corpus) {
    let all = OutletReport(copies, of: corpus).outlets
    outlets = all.filter { !$0.name.isEmpty }
    nameless = all.first { $0.name.isEmpty }
    let places = Dictionary(
      uniqueKeysWithValues: outlets.enumerated().map { ($1.name, Int32($0)) })
    numbers = (0..<corpus.count).map { places[corpus.string(.source, of: $0)] ?? -1 }
  }

  /// The number of an article's outlet, -1 if it names none.
  func number(of document: Int) -> Int { Int(numbers[document]) }

  /// Their names.
  var names: Value { .list(outlets.map { .text($0.name.printable) }) }

  /// For each `[articles, copied articles, words, copied words]`.
  var rows: Value {
    .list(
      (outlets + [nameless].compactMap(\.self)).map { outlet in
        .list(
          [
            outlet.articleCount, outlet.copiedArticleCount, outlet.wordCount,
            outlet.copiedWordCount,
          ].map { .integer($0) })
      })
  }
}
