import Testing
import Vectors

@Suite("Examples of Vectors") struct VectorsExamplesTests {
  @Test func `fit on one batch, apply to another`() throws {
    let archive = Corpus([
      Article(id: "1", text: "The river rose above the old bridge."),
      Article(id: "2", text: "The bridge over the river was closed."),
      Article(id: "3", text: "The team won the cup."),
    ])
    let parallel = Parallel(threads: 2)
    let vectors = try Vectorizer().vectors(of: archive, parallel: parallel)
    let term = vectors.model.columns.name(of: 0)  // "bridge"

    let today = Corpus([Article(id: "4", text: "A bridge like no other.")])
    let others = vectors.model.vectors(of: today, parallel: parallel)
    let columns = others.matrix.columns  // [0]

    #expect(term == "bridge")
    #expect(columns == [0])
    #expect(others.matrix.columnCount == vectors.matrix.columnCount)
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

  @Test func `similar articles to a file and row by row`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)
    let vectors = try Vectorizer().vectors(of: corpus, parallel: parallel)
    let folder = try Folder()
    let path = folder.path("similar.csv")

    let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: 0.3))
    let export = SimilarityExport(of: join, ids: corpus, parallel: parallel)
    var file = try AtomicFile(path: path)
    try export.write(as: .csv, to: &file)
    try file.commit()

    let lines = try folder.read("similar.csv").split(separator: "\n")
    #expect(lines[0] == "a,b,similarity")
    #expect(lines.count - 1 == join.matrix(parallel: parallel).cellCount)

    let window = TimeWindow(seconds: 2 * 86_400, times: corpus.documents.map(\.time))
    let near = SimilarityJoin(
      of: vectors.matrix, selecting: .pairs(atLeast: 0.3), within: window)

    #expect(near.matrix(parallel: parallel).cellCount < lines.count - 1)

    var best: (a: Int, b: Int, similarity: Float) = (0, 0, 0)
    join.forEachRow(parallel: parallel) { row, others, similarities in
      for i in others.indices where similarities[i] > best.similarity {
        best = (row, Int(others[i]), similarities[i])
      }
    }

    #expect(best.a < best.b)
    #expect(best.similarity > 0.9)
  }
}
