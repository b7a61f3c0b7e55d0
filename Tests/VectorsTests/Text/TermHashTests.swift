import Testing
import Vectors

@Suite("Term hash") struct TermHashTests {
  /// All strings of up to three of these letters, some a single bit apart.
  static let strings: [String] = {
    let letters = "abcdefgh01 ابتثجحخد東京ـ🙂".map(String.init)
    let pairs = letters.flatMap { first in letters.map { first + $0 } }
    return letters + pairs + pairs.flatMap { pair in letters.map { pair + $0 } }
  }()

  @Test func `tells all short words apart, by either half`() {
    let hashes = Self.strings.map { TermHash.hash($0) }
    let count = Self.strings.count
    #expect(Set(hashes).count == count)
    // n²/2³³ collisions of 32 bits are to be expected: a hundredth of one here.
    #expect(Set(hashes.map { UInt32(truncatingIfNeeded: $0) }).count >= count - 1)
    #expect(Set(hashes.map { $0 >> 32 }).count >= count - 1)
  }

  @Test func `spreads over all bits`() {
    let hashes = Self.strings.map { TermHash.hash($0) }
    // Each bit is set in half of n hashes, give or take five standard deviations of √n / 2.
    let half = Double(hashes.count) / 2
    let bound = 5 * Double(hashes.count).squareRoot() / 2
    for bit in 0..<64 {
      let count = hashes.count { $0 >> UInt64(bit) & 1 == 1 }
      #expect(abs(Double(count) - half) <= bound, "bit \(bit)")
    }
  }

  @Test func `of nothing is its own`() {
    #expect(TermHash.hash("") != TermHash.hash("\0"))
  }
}
