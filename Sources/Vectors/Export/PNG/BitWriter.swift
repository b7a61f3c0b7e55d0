/// Bits in the order of DEFLATE: the first one is the lowest of the first byte.
struct BitWriter {
  /// The bytes that are full.
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// Appends the lowest `count` bits of a value, its lowest first.
  ///
  /// - Precondition: `count` is at most 32, and the value has no higher bits.
  mutating func append(_ value: Int, bits count: Int) {
    pending |= UInt64(value) << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// Appends the word that a code has for a symbol.
  mutating func append(_ symbol: Int, of code: HuffmanCode) {
    append(Int(code.words[symbol]), bits: Int(code.lengths[symbol]))
  }

  /// Fills the last byte with zeros.
  mutating func finish() {
    if pendingCount > 0 { append(0, bits: 8 - pendingCount) }
  }
}
