/// An index of the columns that decide, and what bounds the loss of the others.
///
/// Words that many articles have take most of the work of comparing them and decide next to
/// nothing. Of each row *y* the cells of frequent columns that cost most for what they weigh
/// are not indexed, as many as keep the length |*y*ᵤ| of what is left out below a limit near
/// the similarity *t* that counts. A row *x* gains from them at most |*x*ₕ| · |*y*ᵤ|, where *x*ₕ
/// are its cells of frequent columns (Cauchy & Schwarz), so that a pair whose other products
/// stay below *t* − |*x*ₕ| · |*y*ᵤ| is below *t*. The index of L2AP is reduced likewise
/// (Anastasiu & Karypis 2014, "L2AP: fast cosine similarity search with prefix L-2 norm
/// bounds"); there the bound is |*y*ᵤ| alone, which on articles lets through so many pairs
/// that nothing is gained.
struct ReducedIndex: Sendable {
  /// The lists of the cells that are indexed, tile by tile.
  let tiles: TiledIndex
  /// The cells that are not.
  let remainder: SparseMatrix
  /// By row: the length |*y*ᵤ| of its row of ``remainder``.
  let remainderLengths: [Float]
  /// Number of cells of the longest row.
  let longestRow: Int
  /// By column: whether cells of it may be left out.
  private let isFrequent: [Bool]

  /// A column is frequent if one row in so many has it.
  ///
  /// Fewer frequent columns leave more to multiply, more of them a looser bound and more to
  /// verify; on articles the cost is flat from 16 to 32.
  private static let rarity = 24

  /// The limit of the length that is left out, as a multiple of the similarity that counts.
  ///
  /// Any limit is right; on articles the cost is flat from 1 to 1.4.
  private static let allowance: Float = 1.2

  /// The index of a matrix for pairs of at least a similarity.
  ///
  /// - Parameters:
  ///   - matrix: unit or empty rows.
  ///   - minimum: the similarity that counts, above 0.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Complexity: O(*c* log *c*) in the cells of a row, for each row.
  init(of matrix: SparseMatrix, atLeast minimum: Float, parallel: Parallel) {
    var frequencies = [Int32](repeating: 0, count: matrix.columnCount)
    for column in matrix.columns { frequencies[Int(column)] += 1 }
    let least = max(2, matrix.rowCount / ReducedIndex.rarity)
    let columns = FrequentColumns(frequencies: frequencies, least: least)
    let silent = parallel.reporting(to: nil)
    let parts = silent.map(count: matrix.rowCount, grain: 1024) { rows in
      var ranked: [FrequentColumns.Ranked] = []
      return rows.reduce(into: (isIndexed: [Bool](), lengths: [Float]())) { part, row in
        let length = columns.leaveOut(
          of: matrix.columns(ofRow: row), matrix.values(ofRow: row),
          below: ReducedIndex.allowance * minimum,
          isIndexed: &part.isIndexed, ranked: &ranked)
        part.lengths.append(length)
      }
    }
    let isIndexed = Array(parts.lazy.map(\.isIndexed).joined())
    tiles = TiledIndex(of: matrix, isIndexed: isIndexed, parallel: silent)
    remainder = matrix.cells { !isIndexed[$0] }
    remainderLengths = Array(parts.lazy.map(\.lengths).joined())
    longestRow = (0..<matrix.rowCount).map { matrix.cells(ofRow: $0).count }.max() ?? 0
    isFrequent = frequencies.map { $0 >= least }
  }

  /// The length |*x*ₕ| of the cells of frequent columns of a row.
  func frequentLength(_ columns: Span<Int32>, _ values: Span<Float>) -> Float {
    var square: Float = 0
    for i in columns.indices where isFrequent[Int(columns[i])] {
      square += values[i] * values[i]
    }
    return square.squareRoot()
  }
}

/// The columns of which cells may be left out.
private struct FrequentColumns: Sendable {
  /// A cell of a row, and the square that is lost for each product that is saved.
  typealias Ranked = (price: Float, cell: Int)

  let frequencies: [Int32]
  let least: Int

  /// Tells of each cell of a row whether it is indexed.
  ///
  /// - Returns: the length of what is not, which is below `limit`.
  func leaveOut(
    of columns: Span<Int32>, _ values: Span<Float>, below limit: Float,
    isIndexed: inout [Bool], ranked: inout [Ranked]
  ) -> Float {
    ranked.removeAll(keepingCapacity: true)
    for i in columns.indices {
      let frequency = frequencies[Int(columns[i])]
      if frequency >= least {
        ranked.append((values[i] * values[i] / Float(frequency), i))
      }
    }
    ranked.sort { ($0.price, $0.cell) < ($1.price, $1.cell) }
    let start = isIndexed.count
    isIndexed += repeatElement(true, count: columns.count)
    var square: Float = 0
    for (_, cell) in ranked {
      let sum = square + values[cell] * values[cell]
      guard sum < limit * limit else { break }
      square = sum
      isIndexed[start + cell] = false
    }
    return square.squareRoot()
  }
}
