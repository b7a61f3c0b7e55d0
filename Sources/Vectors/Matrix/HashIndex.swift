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
  private var shift: UInt64
  private var count = 0

  /// An index with room for `capacity` hashes before it grows.
  package init(capacity: Int = 32) {
    let bits = max(6, Int.bitWidth - (2 * capacity).leadingZeroBitCount)
    slots = Array(repeating: .empty, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number of a hash, if it has one.
  package func number(of hash: UInt64) -> Int32? {
    let slot = slots[place(of: hash)]
    return slot.number < 0 ? nil : slot.number
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
    // The multiplication spreads hashes whose high bits say little (Knuth 1998, § 6.4).
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while slots[place].number >= 0, slots[place].hash != hash {
      place = (place &+ 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .empty, count: 2 * old.count)
    shift -= 1
    for slot in old where slot.number >= 0 { slots[place(of: slot.hash)] = slot }
  }
}
