internal import Glibc

/// How a term count becomes a matrix value.
public enum Weighting: Sendable, Hashable {
  /// (1 + ln tf) · idf, each row scaled to Euclidean length 1.
  ///
  /// The logarithm damps repetition (Salton & Buckley 1988, "Term-weighting approaches in
  /// automatic text retrieval"); idf is smoothed, ``Vocabulary/inverseDocumentFrequencies``.
  /// Equal to `TfidfVectorizer(sublinear_tf=True)` of scikit-learn on the same terms.
  case tfidf

  /// The weighted matrix of a batch: a row a document, a column a term of the vocabulary.
  ///
  /// Values are computed and rows are scaled in double precision, cells in the order of
  /// columns, and rounded once. A document without terms of the vocabulary has an empty row.
  ///
  /// - Parameters:
  ///   - counts: the documents.
  ///   - vocabulary: the columns.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: rows in document order.
  public func matrix(
    of counts: TermCounts, columns vocabulary: Vocabulary, parallel: Parallel
  ) -> SparseMatrix {
    let columns = counts.columns(in: vocabulary)
    let inverses = vocabulary.documentFrequencies.map {
      Vocabulary.inverse($0, of: vocabulary.documentCount)
    }
    let logarithms = (0..<256).map { $0 == 0 ? 0 : 1 + log(Double($0)) }
    let silent = parallel.reporting(to: nil)
    let blocks = silent.map(count: counts.documentCount, grain: 512) { rows in
      var block = WeightedRows()
      for row in rows {
        block.append(
          row, of: counts, columns: columns, inverses: inverses, logarithms: logarithms)
      }
      return block
    }
    return SparseMatrix(columnCount: vocabulary.count, joining: blocks)
  }
}

extension TermCounts {
  /// The column of each term, or -1 if the vocabulary lacks it.
  fileprivate func columns(in vocabulary: Vocabulary) -> [Int32] {
    hashes.map { vocabulary.column(ofHash: $0) ?? -1 }
  }
}

/// Finished rows of a matrix.
private struct WeightedRows: Sendable {
  private(set) var rowEnds: [Int] = []
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []
  /// Column and count of the row at hand, packed so that they sort by column.
  private var cells: [UInt64] = []
  private var weights: [Double] = []

  /// Appends the row of one document.
  mutating func append(
    _ row: Int, of counts: TermCounts, columns columnOfTerm: [Int32], inverses: [Double],
    logarithms: [Double]
  ) {
    cells.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    for i in counts.rowStarts[row]..<counts.rowStarts[row + 1] {
      let column = columnOfTerm[Int(counts.terms[i])]
      guard column >= 0 else { continue }
      cells.append(UInt64(UInt32(column)) << 32 | UInt64(counts.counts[i]))
    }
    cells.sort()
    var square = 0.0
    for cell in cells {
      let (column, count) = (Int(cell >> 32), Int(cell & 0xFFFF_FFFF))
      let damped = count < logarithms.count ? logarithms[count] : 1 + log(Double(count))
      let weight = damped * inverses[column]
      square += weight * weight
      columns.append(Int32(column))
      weights.append(weight)
    }
    let length = square.squareRoot()
    for weight in weights { values.append(Float(weight / length)) }
    rowEnds.append(columns.count)
  }
}

extension SparseMatrix {
  /// The rows of the blocks, one after another.
  fileprivate init(columnCount: Int, joining blocks: [WeightedRows]) {
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    let cellCount = blocks.reduce(0) { $0 + $1.columns.count }
    columns.reserveCapacity(cellCount)
    values.reserveCapacity(cellCount)
    for block in blocks {
      let start = columns.count
      rowStarts += block.rowEnds.map { start + $0 }
      columns += block.columns
      values += block.values
    }
    self.init(
      columnCount: columnCount, rowStarts: rowStarts, columns: columns, values: values)
  }
}
