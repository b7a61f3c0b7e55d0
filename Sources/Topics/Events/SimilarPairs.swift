internal import Vectors

/// The similar pairs of a batch, and how similar each document is to what can hardly report
/// the same.
package struct SimilarPairs: Sendable {
  /// The pairs that are similar enough to be looked at, each once, above the diagonal.
  let matrix: SparseMatrix
  /// By document: the mean of its greatest cosines with documents of other days, 0 where
  /// none is known.
  let backgrounds: [Float]

  /// Cosines below this count as 0 in backgrounds.
  static let leastBackground: Float = 0.05
  /// Documents farther apart than this, in seconds, are of other days.
  private static let farApart: Int64 = 2 * 86_400

  /// The similar pairs of all rows.
  ///
  /// - Parameters:
  ///   - rows: a row for each document that votes.
  ///   - parallel: the threads.
  init(of rows: ComparedRows, parallel: Parallel) {
    let cells = SimilarCells(of: rows, parallel: parallel)
    var greatest = [GreatestThree](repeating: .init(), count: rows.count)
    for other in cells.greatest { greatest[Int(other.row)] = other.cosines }
    matrix = SparseMatrix(
      columnCount: rows.count, rowStarts: cells.starts, columns: cells.columns,
      values: cells.values)
    backgrounds = greatest.map(\.mean)
  }

  /// The similar pairs that were found between blocks of rows.
  ///
  /// - Parameters:
  ///   - blocks: what was found in each block, and between any two, in any order.
  ///   - rowCount: number of rows of all blocks together.
  /// - Throws: ``RepeatedPair`` for two rows that are similar in several blocks.
  /// - Complexity: O(*n* log *n*) in the cells.
  package init(_ blocks: [SimilarCells], rowCount: Int) throws(RepeatedPair) {
    var rowStarts = Array(repeating: 0, count: rowCount + 1)
    var greatest = [GreatestThree](repeating: .init(), count: rowCount)
    for block in blocks {
      for (place, row) in block.rows.enumerated() {
        rowStarts[Int(row) + 1] += block.starts[place + 1] - block.starts[place]
      }
      for other in block.greatest { greatest[Int(other.row)].take(other.cosines) }
    }
    for row in 0..<rowCount { rowStarts[row + 1] += rowStarts[row] }
    var next = rowStarts
    var cells = Array(
      repeating: (column: 0 as Int32, value: 0 as Float), count: rowStarts[rowCount])
    for block in blocks {
      for (place, row) in block.rows.enumerated() {
        for cell in block.starts[place]..<block.starts[place + 1] {
          cells[next[Int(row)]] = (block.columns[cell], block.values[cell])
          next[Int(row)] += 1
        }
      }
    }
    for row in 0..<rowCount {
      let own = rowStarts[row]..<rowStarts[row + 1]
      cells[own].sort { $0.column < $1.column }
      for cell in own.dropFirst() where cells[cell - 1].column == cells[cell].column {
        throw RepeatedPair(row: row, other: Int(cells[cell].column))
      }
    }
    matrix = SparseMatrix(
      columnCount: rowCount, rowStarts: rowStarts, columns: cells.map(\.column),
      values: cells.map(\.value))
    backgrounds = greatest.map(\.mean)
  }

  static func areFarApart(_ first: Int64?, _ second: Int64?) -> Bool {
    guard let first, let second else { return false }
    return abs(Double(first) - Double(second)) > Double(farApart)
  }
}

/// The three greatest of the numbers taken.
package struct GreatestThree: Sendable, Hashable {
  package private(set) var first: Float = 0
  package private(set) var second: Float = 0
  package private(set) var third: Float = 0

  /// None.
  package init() {}

  /// Their mean, 0 in place of those that are missing.
  var mean: Float { (first + second + third) / 3 }

  /// Takes one more.
  package mutating func take(_ value: Float) {
    guard value > third else { return }
    third = value
    if third > second { swap(&third, &second) }
    if second > first { swap(&second, &first) }
  }

  /// Takes those of others.
  mutating func take(_ others: GreatestThree) {
    take(others.first)
    take(others.second)
    take(others.third)
  }
}
