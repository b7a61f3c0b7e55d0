internal import Dedup
internal import Vectors

// `dedup --show A B`: two articles beside each other, with what one has of the other.

extension Session {
  /// Shows two articles of the batch.
  ///
  /// - Parameters:
  ///   - ids: of the two; with an archive the first is of the inputs, the other of the
  ///     archive.
  ///   - batch: what was read.
  ///   - search: how they are compared.
  /// - Throws: ``ToolError/usage(_:)`` for an id that no article has.
  func show(_ ids: [String], of batch: ComparedBatch, by search: CopySearch) throws {
    let corpus = batch.corpus
    let all = 0..<corpus.count
    let start = batch.othersStart
    let a = try corpus.document(ids[0], in: start.map { 0..<$0 } ?? all)
    let b = try corpus.document(ids[1], in: start.map { $0..<corpus.count } ?? all)
    guard a != b else {
      throw ToolError.usage("--show takes two articles, and '\(ids[0].printable)' is one")
    }
    let comparison = try search.comparison(
      of: min(a, b), and: max(a, b), in: corpus,
      parallel: parallel("surveying", total: corpus.count))
    progress.end()
    let shown = ShownComparison(comparison, of: corpus, isSwapped: b < a)
    try print(shown.lines(a, b, width: width, style: style))
  }
}

extension Corpus {
  /// Ids among which a slip of the pen is looked for.
  private static let slipLimit = 10_000

  /// The document of an id.
  fileprivate func document(_ id: String, in range: Range<Int>) throws(ToolError) -> Int {
    let wanted = Array(id.utf8)
    var scratch: [UInt8] = []
    var near: [String] = []
    for document in range {
      let bytes = bytes(.id, of: document, scratch: &scratch)
      let slack = abs(bytes.count - wanted.count)
      if slack == 0, bytes.indices.allSatisfy({ bytes[$0] == wanted[$0] }) {
        return document
      }
      if 3 * slack <= wanted.count, near.count < Self.slipLimit {
        near.append(String(copying: bytes))
      }
    }
    let complaint = "--show: no article has the id '\(id.printable)'"
    guard let best = near.nearest(to: id) else { throw .usage(complaint) }
    throw .usage("\(complaint); did you mean '\(best.printable)'?")
  }
}

/// A comparison of two articles for a terminal.
private struct ShownComparison {
  private let comparison: DocumentComparison
  private let corpus: Corpus
  /// Whether the article that stands first in the input is shown second.
  private let isSwapped: Bool

  init(_ comparison: DocumentComparison, of corpus: Corpus, isSwapped: Bool) {
    self.comparison = comparison
    self.corpus = corpus
    self.isSwapped = isSwapped
  }

  /// The figures, and both articles below them.
  func lines(_ a: Int, _ b: Int, width: Int, style: Style) -> [String] {
    let both = SideBySide(
      left: side(a, isA: !isSwapped, style), right: side(b, isA: isSwapped, style))
    return figures(width: width, style) + [""] + both.lines(width: width, style: style)
  }

  private func figures(width: Int, _ style: Style) -> [String] {
    guard let pair = comparison.pair else {
      return [style.bold("none") + " · an article without words matches nothing"]
    }
    let shares = [pair.containmentA, pair.containmentB]
    let (first, second) = isSwapped ? (shares[1], shares[0]) : (shares[0], shares[1])
    let count = comparison.passages.count
    let figures = [
      pair.relation.rawValue, "score \(pair.score.fixed(2))",
      "jaccard \(pair.jaccard.fixed(3))", "\(first.percentage) of A in B",
      "\(second.percentage) of B in A",
      "\(pair.sharedWords.of("shared word", "shared words")) in "
        + count.of("passage", "passages"),
      "longest run \(pair.longestRun.grouped)",
    ].joined(separator: " · ")
    return MarkedText(figures).lines(width: max(width, 2)).map {
      $0.shown(width: width, isLast: true) { style.bold($1) }
    }
  }

  private func side(_ document: Int, isA: Bool, _ style: Style) -> SideBySide.Side {
    let passages = comparison.passages.enumerated().map { number, passage in
      MarkedText.Passage(
        number: number + 1, scalars: isA ? passage.a.scalars : passage.b.scalars)
    }
    return SideBySide.Side(
      heading: [
        .init(text: corpus.headline(of: document)) { $0.bold($1) },
        .init(text: corpus.shown(.source, of: document)) { $0.dim($1) },
        .init(text: corpus.dateline(of: document)) { $0.dim($1) },
        .init(text: corpus.shown(.id, of: document)) { $0.dim($1) },
      ],
      text: MarkedText(
        corpus.string(.text, of: document), passages: passages,
        formula: isA ? comparison.formulaOfA : comparison.formulaOfB,
        brackets: style.isOn ? nil : passages.count > 1 ? .numbered : .plain))
  }
}
