/// What the rows and columns of an exported matrix are.
public enum MatrixLabels {
  /// Writes the ids of a batch, one a line in document order, with the escapes of
  /// ``EscapedLine``.
  ///
  /// - Throws: what the sink throws.
  public static func writeIDs(
    of corpus: Corpus, to sink: inout some ByteSink
  ) throws(ExportError) {
    var lines: [UInt8] = []
    var scratch: [UInt8] = []
    for document in 0..<corpus.count {
      EscapedLine.append(
        corpus.bytes(.id, of: document, scratch: &scratch), to: &lines)
      lines.append(UInt8(ascii: "\n"))
      try sink.drain(&lines)
    }
    try sink.write(lines.span)
  }

  /// Writes the terms of the columns, one a line in column order: term, document frequency
  /// and what the term weighs in the batch, with tabs between; hashed columns have none.
  ///
  /// The first line is a heading, `term`, `document_frequency`, `idf`.
  ///
  /// - Throws: what the sink throws.
  public static func writeTerms(
    of model: VectorModel, to sink: inout some ByteSink
  ) throws(ExportError) {
    var lines = Array("term\tdocument_frequency\tidf\n".utf8)
    guard let vocabulary = model.columns.vocabulary else {
      return try sink.write(lines.span)
    }
    for column in 0..<vocabulary.count {
      EscapedLine.append(vocabulary.bytes(ofTerm: column), to: &lines)
      lines.append(UInt8(ascii: "\t"))
      lines.append(decimal: Int(model.statistics.documentFrequencies[column]))
      lines.append(UInt8(ascii: "\t"))
      lines.append(shortest: Float(model.weighting.termWeights[column]))
      lines.append(UInt8(ascii: "\n"))
      try sink.drain(&lines)
    }
    try sink.write(lines.span)
  }
}
