extension Centroids {
  /// The weights that are not 0, cluster after cluster: of many clusters nearly all are.
  ///
  /// Cluster *i* has those before `ends[i]` that earlier ones have not, in the order of
  /// columns.
  var cells: (ends: [UInt64], columns: [Int32], weights: [Float]) {
    var (ends, columns, weights): ([UInt64], [Int32], [Float]) = ([], [], [])
    for cluster in 0..<count {
      for column in 0..<columnCount {
        let weight = weight(ofColumn: column, in: cluster)
        guard weight != 0 else { continue }
        columns.append(Int32(column))
        weights.append(weight)
      }
      ends.append(UInt64(columns.count))
    }
    return (ends, columns, weights)
  }

  /// Centroids of these cells, nil if no centroids have them, or none that may be made.
  init?(columnCount: Int, ends: [UInt64], columns: [Int32], weights: [Float]) {
    let starts = [0] + ends
    guard Self.allows(clusters: ends.count, columns: columnCount),
      zip(starts, ends).allSatisfy({ $0 <= $1 }),
      ends.last ?? 0 == UInt64(columns.count), columns.count == weights.count,
      columns.allSatisfy({ $0 >= 0 && Int($0) < columnCount }),
      // Of unit vectors, up to rounding; no number that is none passes.
      weights.allSatisfy({ $0 >= -1.001 && $0 <= 1.001 })
    else { return nil }
    self.init(count: ends.count, columnCount: columnCount) { table, width in
      for cluster in ends.indices {
        for cell in Int(starts[cluster])..<Int(ends[cluster]) {
          table[Int(columns[cell]) * width + cluster] = weights[cell]
        }
      }
    }
  }
}
