import Dedup
import Testing
import Vectors

@Suite("What goes with a family's source") struct FamilyCoreTests {
  /// A short report, a longer one, and many articles that print both, slightly edited.
  @Test(arguments: [2, 4, 8, 12])
  func `articles that merge two reports do not make one family of them`(merged: Int)
    throws
  {
    let (short, long) = (randomWords(40, seed: 1), randomWords(120, seed: 2))
    let editions = (0..<merged).map {
      short + long + randomWords(5, seed: 10 + UInt64($0))
    }
    let texts = [short, long, long + randomWords(3, seed: 3)] + editions
    let copies = try CopySearch().run(
      over: corpus(texts.map(text), dates: texts.indices.map { Int64($0) * 3600 }),
      parallel: Parallel(threads: 1))
    let numbers = copies.families.numbers
    #expect(numbers[0] != numbers[1])
    #expect(numbers[1] == numbers[2])
    // Those that print both are in one of the two, together.
    #expect(Set(numbers[3...]).count == 1)
    for (document, role) in copies.families.roles.enumerated() where role == .copy {
      let source = Int(copies.families.sources[document])
      let isListed = copies.pairs.contains {
        [$0.a, $0.b] == [min(source, document), max(source, document)]
      }
      #expect(isListed)
    }
  }
}
