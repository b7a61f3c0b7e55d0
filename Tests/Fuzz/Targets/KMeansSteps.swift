@testable import Topics
import Vectors

/// The kernels of a step of k-means add, move and multiply to the bit what their references do;
/// a step over sums taken in parts is the step over all, and k-means of any rows ends in
/// clusters that none is missing from.
enum KMeansSteps: Target {
  static let name = "k-means"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let width = 1 + draws.number(below: 70)
    let clusters = 1 + draws.number(below: 6)
    let matrix = CosineJoins.matrix(&draws)
    kernels(matrix, width: width, draws.remainder())
    sums(matrix, clusters: clusters)
    guard let method = try? SphericalKMeans(clusters: clusters, seed: UInt64(width))
    else {
      fatalError("\(clusters) clusters")
    }
    guard let clustering = try? method.fit(matrix, parallel: alone) else {
      fatalError("no clustering")
    }
    hold(clustering.assignments.count == matrix.rowCount, "rows without a cluster")
    hold(clustering.members.allSatisfy { !$0.isEmpty }, "a cluster without rows")
    hold(clustering.similarities.allSatisfy { 0...1.0001 ~= $0 }, "a cosine out of range")
  }

  private static func kernels(_ matrix: SparseMatrix, width: Int, _ bytes: [UInt8]) {
    let columns = matrix.columnCount
    var table = (0..<columns * width).map {
      bytes.isEmpty ? Float($0 % 7) : Float(Int(bytes[$0 % bytes.count]) - 128) / 32
    }
    var expected = table
    var span = table.mutableSpan
    var plain = expected.mutableSpan
    for row in 0..<matrix.rowCount {
      let (places, values) = (matrix.columns(ofRow: row), matrix.values(ofRow: row))
      let (from, to) = (row % width, (row * 7 + 1) % width)
      Kernels.addRow(
        columns: places, values: values, scale: 1, to: from, width: width, table: &span)
      Kernels.addRowReference(
        columns: places, values: values, scale: 1, to: from, width: width, table: &plain)
      guard from != to else { continue }
      Kernels.moveRow(
        columns: places, values: values, from: from, to: to, width: width, table: &span)
      Kernels.moveRowReference(
        columns: places, values: values, from: from, to: to, width: width, table: &plain)
    }
    hold(table == expected, "other sums")
    products(matrix, width: width, table)
  }

  private static func products(_ matrix: SparseMatrix, width: Int, _ table: [Float]) {
    var squares = [Float](repeating: 0, count: width)
    var expectedSquares = squares
    var span = squares.mutableSpan
    var plain = expectedSquares.mutableSpan
    Kernels.addSquares(of: table.span, to: &span)
    Kernels.addSquaresReference(of: table.span, to: &plain)
    hold(squares == expectedSquares, "other squares")
    for row in 0..<matrix.rowCount {
      let (places, values) = (matrix.columns(ofRow: row), matrix.values(ofRow: row))
      var products = [Float](repeating: 0, count: width)
      var expected = products
      var span = products.mutableSpan
      var plain = expected.mutableSpan
      Kernels.accumulateRows(places, values, of: table.span, stride: width, into: &span)
      Kernels.accumulateRowsReference(
        places, values, of: table.span, stride: width, into: &plain)
      hold(products == expected, "other products")
    }
  }

  private static func sums(_ matrix: SparseMatrix, clusters: Int) {
    var whole = ExactSums(clusterCount: clusters, columnCount: matrix.columnCount)
    var (even, odd) = (whole, whole)
    for row in 0..<matrix.rowCount {
      whole.add(row, of: matrix, to: row % clusters)
      if row.isMultiple(of: 2) {
        even.add(row, of: matrix, to: row % clusters)
      } else {
        odd.add(row, of: matrix, to: row % clusters)
      }
    }
    for part in even.packed(ranges: 3) {
      hold((try? odd.add(packed: part.bytes.span)) != nil, "packed sums are refused")
    }
    hold(odd == whole, "sums of parts are others")
    let state = CentroidState(whole, after: nil, parallel: alone)
    for cluster in 0..<clusters {
      let square = (0..<matrix.columnCount).reduce(0.0) { sum, column in
        let values = (0..<matrix.rowCount).filter { $0 % clusters == cluster }.flatMap {
          row in
          matrix.cells(ofRow: row).filter { Int(matrix.columns[$0]) == column }
        }
        let total = values.reduce(0.0) { $0 + Double(matrix.values[$1]) }
        return sum + total * total
      }
      hold(
        abs(state.lengths[cluster] - square.squareRoot()) < 1e-6,
        "a length of \(state.lengths[cluster])")
    }
  }
}
