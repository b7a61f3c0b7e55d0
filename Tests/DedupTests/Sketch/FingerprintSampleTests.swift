import Dedup
import Testing
import Vectors

@Suite("Fingerprint sample") struct FingerprintSampleTests {
  private let sample = FingerprintSample()

  private func fingerprints(_ shingles: [UInt64]) -> [UInt32] {
    var places = FirstPlaces()
    places.find(in: shingles.span)
    var isTaken: [Bool] = []
    var result: [UInt64] = []
    sample.append(
      of: shingles.span, firsts: places.firsts.span, isTaken: &isTaken, to: &result)
    for entry in result {
      let shingle = shingles[Int(entry & 0xFFFF_FFFF)]
      #expect(UInt32(truncatingIfNeeded: shingle) == UInt32(entry >> 32))
    }
    return result.map { UInt32($0 >> 32) }
  }

  private func random(_ count: Int, seed: UInt64) -> [UInt64] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.next() }
  }

  @Test func `short texts keep all, longer ones near a quarter`() {
    #expect(fingerprints([]).isEmpty)
    #expect(fingerprints(random(1, seed: 1)).count == 1)
    #expect(fingerprints(random(16, seed: 2)).count == 16)
    let share = Double(fingerprints(random(20_000, seed: 3)).count) / 20_000
    #expect((0.2...0.3).contains(share))
  }

  @Test func `what a text shares by value is taken from both`() {
    let a = random(300, seed: 4)
    let kept = Set(fingerprints(a))
    for shingle in a where shingle <= UInt64.max / sample.rate {
      #expect(kept.contains(UInt32(truncatingIfNeeded: shingle)))
    }
  }

  /// The promise the index of passages stands on.
  @Test(arguments: 0..<50)
  func `a shared run of two windows has two fingerprints in common`(seed: UInt64) {
    let run = random(2 * sample.window, seed: seed)
    let a = random(57, seed: seed + 100) + run + random(31, seed: seed + 200)
    let b = random(23, seed: seed + 300) + run + random(90, seed: seed + 400)
    #expect(Set(fingerprints(a)).intersection(fingerprints(b)).count >= 2)
  }

  @Test func `a word repeated is taken once`() {
    #expect(fingerprints([UInt64](repeating: 9, count: 10_000)).count == 1)
  }
}
