/// How many documents each gold class shares with each cluster.
///
/// Only pairs that occur are stored, in order of class and then cluster, and every sum over
/// them is taken in that order.
struct Contingency: Sendable {
  /// A class and a cluster that share documents.
  struct Cell: Sendable {
    let gold: Int
    let found: Int
    let count: Int
  }

  /// The pairs that occur.
  let cells: [Cell]
  /// Number of documents in each class that occurs.
  let classSizes: [Int]
  /// Number of documents in each cluster that occurs.
  let clusterSizes: [Int]
  /// Number of documents that have a class.
  let documentCount: Int
  /// Number of those that have no cluster.
  let missingCount: Int

  /// Counts two groupings of the same documents against each other.
  ///
  /// A document whose gold label is negative is left out; one whose found label is negative
  /// is a cluster of its own.
  ///
  /// - Complexity: O(n log n) time.
  init(found: [Int32], gold: [Int32]) {
    let scored = gold.indices.filter { gold[$0] >= 0 }
    let classes = Contingency.numbered(scored.map { gold[$0] })
    let clusters = Contingency.numbered(scored.map { found[$0] })
    classSizes = Contingency.sizes(of: classes)
    clusterSizes = Contingency.sizes(of: clusters)
    documentCount = scored.count
    missingCount = scored.count { found[$0] < 0 }

    let keys = zip(classes, clusters).map { UInt64($0) << 32 | UInt64($1) }.sorted()
    var cells: [Cell] = []
    var start = 0
    for i in keys.indices where i + 1 == keys.count || keys[i + 1] != keys[i] {
      cells.append(
        Cell(
          gold: Int(keys[i] >> 32), found: Int(keys[i] & 0xFFFF_FFFF),
          count: i + 1 - start))
      start = i + 1
    }
    self.cells = cells
  }

  /// The same grouping in numbers from 0 without gaps, each negative label one of its own.
  private static func numbered(_ labels: [Int32]) -> [Int] {
    let order = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
    var numbers = [Int](repeating: 0, count: labels.count)
    var number = -1
    var previous: Int32 = -1
    for index in order {
      if labels[index] < 0 || labels[index] != previous { number += 1 }
      previous = labels[index]
      numbers[index] = number
    }
    return numbers
  }

  private static func sizes(of numbers: [Int]) -> [Int] {
    var sizes = [Int](repeating: 0, count: (numbers.max() ?? -1) + 1)
    for number in numbers { sizes[number] += 1 }
    return sizes
  }
}
