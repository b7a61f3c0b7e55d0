internal import Vectors

/// For each group the one most like it: from that one its name has to tell it first.
///
/// Groups are alike by the cosine of the scores of their best words. Words that very many
/// groups have among their best say little of nearness and are passed over, which bounds
/// the work however many groups there are.
struct NearestGroups: Sendable {
  /// Most groups that may share a word that counts.
  private static let mostGroups = 256

  /// The nearest group of each, or −1 if none shares a word with it.
  let groups: [Int32]
  /// The cosine with it.
  let similarities: [Double]

  /// - Complexity: O(groups · best words · 256).
  init(_ best: GroupWords, parallel: Parallel) {
    let postings = Postings(best)
    let chunks = parallel.map(
      count: best.words.count, grain: 64,
      storage: { _ in Sums(groupCount: best.words.count) }
    ) { sums, groups in
      groups.map { sums.nearest(to: $0, best, postings) }
    }
    groups = chunks.flatMap { $0.map(\.group) }
    similarities = chunks.flatMap { $0.map(\.similarity) }
  }

  /// The groups that have each word among their best, and its share of their length.
  private struct Postings: Sendable {
    let lengths: [Double]
    var starts: [Int32: Range<Int>] = [:]
    var groups: [Int32] = []
    var shares: [Double] = []

    init(_ best: GroupWords) {
      lengths = best.words.map { words in
        words.reduce(0) { $0 + $1.score * $1.score }.squareRoot()
      }
      var entries: [(term: Int32, group: Int32, share: Double)] = []
      for (group, words) in best.words.enumerated() {
        for word in words {
          entries.append((word.term, Int32(group), word.score / lengths[group]))
        }
      }
      entries.sort { ($0.term, $0.group) < ($1.term, $1.group) }
      var start = 0
      for i in entries.indices {
        groups.append(entries[i].group)
        shares.append(entries[i].share)
        let isLast = i + 1 == entries.count || entries[i + 1].term != entries[i].term
        guard isLast else { continue }
        let range = start..<i + 1
        if 2...NearestGroups.mostGroups ~= range.count { starts[entries[i].term] = range }
        start = i + 1
      }
    }
  }

  /// Products with one group.
  private struct Sums {
    private var products: [Double]
    private var touched: [Int32] = []

    init(groupCount: Int) { products = Array(repeating: 0, count: groupCount) }

    mutating func nearest(
      to group: Int, _ best: GroupWords, _ postings: Postings
    ) -> (group: Int32, similarity: Double) {
      for word in best.words[group] {
        guard let range = postings.starts[word.term] else { continue }
        let share = word.score / postings.lengths[group]
        for place in range where postings.groups[place] != Int32(group) {
          let other = Int(postings.groups[place])
          if products[other] == 0 { touched.append(Int32(other)) }
          products[other] += share * postings.shares[place]
        }
      }
      var nearest: (group: Int32, similarity: Double) = (-1, 0)
      for other in touched {
        let product = products[Int(other)]
        products[Int(other)] = 0
        if product > nearest.similarity
          || product == nearest.similarity && other < nearest.group
        {
          nearest = (other, product)
        }
      }
      touched.removeAll(keepingCapacity: true)
      return nearest
    }
  }
}
