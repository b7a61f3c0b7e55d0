import Testing
import Vectors

@Suite("Radix sort") struct RadixSortTests {
  @Test(
    arguments: [0, 1, 2, 100, 511, 512, 5000, 40_000],
    [0..<64, 32..<64, 3..<20, 5..<5, 63..<64])
  func `sorts by the given bits and is stable`(count: Int, bits: Range<Int>) {
    var random = SplitMix64(seed: UInt64(count))
    let records = (0..<count).map { _ in random.next() & 0x0F0F_00FF_0F0F_00FF }
    let mask = (0..<64).filter(bits.contains).reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    let expected = records.enumerated()
      .sorted { ($0.element & mask, $0.offset) < ($1.element & mask, $1.offset) }
      .map(\.element)
    var sorted = records
    RadixSort.sort(&sorted, bits: bits)
    #expect(sorted == expected)
  }

  @Test(arguments: [0..<64, 10..<64, 20..<50])
  func `keys that agree in their highest bits are told by the others`(bits: Range<Int>) {
    var random = SplitMix64(seed: 9)
    let spread = (0..<20_000).map { _ in random.next() }
    // One high bit that differs, and low ones.
    let crowded = (0..<20_000).map { $0 % 7 == 0 ? 1 << 49 : (random.next() >> 40) << 14 }
    let mask = (0..<64).filter(bits.contains).reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    for records in [spread, crowded, spread + crowded] {
      let expected = records.enumerated()
        .sorted { ($0.element & mask, $0.offset) < ($1.element & mask, $1.offset) }
        .map(\.element)
      var sorted = records
      RadixSort.sort(&sorted, bits: bits)
      #expect(sorted == expected)
    }
  }
}
