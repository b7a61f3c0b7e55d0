package import Vectors

extension CentroidState {
  /// The state as bytes, for the processes that take the next step.
  ///
  /// - Throws: what an array throws as a sink, which is nothing.
  package func write(to sink: inout some ByteSink) throws(ExportError) {
    var settings = Settings()
    settings.add("clusters", String(centroids.count))
    settings.add("columns", String(centroids.columnCount))
    settings.add("steps", String(steps))
    let cells = centroids.cells
    try SectionFile.write(
      [
        ("SETS", settings.bytes), ("LENG", Array(little: lengths.map(\.bitPattern))),
        ("CEND", Array(little: cells.ends)), ("CCOL", Array(little: cells.columns)),
        ("CWGT", Array(little: cells.weights.bits)),
      ], as: .centroids, to: &sink)
  }

  /// The state that some bytes hold.
  ///
  /// - Throws: `ModelFileError` unless they are all of it.
  package init(_ store: ByteStore) throws(ModelFileError) {
    let file = try SectionFile(store, of: .centroids)
    let settings = try Settings(file.bytes(of: "SETS"))
    let count = try settings.value("clusters") { Int($0) }
    let columnCount = try settings.value("columns") { Int($0) }
    let steps = try settings.value("steps") { Int32($0).map { Int($0) } }
    let bits: [UInt64] = try file.integers(of: "LENG", count: count)
    let lengths = bits.map { Double(bitPattern: $0) }
    let ends: [UInt64] = try file.integers(of: "CEND", count: count)
    let cellCount = Int(truncatingIfNeeded: ends.last ?? 0)
    let columns: [Int32] = try file.integers(of: "CCOL", count: cellCount)
    let weights = [Float](bits: try file.integers(of: "CWGT", count: cellCount))
    guard columnCount >= 0, steps >= 0, steps < Int32.max,
      lengths.allSatisfy({ $0 >= 0 && $0 < .infinity }),
      let centroids = Centroids(
        columnCount: columnCount, ends: ends, columns: columns, weights: weights)
    else { throw .damaged }
    self.init(centroids: centroids, lengths: lengths, steps: steps)
  }

  /// Number of clusters.
  package var clusterCount: Int { centroids.count }

  /// Number of terms.
  package var columnCount: Int { centroids.columnCount }
}
