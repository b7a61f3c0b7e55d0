import Dedup
import Testing
import Vectors

@Suite("Packed passages") struct PackedPassagesTests {
  /// Passages in the order of the first text, anywhere in the second.
  private func passages(_ count: Int, _ random: inout SplitMix64) -> [AlignedPassage] {
    var end: Int32 = 0
    return (0..<count).map { _ in
      let start = end + Int32.random(in: 0...300, using: &random)
      let words = Int32.random(in: 1...20_000, using: &random)
      let startB = Int32.random(in: 0...2_000_000_000, using: &random)
      let wordsB = Int32.random(in: max(1, words - 90)...words + 90, using: &random)
      end = start + words
      return AlignedPassage(
        a: start..<end, b: startB..<startB + wordsB,
        equal: Int32.random(in: 0...min(words, wordsB), using: &random))
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `come back as they were`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var (packed, other) = (PackedPassages(), PackedPassages())
    var expected: [[AlignedPassage]] = []
    var places: [Int] = []
    for count in [0, 1, 2, 40, 200] {
      expected.append(passages(count, &random))
      places.append(packed.append(expected[expected.count - 1]))
    }
    for count in [3, 0] {
      expected.append(passages(count, &random))
      places.append(other.append(expected[expected.count - 1]))
    }
    let shift = packed.append(contentsOf: other)
    places[5] += shift
    places[6] += shift
    #expect(places.map(packed.passages(at:)) == expected)
  }

  @Test func `bytes from elsewhere are passages or nothing`() {
    var random = SplitMix64(seed: 5)
    var packed = PackedPassages()
    let expected = passages(30, &random)
    let place = packed.append(expected)
    let bytes = Array(packed.packed(at: place))
    #expect(PackedPassages.unpacked(bytes) == expected)
    for count in bytes.indices {
      #expect(PackedPassages.unpacked(Array(bytes.prefix(count))) == nil)
    }
    #expect(PackedPassages.unpacked(bytes + [0]) == nil)
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        let place = damaged.indices.randomElement(using: &random) ?? 0
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      let found = PackedPassages.unpacked(damaged) ?? []
      let isSound = found.allSatisfy { passage in
        passage.a.lowerBound >= 0 && passage.b.lowerBound >= 0
          && 0...min(passage.a.count, passage.b.count) ~= Int(passage.equal)
      }
      #expect(isSound)
    }
  }
}
