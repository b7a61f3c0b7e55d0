import Testing
import Vectors

@Suite("Hash index") struct HashIndexTests {
  @Test(arguments: [0, 1, 31, 32, 33, 1000])
  func `gives each hash its number, one by one and all at once`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    // Small ones, one of them 0, agree in their high bits.
    let hashes = (0..<count).map { $0 % 2 == 0 ? UInt64($0) : random.next() }
    var index = HashIndex()
    for (number, hash) in hashes.enumerated() {
      index.insert(hash, number: Int32(number))
    }

    let others = hashes.map { $0 &+ 1 << 63 }
    var numbers: [Int32] = [7]
    index.numbers(of: hashes + others, into: &numbers)

    #expect(hashes.map(index.number) == hashes.indices.map { Int32($0) })
    #expect(others.allSatisfy { index.number(of: $0) == nil })
    #expect(
      numbers == hashes.indices.map { Int32($0) } + others.map { _ in -1 })
  }
}
