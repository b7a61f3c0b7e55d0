import Topics
import Vectors

/// Centroid tables of 20,000 terms and 40 clusters, documents of 200 cells, and k-means
/// over 2,000 of them.
func benchmarkCentroids(_ bench: inout Bench) {
  let (terms, clusters, cells) = (20_000, 40, 200)
  let matrix = topicalMatrix(documents: 2000, terms: terms, cells: cells)
  var table = uniform(terms * clusters, seed: 7)
  var squares = [Float](repeating: 0, count: clusters)
  var plain = squares
  bench.section("centroids of \(clusters) clusters over \(terms) terms")

  var fast = squares.mutableSpan
  Kernels.addSquares(of: table.span, to: &fast)
  var slow = plain.mutableSpan
  Kernels.addSquaresReference(of: table.span, to: &slow)
  bench.check(squares == plain, "squares")
  bench.report("squares/reference", work: 2 * table.count, unit: .flops) {
    var span = plain.mutableSpan
    Kernels.addSquaresReference(of: table.span, to: &span)
  }
  bench.report(
    "squares/kernel", work: 2 * table.count, unit: .flops, against: "squares/reference",
    limit: .floats
  ) {
    var span = squares.mutableSpan
    Kernels.addSquares(of: table.span, to: &span)
  }

  let (columns, values) = (matrix.columns(ofRow: 0), matrix.values(ofRow: 0))
  bench.report("add-row/reference", work: columns.count, unit: .items) {
    var span = table.mutableSpan
    Kernels.addRowReference(
      columns: columns, values: values, scale: 1e-9, to: 3, width: clusters, table: &span)
  }
  bench.report(
    "add-row/kernel", work: columns.count, unit: .items, against: "add-row/reference"
  ) {
    var span = table.mutableSpan
    Kernels.addRow(
      columns: columns, values: values, scale: 1e-9, to: 3, width: clusters, table: &span)
  }
  benchmarkKMeans(&bench, matrix)
}

private func benchmarkKMeans(_ bench: inout Bench, _ matrix: SparseMatrix) {
  let parallel = Parallel(threads: 1)
  for clusters in [8, 40, 200] {
    guard let method = try? SphericalKMeans(clusters: clusters, restarts: 1) else {
      continue
    }
    guard let clustering = try? method.fit(matrix, parallel: parallel) else { continue }
    bench.check(clustering.clusterCount == clusters, "k-means")
    bench.report(
      "k-means/\(clusters)",
      work: 2 * matrix.cellCount * clusters * clustering.iterations,
      unit: .flops, limit: .floats
    ) {
      try? method.fit(matrix, parallel: parallel).objective
    }
  }
}

/// Documents of forty topics, each of which prefers some terms, in rows of length 1.
private func topicalMatrix(documents: Int, terms: Int, cells: Int) -> SparseMatrix {
  var random = SplitMix64(seed: 8)
  var starts = [0]
  var columns: [Int32] = []
  var values: [Float] = []
  for document in 0..<documents {
    var row: Set<Int32> = []
    while row.count < cells {
      // The square of a uniform number crowds low columns, as words crowd frequent ones.
      let unit = Double.random(in: 0..<1, using: &random)
      let column = Int(unit * unit * Double(terms))
      let isOwn = Bool.random(using: &random)
      row.insert(Int32(isOwn ? column / 40 * 40 + document % 40 : column))
    }
    columns += row.sorted()
    values += repeatElement(1 / Float(cells).squareRoot(), count: cells)
    starts.append(columns.count)
  }
  return SparseMatrix(
    columnCount: terms, rowStarts: starts, columns: columns, values: values)
}
