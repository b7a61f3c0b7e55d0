import Testing
import Vectors

@Suite("Columns") struct ColumnsTests {
  static let corpus = VectorizerTests.corpus

  static func vectors(
    _ vectorizer: Vectorizer, of corpus: Corpus = corpus
  ) throws -> DocumentVectors {
    try vectorizer.vectors(of: corpus, parallel: Parallel(threads: 1))
  }

  static func vectorizer(
    maximumTerms: Int? = nil, columns: Columns? = nil, weighting: Weighting = .tfidf
  ) -> Vectorizer {
    Vectorizer(
      analyzer: Analyzer(.shingles), maximumTerms: maximumTerms, columns: columns,
      weighting: weighting)
  }

  @Test
  func `the most frequent terms are kept, the first of equals`() throws {
    // c is there 4 times, a twice, b and d once.
    for (limit, terms) in [
      (1, ["c"]), (2, ["a", "c"]), (3, ["a", "b", "c"]), (4, ["a", "b", "c", "d"]),
      (9, ["a", "b", "c", "d"]),
    ] {
      #expect(try Self.vectors(Self.vectorizer(maximumTerms: limit)).terms == terms)
    }
    #expect(throws: VectorsError.termCount(0)) {
      try Self.vectors(Self.vectorizer(maximumTerms: 0))
    }
  }

  @Test
  func `where counts are binary, documents are counted`() throws {
    let corpus = Corpus([
      Article(id: "0", text: "x x x"), Article(id: "1", text: "y"),
      Article(id: "2", text: "y"),
    ])
    let binary = Weighting(termFrequency: .binary)
    #expect(try Self.vectors(Self.vectorizer(maximumTerms: 1), of: corpus).terms == ["x"])
    #expect(
      try Self.vectors(
        Self.vectorizer(maximumTerms: 1, weighting: binary), of: corpus
      ).terms == ["y"])
  }

  @Test
  func `a given vocabulary keeps its order and its unknown terms`() throws {
    let columns = Columns.terms(try Vocabulary(terms: ["d", "none", "c"]))
    let weighting = Weighting(termFrequency: .raw, normalization: .none)
    let vectors = try Self.vectors(
      Self.vectorizer(columns: columns, weighting: weighting))
    #expect(vectors.terms == ["d", "none", "c"])
    #expect(vectors.model.statistics.documentFrequencies == [1, 0, 3])
    #expect(vectors.matrix.columns == [2, 2, 0, 2])
    #expect(vectors.matrix.rowStarts == [0, 1, 2, 4])
    #expect(
      vectors.model.weighting.termWeights.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(throws: VectorsError.repeatedTerm("a")) {
      try Vocabulary(terms: ["a", "b", "a"])
    }
  }

  @Test(arguments: Weighting.TermWeight.allCases)
  func `terms that no document has weigh something finite`(
    weight: Weighting.TermWeight
  ) throws {
    let columns = Columns.terms(try Vocabulary(terms: ["none", "c"]))
    let weights = try Self.vectors(
      Self.vectorizer(columns: columns, weighting: Weighting(termWeight: weight))
    ).model.weighting.termWeights
    #expect(weights.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(weights[0] >= weights[1])
  }

  @Test(
    arguments: [
      ([], 0, 0), ([], 1, 0x514E_28B7), ([], 0xFFFF_FFFF, 0x81F1_6F39),
      ([0xFF, 0xFF, 0xFF, 0xFF], 0, 0x7629_3B50),
      ([0x21, 0x43, 0x65, 0x87], 0, 0xF55B_516B),
      ([0x21, 0x43, 0x65, 0x87], 0x5082_EDEE, 0x2362_F9DE),
      ([0x21, 0x43, 0x65], 0, 0x7E4A_8634),
      ([0x21, 0x43], 0, 0xA0F7_B07A), ([0x21], 0, 0x7266_1CF4),
      ([0, 0, 0, 0], 0, 0x2362_F9DE),
      ([0, 0, 0], 0, 0x85F0_B427), ([0, 0], 0, 0x30F4_C306), ([0], 0, 0x514E_28B7),
    ] as [([UInt8], UInt32, UInt32)])
  func `MurmurHash3 has its published values`(
    bytes: [UInt8], seed: UInt32, hash: UInt32
  ) {
    #expect(MurmurHash3.hash(bytes.span, seed: seed) == hash)
  }

  @Test
  func `terms that share a column add up with their signs`() throws {
    let hashing = try TermHashing(bits: 1)
    let words = ["rain", "bridge", "road", "village", "north", "dawn", "old"]
    let corpus = Corpus([
      Article(id: "0", text: words.joined(separator: " ")), Article(id: "1", text: ""),
      Article(id: "2", text: "rain rain"),
    ])
    var sums = [0, 0]
    for word in words {
      let place = hashing.place(of: Array(word.utf8).span)
      sums[Int(place.column)] += place.isNegative ? -1 : 1
    }
    let weighting = Weighting(
      termFrequency: .raw, termWeight: .equal, normalization: .none)
    let matrix = try Self.vectors(
      Self.vectorizer(columns: .hashed(hashing), weighting: weighting), of: corpus
    ).matrix
    var dense = [0, 0]
    for cell in matrix.cells(ofRow: 0) {
      dense[Int(matrix.columns[cell])] = Int(matrix.values[cell])
    }
    #expect(dense == sums)
    #expect(!matrix.values.contains(0))
    #expect(matrix.cells(ofRow: 1).isEmpty)
    #expect(matrix.columnCount == 2)
    let rain = hashing.place(of: Array("rain".utf8).span)
    #expect(Array(matrix.values.suffix(1)) == [rain.isNegative ? -2 : 2])
  }

  @Test
  func `without signs nothing is negative`() throws {
    let hashing = try TermHashing(bits: 3, isSigned: false)
    let matrix = try Self.vectors(Self.vectorizer(columns: .hashed(hashing))).matrix
    #expect(matrix.values.allSatisfy { $0 > 0 })
    #expect(matrix.columns.allSatisfy { $0 < 8 })
  }

  @Test(arguments: [-1, 0, 31])
  func `impossible numbers of bits are errors`(bits: Int) {
    #expect(throws: VectorsError.hashBits(bits)) { try TermHashing(bits: bits) }
  }

  @Test
  func `hashed columns have no terms but names`() throws {
    let vectors = try Self.vectors(
      Self.vectorizer(columns: .hashed(try TermHashing(bits: 4))))
    #expect(vectors.vocabulary == nil)
    #expect(vectors.model.columns.name(of: 5) == "#5")
    #expect(vectors.model.columns.count == 16)
  }

  @Test(arguments: [1, 2, 5])
  func `hashing agrees with a dictionary on any number of threads`(threads: Int) throws {
    let texts = VectorizerTests.randomTexts(count: 700, seed: 3)
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    let hashing = try TermHashing(bits: 6)
    let matrix = try Self.vectorizer(
      columns: .hashed(hashing),
      weighting: Weighting(termFrequency: .raw, termWeight: .equal, normalization: .none)
    ).vectors(of: corpus, parallel: Parallel(threads: threads)).matrix
    for (row, text) in texts.enumerated() {
      var sums: [Int32: Float] = [:]
      for word in text.split(separator: " ") {
        let place = hashing.place(of: Array(word.utf8).span)
        sums[place.column, default: 0] += place.isNegative ? -1 : 1
      }
      let expected = sums.filter { $1 != 0 }.sorted { $0.key < $1.key }
      let cells = matrix.cells(ofRow: row)
      #expect(cells.map { matrix.columns[$0] } == expected.map(\.key))
      #expect(cells.map { matrix.values[$0] } == expected.map(\.value))
    }
  }
}
