import Dedup
import Testing
import Topics
import Vectors

/// The library snippets of the README, on the sample batch.
@Suite("Examples of the README") struct ReadmeExamplesTests {
  @Test
  func `the snippets compile and do what they say`() throws {
    let path = Sample.path

    let parallel = Parallel(threads: 2)
    var reader = CorpusReader()
    try reader.read(ByteStore(mapping: path), name: path, format: .jsonLines)
    let (corpus, problems) = reader.finish()
    let vectors = try Vectorizer(minimumDocuments: .count(2))
      .vectors(of: corpus, parallel: parallel)
    let nearest = SimilarityJoin(
      of: vectors.matrix, selecting: .nearest(10, minimum: 0.1)
    )
    .matrix(parallel: parallel)

    #expect(problems.isEmpty)
    #expect(nearest.rowCount == corpus.count)

    let copies = try CopySearch(CopySearch.Options()).run(
      over: corpus, parallel: parallel)
    let sources = copies.families.members(ofFamiliesFrom: 2).map { family in
      corpus.string(.id, of: family[0])
    }

    #expect(sources.contains("rawaq-0214"))

    let clustering = try SphericalKMeans(clusters: 20).fit(
      vectors.matrix, parallel: parallel)
    let material = try EventMaterial(
      of: corpus, votes: copies.families.votes, parallel: parallel)
    let events = try EventSearch().events(of: material, parallel: parallel)
    let sizes = events.sizes  // the largest first

    #expect(clustering.sizes.reduce(0, +) == corpus.count)
    #expect(sizes.reduce(0, +) == corpus.count)
    #expect(sizes == sizes.sorted(by: >))
  }
}
