import Dedup
import Testing
import Vectors

@Suite("Texts whose hashes were chosen", .timeLimit(.minutes(1)))
struct ChosenHashesTests {
  /// So many that to go through half of them for each takes longer than the limit.
  private static let count: UInt64 = 500_000

  /// Hashes that agree in their low bits, or in their high ones, by the first bit that differs.
  enum Chosen: UInt64, CaseIterable {
    case equalLowBits = 40
    case equalHighBits = 3

    // Not the argument itself, or the run of the tests would name each of them.
    var hashes: [UInt64] { (1...count).map { $0 << rawValue } }
  }

  @Test(arguments: Chosen.allCases)
  func `first places are found as fast`(chosen: Chosen) {
    let hashes = chosen.hashes
    var places = FirstPlaces()
    places.find(in: hashes.span)
    #expect(places.distinctCount == hashes.count)
  }

  @Test(arguments: Chosen.allCases)
  func `the places of a text are asked as fast`(chosen: Chosen) {
    let hashes = chosen.hashes
    var places = ShinglePlaces()
    places.load(hashes.span)
    var hits = ShingleHits()
    #expect(places.find(hashes.span, into: &hits) == Int32(hashes.count))
  }

  @Test(arguments: Chosen.allCases)
  func `a set takes them as fast`(chosen: Chosen) {
    let hashes = chosen.hashes
    var set = HashSet64()
    set.removeAll(expecting: hashes.count)
    var new = 0
    for hash in hashes where set.insert(hash) { new += 1 }
    #expect(new == hashes.count)
  }

  @Test(arguments: Chosen.allCases)
  func `recurring phrases are found as fast`(chosen: Chosen) {
    let hashes = chosen.hashes
    let recurring = RecurringPhrases(hashes, documentCount: 4)
    #expect(recurring[hashes[9]] == recurring[hashes[5]])
  }

  @Test
  func `phrases of an archive in one stretch of keys are found as fast`() {
    // All but one in the first bucket of the directory.
    let keys = Array(0..<ChosenHashesTests.count) + [1 << 39]
    let archived = ArchivedPhrases(keys.map { ArchivedPhrases.entry($0, .returning) })
    let found = keys.count { archived[$0] == .returning }
    #expect(found == keys.count)
    #expect(archived[ChosenHashesTests.count].isEmpty)
  }
}
