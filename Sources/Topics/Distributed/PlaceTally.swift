package import Vectors

/// What has to be known of all documents before clusters can be numbered and outliers told:
/// how many each cluster has, its first one, and how similar those that vote are to it.
///
/// Tallies of parts add up to that of the whole, in any order.
package struct PlaceTally: Sendable {
  /// By cluster of a state, the number of documents.
  package private(set) var sizes: [Int]
  /// By cluster the least number of a document.
  package private(set) var firsts: [Int]
  /// Similarities of documents that vote with the others of their cluster, those above 0.
  private var similarities: [Float] = []
  /// The cluster of each of them.
  private var clusters: [Int32] = []

  /// No documents yet, in so many clusters.
  package init(clusterCount: Int) {
    sizes = [Int](repeating: 0, count: clusterCount)
    firsts = [Int](repeating: .max, count: clusterCount)
  }

  /// Adds documents of a cluster, of which `first` has the least number.
  package mutating func add(_ count: Int, first: Int, to cluster: Int) {
    sizes[cluster] += count
    firsts[cluster] = min(firsts[cluster], first)
  }

  /// Adds what is known of a document that votes.
  package mutating func add(similarity: Float, to cluster: Int) {
    similarities.append(similarity)
    clusters.append(Int32(cluster))
  }

  /// Adds a document.
  package mutating func add(_ place: GroupPlacing.Place, number: Int) {
    add(1, first: number, to: place.cluster)
    if place.isVoter, let compared = place.compared, compared > 0 {
      add(similarity: compared, to: place.cluster)
    }
  }

  /// Number of similarities.
  package var similarityCount: Int { similarities.count }

  /// The similarities, by cluster of the state and ascending, which are then forgotten.
  package mutating func takeSimilarities() -> [[Float]] {
    var lists = [[Float]](repeating: [], count: sizes.count)
    for (similarity, cluster) in zip(similarities, clusters) {
      lists[Int(cluster)].append(similarity)
    }
    similarities.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    return lists.map { $0.sorted() }
  }

  /// The first cluster with more similarities than documents, of which no lines of parts
  /// tell; nil if there is none.
  package var excess: Int? {
    var left = sizes
    for cluster in clusters {
      left[Int(cluster)] -= 1
      if left[Int(cluster)] < 0 { return Int(cluster) }
    }
    return nil
  }

  /// A cluster as it is numbered in the end.
  package struct Cluster: Sendable, Hashable {
    /// Its number in the state.
    package let found: Int
    /// Number of documents.
    package let size: Int
    /// See ``Clustering/leastSimilarities``.
    package let least: Float
  }

  /// The clusters that have documents, in the order of their numbers.
  package var clustersInOrder: [Cluster] {
    let order = Clustering.order(sizes: sizes, firsts: firsts)
    var numbers = [Int32](repeating: 0, count: sizes.count)
    for (number, cluster) in order.enumerated() { numbers[cluster] = Int32(number) }
    let fences = OutlierFences(
      similarities: similarities, clusters: clusters.map { numbers[Int($0)] },
      count: order.count)
    return order.enumerated().map { number, cluster in
      Cluster(found: cluster, size: sizes[cluster], least: fences.least[number])
    }
  }
}

// Packed, similarities are their bits, each less those of the one before.

extension PlaceTally {
  /// Similarities above 0, ascending, as bytes.
  package static func packed(_ similarities: [Float]) -> [UInt8] {
    var bytes: [UInt8] = []
    var last: UInt32 = 0
    for similarity in similarities {
      bytes.append(small: UInt64(similarity.bitPattern - last))
      last = similarity.bitPattern
    }
    return bytes
  }

  /// Adds the similarities of documents that vote.
  ///
  /// - Throws: `ModelFileError.damaged` for what ``packed(_:)`` does not make.
  package mutating func add(
    similarities bytes: Span<UInt8>, to cluster: Int
  ) throws(ModelFileError) {
    // 1 and what rounding adds.
    let greatest = Int((2 as Float).bitPattern)
    var (offset, bits) = (0, 0)
    while offset < bytes.count {
      let gap = try bytes.smallNumber(at: &offset)
      guard gap <= greatest - bits, bits + gap > 0 else { throw .damaged }
      bits += gap
      add(similarity: Float(bitPattern: UInt32(bits)), to: cluster)
    }
  }
}
