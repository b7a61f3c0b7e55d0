internal import Vectors

/// A set of well-spread 64-bit hashes in storage that is used again for the next set.
///
/// Open addressing over a power of two at least twice the number of entries. An entry is
/// in force only if it carries the present round's stamp, so that emptying the set costs
/// nothing.
package struct HashSet64 {
  private var keys: [UInt64] = []
  private var stamps: [UInt32] = []
  private var round: UInt32 = 0
  private var mask = 0
  private var placement = Placement(placeCount: 16)

  /// The empty set.
  package init() {}

  /// Empties the set and makes room for `count` entries.
  package mutating func removeAll(expecting count: Int) {
    var capacity = 16
    while capacity < 2 * count { capacity *= 2 }
    if capacity > keys.count {
      keys = Array(repeating: 0, count: capacity)
      stamps = Array(repeating: 0, count: capacity)
      round = 0
    }
    mask = capacity - 1
    placement = Placement(placeCount: capacity)
    if round == .max {
      stamps = Array(repeating: 0, count: stamps.count)
      round = 0
    }
    round += 1
  }

  /// Adds a hash, and says whether it was not there before.
  package mutating func insert(_ hash: UInt64) -> Bool {
    var place = placement.place(of: hash)
    while stamps[place] == round {
      if keys[place] == hash { return false }
      place = (place + 1) & mask
    }
    keys[place] = hash
    stamps[place] = round
    return true
  }

  /// Whether a hash is there.
  package func contains(_ hash: UInt64) -> Bool {
    var place = placement.place(of: hash)
    while stamps[place] == round {
      if keys[place] == hash { return true }
      place = (place + 1) & mask
    }
    return false
  }
}
