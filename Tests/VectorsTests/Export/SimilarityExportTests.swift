import Testing
import Vectors

@Suite("Similarity exports") struct SimilarityExportTests {
  static let corpus = TextExportTests.corpus
  /// Similarities: rows 0 and 1 0.6, rows 1 and 2 0.8.
  static let matrix = SparseMatrix(
    columnCount: 2, rowStarts: [0, 1, 3, 4], columns: [0, 0, 1, 1],
    values: [1, 0.6, 0.8, 1])
  /// The batch that rows are compared with in some tests: similarity 0.6 and 0.8 to a row
  /// that has both columns.
  static let others = (
    corpus: Corpus([
      Article(id: "a,1", title: "Rain", text: "x", date: "2019-02-18", source: "Wire"),
      Article(id: "d", text: "y", date: "soon"),
    ]),
    matrix: SparseMatrix(
      columnCount: 2, rowStarts: [0, 1, 2], columns: [0, 1], values: [1, 1])
  )

  private func bytes(
    _ format: SimilarityFormat, _ selection: SimilaritySelection,
    spooling: Spooling = Spooling()
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: SimilarityJoin(of: Self.matrix, selecting: selection), ids: Self.corpus,
      spooling: spooling, parallel: Parallel(threads: 2)
    ).write(as: format, to: &bytes)
    return bytes
  }

  private func text(
    _ format: SimilarityFormat, _ selection: SimilaritySelection
  ) throws -> String {
    String(decoding: try bytes(format, selection), as: UTF8.self)
  }

  private func textAgainstOthers(
    _ format: SimilarityFormat, _ selection: SimilaritySelection
  ) throws -> String {
    var bytes: [UInt8] = []
    try SimilarityExport(
      of: SimilarityJoin(
        of: Self.matrix, against: Self.others.matrix, selecting: selection),
      ids: Self.corpus, against: Self.others.corpus, parallel: Parallel(threads: 2)
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
    let npy = try bytes(.npy, selection)
    #expect(npy.prefix(128) == NPY.header(of: .float32, shape: [3, 3])[...])
    let numbers = stride(from: 128, to: npy.count, by: 4).map { i in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(npy[i + $1]) << UInt32(8 * $1) })
    }
    #expect(numbers == expected)

    let members = try StoredZip(bytes(.denseNPZ, selection)).members
    #expect(members.map(\.name) == ["similarity.npy"])
    #expect(members[0].content == npy[...])
  }

  @Test
  func `a sparse file has both directions and the diagonal`() throws {
    let members = try StoredZip(bytes(.npz, .pairs(atLeast: 0.7))).members
    let indices = try #require(members.first).content
    #expect(
      indices.suffix(20) == [0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0])
  }

  @Test
  func `a wide table has the ids in its first row and column`() throws {
    #expect(
      try text(.wideCSV, .pairs(atLeast: 0.7)) == """
        ,"a,1","ب""2","c
        3\t\\"
        "a,1",1.000000,0,0
        "ب""2",0,1.000000,0.800000
        "c
        3\t\\",0,0.800000,1.000000

        """)
    #expect(
      try textAgainstOthers(.wideCSV, .pairs(atLeast: 0)) == """
        ,"a,1",d
        "a,1",1.000000,0
        "ب""2",0.600000,0.800000
        "c
        3\t\\",0,1.000000

        """)
  }

  @Test
  func `rows against another batch name the rows of both`() throws {
    #expect(
      try textAgainstOthers(.csv, .nearest(1, minimum: 0)) == """
        a,b,similarity
        "a,1","a,1",1.000000
        "ب""2",d,0.800000
        "c
        3\t\\",d,1.000000

        """)
    #expect(
      try textAgainstOthers(.mtx, .pairs(atLeast: 0.7)) == """
        %%MatrixMarket matrix coordinate real general
        3 2 3
        1 1 1.0
        2 2 0.8
        3 2 1.0

        """)
  }

  @Test(arguments: SimilarityFormat.allCases)
  func `a file name tells its format`(format: SimilarityFormat) {
    #expect(SimilarityFormat(ofFile: "a.b" + format.ending) == format)
    #expect(SimilarityFormat(ofFile: "a" + format.ending + ".xls") == nil)
    #expect(SimilarityFormat(ofFile: "edges." + format.rawValue) == format)
  }

  @Test
  func `a batch without articles makes matrices without rows`() throws {
    let empty = SparseMatrix(columnCount: 0, rowStarts: [0], columns: [], values: [])
    for format in SimilarityFormat.allCases {
      var bytes: [UInt8] = []
      try SimilarityExport(
        of: SimilarityJoin(of: empty, selecting: .pairs(atLeast: 0)), ids: Corpus([]),
        parallel: Parallel(threads: 1)
      ).write(as: format, to: &bytes)
      #expect(format == .jsonl ? bytes.isEmpty : !bytes.isEmpty)
    }
  }
}
