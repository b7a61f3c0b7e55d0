/// Where a 64-bit hash is numbered: an open-addressing table of (hash, number) slots.
///
/// Look-ups walk from the slot that the hash names to the next empty one. The table is
/// kept at most half full, so a walk is short; a slot is 16 bytes, four a cache line.
package struct HashIndex: Sendable {
  private struct Slot {
    var hash: UInt64
    var number: Int32
    static let empty = Slot(hash: 0, number: -1)
  }

  private var slots: [Slot]
  private var placement: Placement
  private var count = 0

  /// An index with room for `capacity` hashes before it grows.
  package init(capacity: Int = 32) {
    let bits = max(6, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
    slots = Array(repeating: .empty, count: 1 << bits)
    placement = Placement(placeCount: slots.count)
  }

  /// The number of a hash, if it has one.
  package func number(of hash: UInt64) -> Int32? {
    let slot = slots[place(of: hash)]
    return slot.number < 0 ? nil : slot.number
  }

  /// The numbers of many hashes, −1 for those that have none.
  ///
  /// That is several times as fast as one after another where the table is larger than the
  /// processor's caches: nothing here waits for the look-up before.
  ///
  /// - Parameters:
  ///   - hashes: what to look up.
  ///   - numbers: receives their numbers in the same order, and nothing else.
  package func numbers(of hashes: [UInt64], into numbers: inout [Int32]) {
    let hashes = hashes.span
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(-1, count: hashes.count))
    var numbers = numbers.mutableSpan
    for i in hashes.indices { numbers[i] = slots[place(of: hashes[i])].number }
  }

  /// Gives a hash its number.
  ///
  /// - Precondition: the hash has none yet, and `number >= 0`.
  package mutating func insert(_ hash: UInt64, number: Int32) {
    if 2 * (count + 1) > slots.count { grow() }
    slots[place(of: hash)] = Slot(hash: hash, number: number)
    count += 1
  }

  /// The slot that holds the hash, or else the empty one it belongs into.
  private func place(of hash: UInt64) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var place = placement.place(of: hash)
    while true {
      // One branch, hardly ever taken: whether a hash is there at all is a toss-up.
      let slot = slots[place]
      let isOther = slot.hash == hash ? 0 : ~slot.number & Int32.min
      guard isOther != 0 else { return place }
      place = (place &+ 1) & mask
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .empty, count: 2 * old.count)
    placement = Placement(placeCount: slots.count)
    for slot in old where slot.number >= 0 { slots[place(of: slot.hash)] = slot }
  }
}
