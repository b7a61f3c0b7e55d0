import Dedup
import Testing
import Vectors

@Suite("First places of shingles") struct FirstPlacesTests {
  @Test func `each place knows where its shingle stands first`() {
    var places = FirstPlaces()
    let shingles: [UInt64] = [7, 8, 7, 9, 8, 7]
    places.find(in: shingles.span)
    #expect(places.firsts == [0, 1, 0, 3, 1, 0])
    #expect(places.distinctCount == 3)
    let nothing: [UInt64] = []
    places.find(in: nothing.span)
    #expect(places.firsts.isEmpty)
    #expect(places.distinctCount == 0)
  }

  @Test func `texts before leave nothing behind`() {
    var places = FirstPlaces()
    var random = SplitMix64(seed: 1)
    for round in 0..<200 {
      // Multiples of a power of two crowd the same places of the table.
      let shingles = (0..<Int.random(in: 0..<90, using: &random)).map { _ in
        UInt64.random(in: 0..<50, using: &random) << UInt64(round % 9)
      }
      places.find(in: shingles.span)
      var first: [UInt64: Int32] = [:]
      let expected = shingles.enumerated().map { place, shingle in
        first[shingle] = first[shingle] ?? Int32(place)
        return first[shingle]
      }
      #expect(places.firsts == expected)
      #expect(places.distinctCount == first.count)
    }
  }
}
