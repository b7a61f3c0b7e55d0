internal import Vectors

/// Numbers of few bits, one behind the other from the lowest bit on.
struct BitWriter: Sendable {
  private var words: [UInt64] = []
  private var word: UInt64 = 0
  /// Bits of the last word that are in use, fewer than 64.
  private var used = 0

  /// Appends the lowest `count` bits of a number, at most 63, whose others are 0.
  ///
  /// - Parameters:
  ///   - number: the number.
  ///   - count: how many bits.
  ///   - zeros: how many of them are zeros below the number, which is then so much shorter.
  @inline(__always)
  mutating func append(_ number: UInt64, count: Int, shiftedBy zeros: Int = 0) {
    let number = number &<< UInt64(zeros)
    word |= number &<< UInt64(used)
    used &+= count
    guard used >= 64 else { return }
    words.append(word)
    used &-= 64
    word = number >> UInt64(count &- used)
  }

  /// Moves all bits to some bytes, the last filled up by zeros.
  mutating func finish(to output: inout [UInt8]) {
    let byteCount = 8 * words.count + (used + 7) / 8
    words.append(word)
    let words = words
    output.append(copying: Kernels.bytes(of: words.span).extracting(0..<byteCount))
    self.words.removeAll(keepingCapacity: true)
    (word, used) = (0, 0)
  }
}
