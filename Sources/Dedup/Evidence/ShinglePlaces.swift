internal import Vectors

/// Where each shingle of one text stands in it, to be asked by many others.
///
/// Open addressing over the distinct shingles, each with the chain of its places in
/// ascending order. Before it a filter of one bit in a few dozen tells most shingles of
/// other texts not to be there, without a branch. The storage is used again from text to
/// text.
package struct ShinglePlaces {
  /// The text's shingles by position.
  package private(set) var shingles: [UInt64] = []
  /// For each position the next of the same shingle, or -1.
  package private(set) var next: [Int32] = []

  private var heads: [Int32] = []
  /// A bit for each entry of ``heads`` and eight times as many: set for the low bits of the
  /// shingles that are there.
  private var filter: [UInt64] = []
  /// The last question in which the shingle with this first place was counted.
  private var askedBy: [UInt32] = []
  private var question: UInt32 = 0

  /// No text yet.
  package init() {}

  /// Takes in a text.
  ///
  /// - Complexity: O(*n*) expected.
  package mutating func load(_ shingles: Span<UInt64>) {
    self.shingles.removeAll(keepingCapacity: true)
    self.shingles.append(copying: shingles)
    next.refill(with: -1, count: shingles.count)
    askedBy.refill(with: 0, count: shingles.count)
    question = 0
    var capacity = 16
    while capacity < 2 * shingles.count { capacity *= 2 }
    heads.refill(with: -1, count: capacity)
    filter.refill(with: 0, count: capacity / 8)
    ShinglePlaces.enter(shingles, &heads, &next, &filter)
  }

  private static func enter(
    _ shingles: Span<UInt64>, _ heads: inout [Int32], _ next: inout [Int32],
    _ filter: inout [UInt64]
  ) {
    var heads = heads.mutableSpan
    var next = next.mutableSpan
    var filter = filter.mutableSpan
    let filterMask = filter.count &- 1
    let placement = Placement(placeCount: heads.count)
    // From the back, so that each chain ascends.
    var i = shingles.count &- 1
    while i >= 0 {
      let shingle = shingles[i]
      let slot = ShinglePlaces.slot(of: shingle, heads.span, shingles, placement)
      next[i] = heads[slot]
      heads[slot] = Int32(truncatingIfNeeded: i)
      let bit = Int(truncatingIfNeeded: shingle)
      filter[bit &>> 6 & filterMask] |= 1 &<< UInt64(bit & 63)
      i &-= 1
    }
  }

  /// Finds the positions of another text whose shingles stand in this one.
  ///
  /// - Parameters:
  ///   - others: the other text's shingles by position.
  ///   - hits: receives those that stand in this text, with their first places, in place of
  ///     what it held.
  /// - Returns: how many distinct shingles these are.
  /// - Complexity: O(*n*) in the shingles of the other text.
  package mutating func find(
    _ others: Span<UInt64>, into hits: inout ShingleHits
  ) -> Int32 {
    hits.makeRoom(for: others.count)
    question += 1
    let found = ShinglePlaces.confirm(
      others, filter, heads, shingles, &hits.positions, &hits.firsts, &askedBy, question)
    hits.count = found.count
    return found.distinct
  }

  private static func confirm(
    _ others: Span<UInt64>, _ filter: [UInt64], _ heads: [Int32], _ shingles: [UInt64],
    _ positions: inout [Int32], _ firsts: inout [Int32], _ askedBy: inout [UInt32],
    _ question: UInt32
  ) -> (count: Int, distinct: Int32) {
    var positions = positions.mutableSpan
    var firsts = firsts.mutableSpan
    var askedBy = askedBy.mutableSpan
    let placement = Placement(placeCount: heads.count)
    let heads = heads.span
    let shingles = shingles.span
    let count = Kernels.places(of: others, passing: filter.span, into: &positions)
    var (kept, distinct) = (0, 0 as Int32)
    for k in 0..<count {
      let position = positions[k]
      let first = heads[slot(of: others[Int(position)], heads, shingles, placement)]
      guard first >= 0 else { continue }
      positions[kept] = position
      firsts[kept] = first
      kept &+= 1
      if askedBy[Int(first)] != question {
        askedBy[Int(first)] = question
        distinct &+= 1
      }
    }
    return (kept, distinct)
  }

  /// The entry of a shingle, or the free one in which it would stand.
  @inline(__always)
  private static func slot(
    of shingle: UInt64, _ heads: Span<Int32>, _ shingles: Span<UInt64>,
    _ placement: Placement
  ) -> Int {
    let mask = heads.count &- 1
    var slot = placement.place(of: shingle)
    while heads[slot] >= 0, shingles[Int(heads[slot])] != shingle {
      slot = (slot &+ 1) & mask
    }
    return slot
  }
}

/// The positions of a text whose shingles stand in another one, ascending.
///
/// The storage is used again from text to text, and is longer than ``count``.
package struct ShingleHits {
  /// The positions.
  fileprivate(set) var positions: [Int32] = []
  /// For each of them the first place of its shingle in the other text.
  fileprivate(set) var firsts: [Int32] = []
  /// How many there are.
  package fileprivate(set) var count = 0

  /// None.
  package init() {}

  /// The most positions in a row: no run that both texts have has more shingles.
  var longestStretch: Int {
    var (longest, stretch) = (0, 0)
    var previous = Int32(-2)
    for position in positions[..<count] {
      stretch = position == previous + 1 ? stretch + 1 : 1
      longest = max(longest, stretch)
      previous = position
    }
    return longest
  }

  fileprivate mutating func makeRoom(for count: Int) {
    guard positions.count < count else { return }
    positions = Array(repeating: 0, count: count)
    firsts = positions
  }
}

extension Array {
  /// Makes the array one of equal elements, in the storage it has.
  fileprivate mutating func refill(with element: Element, count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(element, count: count))
  }
}
