import Testing
import Vectors

@Suite("Votes") struct VotesTests {
  static let parallel = Parallel(threads: 2)

  @Test func `who represents itself votes`() {
    let votes = Votes(representatives: [2, 1, 2, 2])
    #expect(votes.voters == [1, 2])
    #expect(votes.documentCount == 4 && votes.followerCount == 2)
    #expect(Votes(each: 3) == Votes(representatives: [0, 1, 2]))
    #expect(Votes(each: 0).voters == [])
  }

  @Test func `a vote passes to the first follower that is left`() {
    let votes = Votes(representatives: [0, 3, 0, 3, 3])
    #expect(votes.selecting([0, 1, 2, 3, 4]) == votes)
    #expect(votes.selecting([1, 2, 4]) == Votes(representatives: [0, 1, 0]))
    #expect(votes.selecting([3, 4]) == Votes(representatives: [0, 0]))
    #expect(votes.selecting([]) == Votes(each: 0))
  }

  /// Voters among random texts, and followers that copy them or have words of their own.
  static let texts = VectorizerTests.randomTexts(count: 120, seed: 3)
  static let representatives: [Int32] = texts.indices.map {
    Int32($0 % 3 == 2 ? $0 - 1 : $0)
  }

  @Test(arguments: 0..<6)
  func `the model is that of a batch of the voters alone`(kind: Int) throws {
    let vectorizer = try VectorModelTests.vectorizers()[kind]
    let votes = Votes(representatives: Self.representatives)
    let corpus = VectorModelTests.corpus(Self.texts)
    let vectors = try vectorizer.vectors(
      of: corpus, votes: votes, parallel: Self.parallel)
    let alone = try vectorizer.vectors(
      of: VectorModelTests.corpus(votes.voters.map { Self.texts[$0] }),
      parallel: Self.parallel)

    #expect(
      try VectorModelTests.bytes(vectors.model) == VectorModelTests.bytes(alone.model))
    #expect(vectors.matrix.rowCount == Self.texts.count)
    #expect(
      vectors.matrix == alone.model.vectors(of: corpus, parallel: Self.parallel).matrix)
  }

  @Test func `a vote for each is no different from no votes`() throws {
    let corpus = VectorModelTests.corpus(Self.texts)
    let vectorizer = Vectorizer(minimumDocuments: .count(2), weighting: .logEntropy)
    let each = try vectorizer.vectors(
      of: corpus, votes: Votes(each: corpus.count), parallel: Self.parallel)
    let all = try vectorizer.vectors(of: corpus, parallel: Self.parallel)
    #expect(each.matrix == all.matrix)
  }

  @Test func `a term that only followers have is no column`() throws {
    let corpus = VectorModelTests.corpus(["rain", "rain snow"])
    let vectors = try Vectorizer(minimumDocuments: .count(0)).vectors(
      of: corpus, votes: Votes(representatives: [0, 0]), parallel: Self.parallel)
    #expect(vectors.matrix.columnCount == 1)
  }

  @Test func `a representative has to represent itself`() async {
    await #expect(processExitsWith: .failure) { _ = Votes(representatives: [1, 2, 2]) }
    await #expect(processExitsWith: .failure) { _ = Votes(representatives: [3]) }
  }
}
