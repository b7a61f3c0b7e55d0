internal import Vectors

/// Where each shingle of a text stands first, in storage that is used again for the next
/// text.
///
/// Open addressing over four places a shingle, so that most look-ups end at once. An entry
/// counts from the present text's base, and what is below it belongs to texts before: they
/// need not be cleared away.
package struct FirstPlaces: Sendable {
  /// By place in the text: the first place of the same shingle.
  package private(set) var firsts: [Int32] = []
  /// Number of different shingles.
  package private(set) var distinctCount = 0

  private var entries: [UInt32] = []
  private var base: UInt32 = 1

  /// No text yet.
  package init() {}

  /// Takes in a text, given by its shingles.
  ///
  /// - Complexity: O(*n*) expected.
  package mutating func find(in shingles: Span<UInt64>) {
    makeRoom(for: shingles.count)
    let base = self.base
    firsts.removeAll(keepingCapacity: true)
    firsts.append(contentsOf: repeatElement(0, count: shingles.count))
    distinctCount = FirstPlaces.find(
      shingles, base: base, in: &entries, to: &firsts)
    self.base = base + UInt32(shingles.count)
  }

  /// Writes first places; how many there are.
  private static func find(
    _ shingles: Span<UInt64>, base: UInt32, in entries: inout [UInt32],
    to firsts: inout [Int32]
  ) -> Int {
    let mask = entries.count - 1
    let placement = Placement(placeCount: entries.count)
    var entries = entries.mutableSpan
    var firsts = firsts.mutableSpan
    var distinct = 0
    for place in shingles.indices {
      let shingle = shingles[place]
      var slot = placement.place(of: shingle)
      var entry = entries[slot]
      while entry >= base, shingles[Int(entry &- base)] != shingle {
        slot = (slot &+ 1) & mask
        entry = entries[slot]
      }
      let isNew = entry < base
      let first = isNew ? UInt32(truncatingIfNeeded: place) : entry &- base
      entries[slot] = base &+ first
      firsts[place] = Int32(bitPattern: first)
      distinct &+= isNew ? 1 : 0
    }
    return distinct
  }

  /// Makes the table fit for a text of so many shingles, and sees that places can be told
  /// from those of texts before.
  private mutating func makeRoom(for count: Int) {
    precondition(count <= Int32.max, "a text of \(count) shingles")
    var capacity = 64
    while capacity < 4 * count { capacity *= 2 }
    if capacity > entries.count {
      entries = Array(repeating: 0, count: capacity)
      base = 1
    } else if base > UInt32.max - UInt32(count) {
      entries = Array(repeating: 0, count: entries.count)
      base = 1
    }
  }
}
