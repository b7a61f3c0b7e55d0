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

  /// Writes rows as they are, or mirrored as the columns of a lower half.
  private static func write(
    _ matrix: SparseMatrix, isMirrored: Bool, diagonal: Float?,
    to sink: inout some ByteSink
  ) throws(ExportError) {
    let kind = isMirrored ? "symmetric" : "general"
    let diagonalCount = diagonal == nil ? 0 : matrix.rowCount
    var text = Array("%%MatrixMarket matrix coordinate real \(kind)\n".utf8)
    text.append(decimal: matrix.rowCount)
    text.append(UInt8(ascii: " "))
    text.append(decimal: matrix.columnCount)
    text.append(UInt8(ascii: " "))
    text.append(decimal: matrix.cellCount + diagonalCount)
    text.append(UInt8(ascii: "\n"))
    for row in 0..<matrix.rowCount {
      if let diagonal { append(row, row, diagonal, to: &text) }
      for cell in matrix.cells(ofRow: row) {
        let (column, value) = (Int(matrix.columns[cell]), matrix.values[cell])
        if isMirrored {
          append(column, row, value, to: &text)
        } else {
          append(row, column, value, to: &text)
        }
      }
      try sink.drain(&text)
    }
    try sink.write(text.span)
  }

  private static func append(
    _ row: Int, _ column: Int, _ value: Float, to text: inout [UInt8]
  ) {
    text.append(decimal: row + 1)
    text.append(UInt8(ascii: " "))
    text.append(decimal: column + 1)
    text.append(UInt8(ascii: " "))
    text.append(shortest: value)
    text.append(UInt8(ascii: "\n"))
  }
}
