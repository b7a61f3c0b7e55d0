import Dedup
import Testing
import Vectors

@Suite("Shingles") struct ShinglesTests {
  private func digest(_ words: [Int]) -> TextDigest {
    let hashes = tokens(words).map(\.hash)
    return TextDigest(ofWords: hashes.span)
  }

  @Test func `equal runs of words have equal hashes wherever they stand`() throws {
    let a = try shingles([1, 2, 3, 4])
    let b = try shingles([9, 8, 1, 2, 3, 4])
    #expect(a.count == 2)
    #expect(b.count == 4)
    #expect(a == Array(b[2...]))
    #expect(Set(b).count == 4)
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func `rolling gives what hashing each window alone gives`(size: Int) throws {
    let words = randomWords(40, below: 5, seed: 1)
    let rolled = try shingles(words, size: size)
    #expect(rolled.count == 40 - size + 1)
    for i in rolled.indices {
      #expect(try shingles(Array(words[i..<i + size]), size: size) == [rolled[i]])
    }
  }

  @Test func `the order of words matters`() throws {
    #expect(try shingles([1, 2, 3]) != shingles([3, 2, 1]))
  }

  @Test func `a short text is one shingle of all its words, an empty one has none`()
    throws
  {
    #expect(try shingles([1, 2]).count == 1)
    #expect(try shingles([1]).count == 1)
    #expect(try shingles([1]) != shingles([1, 2]))
    #expect(try shingles([]).isEmpty)
    let scheme = try Shingles(words: 3)
    #expect([0, 1, 2, 3, 4].map { scheme.count(ofWords: $0) } == [0, 1, 1, 1, 2])
  }

  @Test func `sizes outside 1 to 64 are refused`() {
    #expect(throws: DedupError.shingle(0, allowed: 1...64)) { try Shingles(words: 0) }
    #expect(throws: DedupError.shingle(65, allowed: 1...64)) { try Shingles(words: 65) }
  }

  @Test func `texts of the same words share a digest, others do not`() {
    let digests = [[1, 2, 3], [1, 3, 2], [1, 2], [], [1, 2, 3, 3]].map {
      digest($0)
    }
    #expect(Set(digests).count == 5)
    #expect(digest([1, 2, 3]) == digests[0])
  }
}
