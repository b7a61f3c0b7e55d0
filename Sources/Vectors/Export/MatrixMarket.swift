/// Sparse matrices as text, one cell a line, as `scipy.io.mmread` and many others read it.
///
///     %%MatrixMarket matrix coordinate real general
///     3 4 2
///     1 1 0.5
///     3 2 0.25
///
/// The format is that of Boisvert, Pozo & Remington 1996, "The Matrix Market exchange
/// formats". Rows and columns are counted from 1; values are the shortest decimals that
/// read back as the same single-precision numbers.
public enum MatrixMarket {
  /// Writes every cell of a matrix.
  ///
  /// - Throws: what the sink throws.
  public static func write(
    _ matrix: SparseMatrix, to sink: inout some ByteSink
  ) throws(ExportError) {
    try write(matrix, isMirrored: false, diagonal: nil, to: &sink)
  }

  /// Writes a symmetric matrix of which the cells above the diagonal are given, each once.
  ///
  /// The format stores the lower half: a cell (*i*, *j*) becomes (*j*, *i*), in the order
  /// of the columns of that half. Reading it gives both.
  ///
  /// - Parameters:
  ///   - pairs: cells (*i*, *j*) with *i* < *j*, as ``SparseMatrix/similarities(atLeast:parallel:)``
  ///     returns them.
  ///   - diagonal: what stands in every cell (*i*, *i*), or nil for none.
  ///   - sink: where to.
  /// - Throws: what the sink throws.
  public static func write(
    pairs: SparseMatrix, diagonal: Float?, to sink: inout some ByteSink
  ) throws(ExportError) {
    try write(pairs, isMirrored: true, diagonal: diagonal, to: &sink)
  }

  private static func write(
    _ matrix: SparseMatrix, isMirrored: Bool, diagonal: Float?,
    to sink: inout some ByteSink
  ) throws(ExportError) {
    var lines = Lines(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      cellCount: matrix.cellCount, isMirrored: isMirrored, diagonal: diagonal)
    for row in 0..<matrix.rowCount {
      try lines.append(
        row, matrix.columns(ofRow: row), matrix.values(ofRow: row), to: &sink)
    }
    try lines.finish(to: &sink)
  }
}

extension MatrixMarket {
  /// The lines of a matrix whose rows come one after the other.
  struct Lines {
    private let isMirrored: Bool
    private let diagonal: Float?
    private var text: [UInt8]

    /// Begins with the heading.
    ///
    /// - Parameters:
    ///   - rowCount: number of rows.
    ///   - columnCount: number of columns.
    ///   - cellCount: number of cells that will be given.
    ///   - isMirrored: whether rows are written as the columns of a lower half.
    ///   - diagonal: what stands in every cell (*i*, *i*), or nil for none.
    init(
      rowCount: Int, columnCount: Int, cellCount: Int, isMirrored: Bool, diagonal: Float?
    ) {
      self.isMirrored = isMirrored
      self.diagonal = diagonal
      let kind = isMirrored ? "symmetric" : "general"
      let count = cellCount + (diagonal == nil ? 0 : rowCount)
      text = Array("%%MatrixMarket matrix coordinate real \(kind)\n".utf8)
      text += "\(rowCount) \(columnCount) \(count)\n".utf8
    }

    /// Writes the cells of a row.
    mutating func append(
      _ row: Int, _ columns: Span<Int32>, _ values: Span<Float>,
      to sink: inout some ByteSink
    ) throws(ExportError) {
      if let diagonal { append(row, row, diagonal) }
      for i in columns.indices {
        let column = Int(columns[i])
        if isMirrored {
          append(column, row, values[i])
        } else {
          append(row, column, values[i])
        }
        try sink.drain(&text)
      }
    }

    private mutating func append(_ row: Int, _ column: Int, _ value: Float) {
      text.append(decimal: row + 1)
      text.append(UInt8(ascii: " "))
      text.append(decimal: column + 1)
      text.append(UInt8(ascii: " "))
      text.append(shortest: value)
      text.append(UInt8(ascii: "\n"))
    }

    /// Writes what is left.
    mutating func finish(to sink: inout some ByteSink) throws(ExportError) {
      try sink.drain(&text, above: 0)
    }
  }
}
