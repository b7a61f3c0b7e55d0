package import Vectors

// Packed are the sums that are not 0, cluster after cluster: how far the cluster is behind the
// one before, how many terms it has, and of each how far its column is behind the one before
// and the units. All sums of vectors whose values are not below 0 are none below it.

extension ExactSums {
  /// The sums as bytes, those of each range of columns by themselves.
  ///
  /// - Parameter ranges: how many ranges of equal width there are.
  /// - Returns: the ranges that have sums other than 0, ascending.
  package func packed(ranges: Int) -> [(range: Int, bytes: [UInt8])] {
    (0..<ranges).compactMap { range in
      let columns = columnCount * range / ranges..<columnCount * (range + 1) / ranges
      let bytes = packed(columns)
      return bytes.isEmpty ? nil : (range, bytes)
    }
  }

  private func packed(_ columns: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    var nextCluster = 0
    for cluster in 0..<clusterCount {
      let first = cluster * columnCount
      let filled = columns.filter { units[first + $0] != 0 }
      guard !filled.isEmpty else { continue }
      bytes.append(small: UInt64(cluster - nextCluster))
      bytes.append(small: UInt64(filled.count))
      var next = 0
      for column in filled {
        let units = units[first + column]
        precondition(units > 0, "a sum of \(units) units")
        bytes.append(small: UInt64(column - next))
        bytes.append(small: UInt64(units))
        next = column + 1
      }
      nextCluster = cluster + 1
    }
    return bytes
  }

  /// Adds the sums that another process packed.
  ///
  /// - Throws: `ModelFileError.damaged` for bytes that none has packed of sums of so many
  ///   clusters and terms, and for more units than documents come to.
  package mutating func add(packed bytes: Span<UInt8>) throws(ModelFileError) {
    var (offset, cluster) = (0, 0)
    while offset < bytes.count {
      let gap = try bytes.smallNumber(at: &offset)
      guard gap < clusterCount - cluster else { throw .damaged }
      cluster += gap
      var column = 0
      for _ in 0..<(try bytes.smallNumber(at: &offset)) {
        let gap = try bytes.smallNumber(at: &offset)
        let units = try bytes.smallNumber(at: &offset)
        guard gap < columnCount - column, add(units, toColumn: column + gap, of: cluster)
        else { throw .damaged }
        column += gap + 1
      }
      cluster += 1
    }
  }
}
