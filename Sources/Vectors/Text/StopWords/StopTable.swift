/// Stop words by their hashes, with what each is left out for: a hash table with open
/// addressing, at most a quarter full.
struct StopTable: Sendable {
  private var hashes: [UInt64]
  private var masks: [StopMask]
  private let placeMask: Int
  /// One bit for each value of a hash's top 16 bits that some stop word has: eight kilobytes
  /// that stay in the nearest cache and turn away nearly all words that are none.
  private var sieve: [UInt64]

  /// A table of folded words.
  init(_ words: [(hash: UInt64, mask: StopMask)]) {
    var size = 64
    while size < 4 * words.count { size *= 2 }
    placeMask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    masks = [StopMask](repeating: [], count: size)
    sieve = [UInt64](repeating: 0, count: 1 << 10)
    for (hash, mask) in words {
      sieve[Int(hash >> 54)] |= 1 << (hash >> 48 & 63)
      var slot = Int(truncatingIfNeeded: hash) & placeMask
      while !masks[slot].isEmpty, hashes[slot] != hash { slot = (slot + 1) & placeMask }
      hashes[slot] = hash
      masks[slot].formUnion(mask)
    }
  }

  /// What a word may be left out for.
  @inline(__always)
  func mask(of hash: UInt64) -> StopMask {
    guard sieve[Int(hash &>> 54)] & 1 &<< (hash &>> 48 & 63) != 0 else { return [] }
    var slot = Int(truncatingIfNeeded: hash) & placeMask
    while hashes[slot] != hash {
      guard !masks[slot].isEmpty else { return [] }
      slot = (slot + 1) & placeMask
    }
    return masks[slot]
  }
}
