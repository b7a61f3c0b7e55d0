import Testing
import Vectors

@Suite("Examples of Vectors") struct VectorsExamplesTests {
  @Test func `a batch as vectors`() throws {
    let corpus = Corpus([
      Article(id: "1", text: "The river rose above the old bridge."),
      Article(id: "2", text: "The bridge over the river was closed."),
      Article(id: "3", text: "The team won the cup."),
    ])
    let parallel = Parallel(threads: 2)
    let vectors = try Vectorizer().vectors(of: corpus, parallel: parallel)
    let rows = vectors.matrix.rowCount  // 3, one an article
    let term = vectors.model.columns.name(of: 0)  // "bridge"

    #expect(rows == 3)
    #expect(term == "bridge")
  }

  @Test func `the nearest articles to a text`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)
    let text = "قوافل الإغاثة تصل إلى المخيم"

    let vectors = try Vectorizer().vectors(of: corpus, parallel: parallel)
    let query = vectors.model.vectors(
      of: Corpus([Article(id: "query", text: text)]), parallel: parallel)
    let nearest = SimilarityJoin(
      of: query.matrix, against: vectors.matrix, selecting: .nearest(3, minimum: 0)
    ).matrix(parallel: parallel)
    let ids = nearest.columns.map { corpus.string(.id, of: Int($0)) }

    #expect(ids.count == 3)
  }

  @Test func `a matrix to npz`() throws {
    let parallel = Parallel(threads: 1)
    let vectors = try Vectorizer().vectors(of: Sample.corpus(), parallel: parallel)
    let folder = try Folder()
    let path = folder.path("vectors.npz")

    var file = try AtomicFile(path: path)
    try NPZ.write(vectors.matrix, to: &file)
    try file.commit()

    #expect(try folder.names == ["vectors.npz"])
  }
}
