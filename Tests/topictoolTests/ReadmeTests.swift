import Dedup
import Foundation
import Testing
import Topics
import Vectors

/// The library snippets of the README, on the sample batch.
@Suite("README") struct ReadmeTests {
  @Test
  func `its snippets compile and do what they say`() throws {
    let path = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "data/articles.jsonl").path
    let parallel = Parallel(threads: 2)
    var reader = CorpusReader()
    try reader.read(ByteStore(mapping: path), name: "articles.jsonl", format: .jsonLines)
    let (corpus, problems) = reader.finish()
    let vectors = try Vectorizer(minimumDocuments: .count(2)).vectors(
      of: corpus, parallel: parallel)
    let nearest = vectors.matrix.nearest(10, minimum: 0.1, parallel: parallel)

    #expect(problems.isEmpty)
    #expect(nearest.rowCount == corpus.count)

    let copies = try CopySearch(CopySearch.Options()).run(
      over: corpus, parallel: parallel)
    let pairs = copies.pairs.filter { $0.relation == .copy }.map {
      [corpus.string(.id, of: $0.a), corpus.string(.id, of: $0.b)]
    }

    #expect(pairs.contains(["rawaq-0214", "safsaf-1102"]))

    let clustering = try SphericalKMeans(clusters: 20).fit(
      vectors.matrix, parallel: parallel)

    #expect(clustering.assignments.count == corpus.count)
  }
}
