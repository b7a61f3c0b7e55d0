/// An article as the graph formats describe it.
struct GraphNode {
  /// What names it in the graph.
  let id: [UInt8]
  /// The title, or the id where there is none.
  let label: [UInt8]
  /// What else is told, in the order of ``GraphNode/attributes``; empty where unknown.
  let values: [[UInt8]]

  /// What is told of each article beside id and label.
  ///
  /// The batch is told in a join of two.
  static func attributes(ofTwoBatches: Bool) -> [String] {
    ofTwoBatches ? ["date", "source", "batch"] : ["date", "source"]
  }

  /// What stands before the ids of the other batch, in which each id of the first may occur
  /// again for another article.
  static let otherPrefix = "against:"

  init(_ document: Int, of corpus: Corpus, batch: Batch?) {
    let id = corpus.text(.id, of: document)
    let title = corpus.text(.title, of: document)
    // A date that was understood is written in one form, for timelines.
    let date =
      corpus.documents[document].time.map { Array(Timestamp.text($0).utf8) }
      ?? corpus.text(.date, of: document)
    self.id = batch == .others ? Array(Self.otherPrefix.utf8) + id : id
    label = title.isEmpty ? id : title
    values =
      [date, corpus.text(.source, of: document)]
      + (batch.map { [Array($0.rawValue.utf8)] } ?? [])
  }

  /// Which batch an article is of, where there are two.
  enum Batch: String {
    case rows = "input"
    case others = "against"
  }
}

extension Corpus {
  fileprivate func text(_ field: Document.Field, of index: Int) -> [UInt8] {
    var scratch: [UInt8] = []
    var text: [UInt8] = []
    text.append(copying: bytes(field, of: index, scratch: &scratch))
    return text
  }
}

extension SimilarityExport {
  /// Calls `body` for each article: those of the rows, then those of another batch.
  func forEachNode(
    _ body: (GraphNode) throws(ExportError) -> Void
  ) throws(ExportError) {
    for document in 0..<rows.count {
      try body(GraphNode(document, of: rows, batch: others == nil ? nil : .rows))
    }
    guard let others else { return }
    for document in 0..<others.count {
      try body(GraphNode(document, of: others, batch: .others))
    }
  }

  /// What is told of each article beside id and label.
  var nodeAttributes: [String] { GraphNode.attributes(ofTwoBatches: others != nil) }

  /// What the weight of an edge is, in words.
  var weightMeaning: String {
    let name =
      join.setMeasure == .containment
      ? "containment of the source in the target" : join.measureName
    return name + ", from 0 to 1"
  }

  /// Whether an edge leads from its row to its column only.
  var isDirected: Bool { !join.isSymmetric }
}
