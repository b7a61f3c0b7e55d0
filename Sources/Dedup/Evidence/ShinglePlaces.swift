/// Where each shingle of one text stands in it, to be asked by many others.
///
/// Open addressing over the distinct shingles, each with the chain of its places in
/// ascending order. The storage is used again from text to text.
package struct ShinglePlaces {
  /// The text's shingles by position.
  package private(set) var shingles: [UInt64] = []
  /// For each position the next of the same shingle, or -1.
  package private(set) var next: [Int32] = []

  private var heads: [Int32] = []
  /// The last question in which the shingle with this first place was counted.
  private var askedBy: [UInt32] = []
  private var question: UInt32 = 0
  private var mask = 0

  /// No text yet.
  package init() {}

  /// Takes in a text.
  ///
  /// - Complexity: O(*n*) expected.
  package mutating func load(_ shingles: ArraySlice<UInt64>) {
    self.shingles.replaceSubrange(0..., with: shingles)
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(-1, count: shingles.count))
    askedBy.removeAll(keepingCapacity: true)
    askedBy.append(contentsOf: repeatElement(0, count: shingles.count))
    question = 0
    var capacity = 16
    while capacity < 2 * shingles.count { capacity *= 2 }
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: capacity))
    mask = capacity - 1
    // From the back, so that each chain ascends.
    for i in self.shingles.indices.reversed() {
      let slot = slot(of: self.shingles[i])
      next[i] = heads[slot]
      heads[slot] = Int32(i)
    }
  }

  /// Begins to count the distinct shingles of another text.
  package mutating func ask() {
    question += 1
  }

  /// The first place of a shingle, or -1.
  package func first(of shingle: UInt64) -> Int {
    Int(heads[slot(of: shingle)])
  }

  /// Whether the shingle with this first place is met for the first time since ``ask()``.
  package mutating func isNew(_ first: Int) -> Bool {
    guard askedBy[first] != question else { return false }
    askedBy[first] = question
    return true
  }

  private func slot(of shingle: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: shingle) & mask
    while heads[slot] >= 0, shingles[Int(heads[slot])] != shingle {
      slot = (slot + 1) & mask
    }
    return slot
  }
}
