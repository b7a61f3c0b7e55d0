internal import Vectors

/// For each cluster the sum of its documents, laid out term after term.
///
/// The centroid of spherical k-means is this sum brought to unit length, so a document's
/// cosine with it is its product with the sum, divided by the sum's length: no table of
/// unit centroids is kept beside it, and nothing is scaled when a document moves.
struct CentroidSums: Sendable {
  /// Number of clusters.
  let clusterCount: Int
  /// Numbers a table row: the clusters, and zeros up to a multiple of eight lanes.
  let width: Int
  /// Row *t* holds the weight of term *t* in each cluster.
  private(set) var table: [Float]
  /// Squared length of each cluster's sum.
  private(set) var squares: [Double]
  /// Number of documents in each cluster.
  private(set) var sizes: [Int]

  /// Sums of no documents.
  init(clusterCount: Int, columnCount: Int) {
    self.clusterCount = clusterCount
    width = Centroids.width(ofClusters: clusterCount)
    table = [Float](repeating: 0, count: width * columnCount)
    squares = [Double](repeating: 0, count: clusterCount)
    sizes = [Int](repeating: 0, count: clusterCount)
  }

  /// The length of each sum; their total is what spherical k-means makes as large as it can.
  var lengths: [Double] { squares.map { $0.squareRoot() } }

  /// Σ cosines of all documents with their own centroid.
  var objective: Double { lengths.reduce(0, +) }

  /// Forgets all documents.
  mutating func removeAll() {
    var cells = table.mutableSpan
    cells.update(repeating: 0)
    for cluster in 0..<clusterCount {
      squares[cluster] = 0
      sizes[cluster] = 0
    }
  }

  /// Adds a document to a cluster; ``measure(parallel:)`` has to follow.
  mutating func add(_ row: Int, of matrix: SparseMatrix, to cluster: Int) {
    sizes[cluster] += 1
    let width = width
    var cells = table.mutableSpan
    Kernels.addRow(
      columns: matrix.columns(ofRow: row), values: matrix.values(ofRow: row), scale: 1,
      to: cluster, width: width, table: &cells)
  }

  /// Moves a document; ``measure(parallel:)`` has to follow, or ``setSquare(_:of:)``.
  mutating func move(_ row: Int, of matrix: SparseMatrix, from: Int, to: Int) {
    sizes[from] -= 1
    sizes[to] += 1
    let width = width
    var cells = table.mutableSpan
    Kernels.moveRow(
      columns: matrix.columns(ofRow: row), values: matrix.values(ofRow: row), from: from,
      to: to, width: width, table: &cells)
  }

  /// Replaces the squared length of a cluster by a value known from a move.
  mutating func setSquare(_ square: Double, of cluster: Int) {
    squares[cluster] = max(0, square)
  }

  /// The products of a document with every sum, into the first ``clusterCount`` numbers of
  /// `products`, which is ``width`` numbers long.
  func multiply(_ row: Int, of matrix: SparseMatrix, into products: inout [Float]) {
    for c in products.indices { products[c] = 0 }
    var products = products.mutableSpan
    Kernels.accumulateRows(
      matrix.columns(ofRow: row), matrix.values(ofRow: row), of: table.span,
      stride: width, into: &products)
  }

  /// Measures the sums anew.
  ///
  /// Squares are added in single precision over 64 terms and in double precision beyond,
  /// in term order, so that no length depends on the number of threads.
  mutating func measure(parallel: Parallel) {
    let block = 64 * width
    let blockCount = (table.count + block - 1) / block
    let frozen = self
    let parts = parallel.map(count: blockCount, grain: 64) { blocks in
      var total = [Double](repeating: 0, count: frozen.clusterCount)
      var part = [Float](repeating: 0, count: frozen.width)
      for index in blocks {
        for c in part.indices { part[c] = 0 }
        let end = min(frozen.table.count, (index + 1) * block)
        var span = part.mutableSpan
        Kernels.addSquares(
          of: frozen.table.span.extracting(index * block..<end), to: &span)
        for c in total.indices { total[c] += Double(part[c]) }
      }
      return total
    }
    for c in squares.indices { squares[c] = parts.reduce(0) { $0 + $1[c] } }
  }
}
