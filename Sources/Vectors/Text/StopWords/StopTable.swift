/// Stop words by their hashes, with the languages each belongs to: a hash table with open
/// addressing, at most a quarter full.
struct StopTable: Sendable {
  private var hashes: [UInt64]
  private var languages: [LanguageSet]
  private let mask: Int
  /// One bit for each value of a hash's top 16 bits that some stop word has: eight kilobytes
  /// that stay in the nearest cache and turn away nearly all words that are none.
  private var sieve: [UInt64]

  /// A table of folded words.
  init(_ words: [(hash: UInt64, languages: LanguageSet)]) {
    var size = 64
    while size < 4 * words.count { size *= 2 }
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    languages = [LanguageSet](repeating: [], count: size)
    sieve = [UInt64](repeating: 0, count: 1 << 10)
    for (hash, set) in words {
      sieve[Int(hash >> 54)] |= 1 << (hash >> 48 & 63)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while !languages[slot].isEmpty, hashes[slot] != hash { slot = (slot + 1) & mask }
      hashes[slot] = hash
      languages[slot].formUnion(set)
    }
  }

  /// The languages a word is a stop word of.
  @inline(__always)
  func languages(of hash: UInt64) -> LanguageSet {
    guard sieve[Int(hash &>> 54)] & 1 &<< (hash &>> 48 & 63) != 0 else { return [] }
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != hash {
      guard !languages[slot].isEmpty else { return [] }
      slot = (slot + 1) & mask
    }
    return languages[slot]
  }
}
