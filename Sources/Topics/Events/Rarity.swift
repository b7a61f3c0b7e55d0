internal import Glibc
internal import Vectors

/// How rare a term is: what decides whether two articles report one event.
///
/// A batch of an hour may be about one event, and its rarest words those that no two articles
/// share. So a number of articles about other things counts as read before it: to a batch of
/// ten thousand that is nothing, to one of ten it is nearly all there is to know.
struct Rarity: Sendable {
  /// Articles about other things that count as read before.
  ///
  /// They make no difference to batches of thousands, and let those of ten have weights.
  private static let prior = 100
  /// Terms of more articles than this share say nothing of a happening.
  private static let largestShare = 0.1

  /// Number of articles that vote, and of those read before.
  private let total: Int

  /// Rarity in a batch of so many articles that vote.
  ///
  /// - Parameters:
  ///   - voters: their number.
  ///   - least: the least number of articles that count as read.
  init(voters: Int, atLeast least: Int = 0) {
    total = max(voters + Self.prior, least)
  }

  /// The most articles that a term may be in.
  var mostArticles: Int { Int(Self.largestShare * Double(total)) }

  /// The inverse document frequency of a term, at least 0.
  func idf(_ articles: Int32) -> Double {
    max(0, log(Double(total + 1) / Double(articles + 1)))
  }

  /// Rows of counts weighed by the rarity of their columns, of length 1 or empty.
  ///
  /// - Parameters:
  ///   - matrix: a row a document.
  ///   - frequencies: by column, how many of the articles that vote have it.
  /// - Returns: each value times idf to the power of 1.5, scaled. On articles a power of 2
  ///   does as well, but ruins headlines.
  func weighing(_ matrix: SparseMatrix, frequencies: [Int32]) -> SparseMatrix {
    let weights = frequencies.map { pow(idf($0), 1.5) }
    var values = matrix.values
    for row in 0..<matrix.rowCount {
      let cells = matrix.cells(ofRow: row)
      var square = 0.0
      for cell in cells {
        let value = Double(values[cell]) * weights[Int(matrix.columns[cell])]
        square += value * value
      }
      guard square > 0 else { continue }
      let length = square.squareRoot()
      for cell in cells {
        let value = Double(values[cell]) * weights[Int(matrix.columns[cell])]
        values[cell] = Float(value / length)
      }
    }
    return SparseMatrix(
      columnCount: matrix.columnCount, rowStarts: matrix.rowStarts,
      columns: matrix.columns, values: values)
  }
}
