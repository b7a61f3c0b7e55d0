internal import Vectors

/// When and where the documents of each text appeared.
struct TextOrigins: Sendable {
  private var earliest: [Int64]
  private var latest: [Int64]
  /// The outlet of each text's first document, 0 where none is named.
  private var outlets: [UInt64] = []

  /// The origins of all texts of a survey.
  init(of survey: Survey, in corpus: Corpus) {
    earliest = Array(repeating: .max, count: survey.count)
    latest = Array(repeating: .min, count: survey.count)
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      guard let time = corpus.documents[document].time else { continue }
      earliest[Int(text)] = min(earliest[Int(text)], time)
      latest[Int(text)] = max(latest[Int(text)], time)
    }
    var scratch: [UInt8] = []
    for (text, document) in survey.documentOfText.enumerated() {
      if text.isMultiple(of: Corpus.releaseInterval) { corpus.releasePages() }
      outlets.append(corpus.outletHash(of: Int(document), scratch: &scratch) ?? 0)
    }
  }

  /// The origins of texts that are given one by one, in the order of their numbers.
  init(of texts: [TaskText]) {
    earliest = texts.map { $0.earliest ?? .max }
    latest = texts.map { $0.latest ?? .min }
    outlets = texts.map { $0.outlet ?? 0 }
  }

  /// Seconds between the days of two texts, 0 where they overlap, or nil if one is undated.
  func seconds(between pair: TextPair) -> Int64? {
    let (a, b) = (pair.a, pair.b)
    guard earliest[a] <= latest[a], earliest[b] <= latest[b] else { return nil }
    return max(0, earliest[b] - latest[a], earliest[a] - latest[b])
  }

  /// Whether two texts appeared in one outlet, as far as is known.
  func sharesOutlet(_ pair: TextPair) -> Bool {
    outlets[pair.a] != 0 && outlets[pair.a] == outlets[pair.b]
  }
}
