import Testing
import Vectors

@Suite("Stretches of words") struct WordsTests {
  /// Every way in which the last block of eight can overlap the one before.
  @Test(arguments: 0...27)
  func `a common word is found wherever it stands`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for other in [0, 1, 7, 8, 10, 17] {
      let a = (0..<count).map { _ in UInt32.random(in: 0..<1000, using: &random) << 1 }
      var b = (0..<other).map { _ in UInt32.random(in: 0..<1000, using: &random) << 1 | 1
      }
      let meetBefore = Kernels.meet(a.span, b.span)
      #expect(!meetBefore)
      for place in b.indices where !a.isEmpty {
        let word = b[place]
        b[place] = a[place % a.count]
        let meet = Kernels.meet(a.span, b.span)
        let meetPlainly = Kernels.meetReference(a.span, b.span)
        #expect(meet && meetPlainly)
        b[place] = word
      }
    }
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 500], [1, 2, 64])
  func `a filter lets those hashes through whose bits are set`(count: Int, words: Int) {
    var random = SplitMix64(seed: UInt64(count + words))
    let hashes = (0..<count).map { _ in UInt64.random(in: 0 ... .max, using: &random) }
    var filter = [UInt64](repeating: 0, count: words)
    for hash in hashes where hash & 1 << 40 != 0 {
      filter[Int(hash >> 6) & (words - 1)] |= 1 << (hash & 63)
    }
    var places = [Int32](repeating: 0, count: count + 1)
    var plain = places
    var some = places.mutableSpan
    let found = Kernels.places(of: hashes.span, passing: filter.span, into: &some)
    var others = plain.mutableSpan
    let expected = Kernels.placesReference(
      of: hashes.span, passing: filter.span, into: &others)
    #expect(found == expected)
    #expect(places[..<found] == plain[..<found])
    #expect(
      hashes.indices.allSatisfy {
        hashes[$0] & 1 << 40 == 0 || places[..<found].contains(Int32($0))
      })
  }

  @Test func `places without room, and filters of no power of two, trap`() async {
    await #expect(processExitsWith: .failure) {
      let (hashes, filter): ([UInt64], [UInt64]) = ([1, 2], [.max])
      var places: [Int32] = [0]
      var span = places.mutableSpan
      _ = Kernels.places(of: hashes.span, passing: filter.span, into: &span)
    }
    await #expect(processExitsWith: .failure) {
      let (hashes, filter): ([UInt64], [UInt64]) = ([1], [0, 0, 0])
      var places: [Int32] = [0]
      var span = places.mutableSpan
      _ = Kernels.places(of: hashes.span, passing: filter.span, into: &span)
    }
    await #expect(processExitsWith: .failure) {
      let (hashes, filter): ([UInt64], [UInt64]) = ([1], [])
      var places: [Int32] = [0]
      var span = places.mutableSpan
      _ = Kernels.places(of: hashes.span, passing: filter.span, into: &span)
    }
  }
}
