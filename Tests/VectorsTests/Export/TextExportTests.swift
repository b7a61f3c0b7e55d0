import Testing
import Vectors

@Suite("Text exports") struct TextExportTests {
  static let corpus = Corpus([
    Article(id: "a,1", text: "x"), Article(id: "ب\"2", text: "y"),
    Article(id: "c\n3\t\\", text: "z"),
  ])
  /// Similarities: rows 0 and 1 0.6, rows 1 and 2 0.8.
  static let matrix = SparseMatrix(
    columnCount: 2, rowStarts: [0, 1, 3, 4], columns: [0, 0, 1, 1],
    values: [1, 0.6, 0.8, 1])

  private func text(
    _ format: SimilarityExport.Format, _ selection: SimilaritySelection
  ) throws -> String {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: SimilarityJoin(of: Self.matrix, selecting: selection), ids: Self.corpus,
      parallel: Parallel(threads: 2)
    ).write(as: format, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test
  func `CSV has each pair once, with ids quoted where they need it`() throws {
    let expected = """
      a,b,similarity
      "a,1","ب""2",0.600000
      "ب""2","c
      3\t\\",0.800000

      """
    #expect(try text(.csv, .pairs(atLeast: 0.5)) == expected)
  }

  @Test
  func `the nearest come best first`() throws {
    #expect(
      try text(.jsonl, .nearest(2, minimum: 0)) == #"""
        {"a":"a,1","b":"ب\"2","similarity":0.600000}
        {"a":"ب\"2","b":"c\n3\t\\","similarity":0.800000}
        {"a":"ب\"2","b":"a,1","similarity":0.600000}
        {"a":"c\n3\t\\","b":"ب\"2","similarity":0.800000}

        """#)
  }

  @Test
  func `Matrix Market has the lower half of a symmetric matrix`() throws {
    #expect(
      try text(.mtx, .pairs(atLeast: 0.7)) == """
        %%MatrixMarket matrix coordinate real symmetric
        3 3 4
        1 1 1.0
        2 2 1.0
        3 2 0.8
        3 3 1.0

        """)
    #expect(
      try text(.mtx, .nearest(1, minimum: 0)) == """
        %%MatrixMarket matrix coordinate real general
        3 3 3
        1 2 0.6
        2 3 0.8
        3 2 0.8

        """)
  }

  @Test(
    arguments: [
      (SimilaritySelection.pairs(atLeast: 0), [1, 0.6, 0, 0.6, 1, 0.8, 0, 0.8, 1]),
      (.pairs(atLeast: 0.7), [1, 0, 0, 0, 1, 0.8, 0, 0.8, 1]),
      (.nearest(1, minimum: 0), [0, 0.6, 0, 0, 0, 0.8, 0, 0.8, 0]),
    ] as [(SimilaritySelection, [Float])])
  func `a dense file has what was selected`(
    selection: SimilaritySelection, expected: [Float]
  ) throws {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: SimilarityJoin(of: Self.matrix, selecting: selection), ids: Self.corpus,
      parallel: Parallel(threads: 1)
    ).write(as: .npy, to: &bytes)

    #expect(bytes.prefix(128) == NPY.header(of: .float32, shape: [3, 3])[...])
    let numbers = stride(from: 128, to: bytes.count, by: 4).map { i in
      Float(
        bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[i + $1]) << UInt32(8 * $1) })
    }
    #expect(numbers == expected)
  }

  @Test
  func `a sparse file has both directions and the diagonal`() throws {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: SimilarityJoin(of: Self.matrix, selecting: .pairs(atLeast: 0.7)),
      ids: Self.corpus, parallel: Parallel(threads: 1)
    ).write(as: .npz, to: &bytes)

    let indices = try #require(try StoredZip(bytes).members.first).content
    #expect(
      indices.suffix(20) == [0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0])
  }

  @Test
  func `labels keep to their line, whatever they hold`() throws {
    var ids: [UInt8] = []
    try MatrixLabels.writeIDs(of: Self.corpus, to: &ids)
    #expect(String(decoding: ids, as: UTF8.self) == "a,1\nب\"2\nc\\n3\\t\\\\\n")

    let vectors = try Vectorizer(analyzer: Analyzer(.shingles))
      .vectors(of: VectorizerTests.corpus, parallel: Parallel(threads: 1))
    var terms: [UInt8] = []
    try MatrixLabels.writeTerms(of: vectors, to: &terms)
    let lines = String(decoding: terms, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "term\tdocument_frequency\tidf")
    #expect(lines[3] == "c\t3\t1.0")
    #expect(lines.count == 5)
  }

  @Test(
    arguments: [
      (0, "0.000000"), (1, "1.000000"), (0.5, "0.500000"), (-0.25, "-0.250000"),
      (0.0000005, "0.000001"), (-0.0000001, "0.000000"), (123456.789, "123456.789000"),
      (0.9999999, "1.000000"), (.nan, "0.000000"),
    ] as [(Double, String)])
  func `six decimals are rounded half away from zero`(number: Double, text: String) {
    var bytes: [UInt8] = []
    bytes.append(sixDecimals: number)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [0, 7, -1, 10, 1234567890, Int.max, Int.min])
  func `integers read as Swift prints them`(number: Int) {
    var bytes: [UInt8] = []
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }
}
