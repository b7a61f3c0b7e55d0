import Vectors

extension IncidenceMatrix {
  /// A matrix that has a row for each set.
  init(sets: [Set<UInt64>]) {
    var hashes: [UInt64] = []
    var ends: [Int] = []
    for set in sets {
      hashes += set.sorted()
      ends.append(hashes.count)
    }
    self.init(hashes: hashes, rowEnds: ends, sizes: sets.map { Int32($0.count) })
  }
}
