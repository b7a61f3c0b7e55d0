import Testing
import Vectors

/// Hashes that a writer of texts could choose so that a table would go through them all if their
/// low bits, their high bits or their product with a known number were their places.
enum ChosenHashes: CaseIterable {
  case lowBits, highBits, product

  func hashes(_ count: Int) -> [UInt64] {
    (1...UInt64(count)).map { number in
      switch self {
      case .lowBits: number << 40
      case .highBits: number
      // The inverse of 2⁶⁴ divided by the golden ratio.
      case .product: number &* 0xF1DE_83E1_9937_733D
      }
    }
  }
}

@Suite("Tables of hashes that were chosen", .timeLimit(.minutes(1)))
struct PlacementTests {
  /// So many that to go through half of them for each takes longer than the limit.
  private let count = 500_000

  @Test(arguments: ChosenHashes.allCases)
  func `an index of numbers takes no longer for them`(chosen: ChosenHashes) {
    var index = HashIndex()
    let hashes = chosen.hashes(count)
    for (number, hash) in hashes.enumerated() {
      index.insert(hash, number: Int32(number))
    }
    #expect(index.number(of: hashes[count - 1]) == Int32(count - 1))
    #expect(index.number(of: 0) == nil)
  }

  @Test(arguments: ChosenHashes.allCases)
  func `a table of ids takes no longer for them`(chosen: ChosenHashes) {
    var ids = IDTable()
    let hashes = chosen.hashes(count)
    for hash in hashes { _ = ids.enter(hash) { _ in true } }
    #expect(ids.document(of: hashes[7]) { _ in true } == 7)
  }

  @Test
  func `the golden ratio has the inverse that is taken for it`() {
    #expect(0x9E37_79B9_7F4A_7C15 &* 0xF1DE_83E1_9937_733D as UInt64 == 1)
  }
}
