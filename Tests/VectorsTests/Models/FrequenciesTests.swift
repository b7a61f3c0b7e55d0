import Testing
import Vectors

@Suite("Document frequencies") struct FrequenciesTests {
  static let parallel = Parallel(threads: 2)

  static func frequencies(
    of corpus: Corpus, by vectorizer: Vectorizer = Vectorizer()
  ) -> DocumentFrequencies {
    let counts = TermCounts(
      of: corpus, analyzer: vectorizer.analyzer, fields: vectorizer.fields,
      parallel: parallel)
    return DocumentFrequencies(
      of: counts, analyzer: vectorizer.analyzer, fields: vectorizer.fields)
  }

  static func bytes(_ frequencies: DocumentFrequencies) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try frequencies.write(to: &bytes)
    return bytes
  }

  /// Texts that have each other's terms in part, and an empty batch among them.
  static let texts = VectorizerTests.randomTexts(count: 600, seed: 21)
  static let parts = [0..<200, 200..<200, 200..<210, 210..<600].map {
    VectorModelTests.corpus(Array(texts[$0]))
  }

  @Test
  func `terms are sorted, with the number of their documents`() {
    let shingles = Vectorizer(analyzer: Analyzer(.shingles))
    let frequencies = Self.frequencies(of: VectorizerTests.corpus, by: shingles)
    #expect((0..<frequencies.termCount).map(frequencies.term) == ["a", "b", "c", "d"])
    #expect(frequencies.documentFrequencies == [2, 1, 3, 1])
    #expect(frequencies.documentCount == 3)
  }

  @Test
  func `parts add up to the whole in any order`() throws {
    let parts = Self.parts.map { Self.frequencies(of: $0) }
    let whole = try Self.bytes(
      Self.frequencies(of: VectorModelTests.corpus(Self.texts)))
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      let merged = try DocumentFrequencies(merging: order.map { parts[$0] })
      #expect(try Self.bytes(merged) == whole)
    }
    let pairs = try [
      DocumentFrequencies(merging: [parts[3], parts[1]]),
      DocumentFrequencies(merging: [parts[2], parts[0]]),
    ]
    #expect(try Self.bytes(DocumentFrequencies(merging: pairs)) == whole)
  }

  @Test(arguments: [
    Weighting.tfidf, .bm25(), .logEntropy, .pivoted(), Weighting(termFrequency: .binary),
  ])
  func `a model fitted to parts is that of one pass`(weighting: Weighting) throws {
    let corpus = VectorModelTests.corpus(Self.texts)
    for limit in [nil, 40] {
      let vectorizer = Vectorizer(
        minimumDocuments: .count(2), maximumDocuments: .share(0.4), maximumTerms: limit,
        weighting: weighting)
      let whole = try vectorizer.vectors(of: corpus, parallel: Self.parallel).model
      let merged = try vectorizer.model(
        fitting: DocumentFrequencies(merging: Self.parts.map { Self.frequencies(of: $0) })
      )
      #expect(try VectorModelTests.bytes(merged) == VectorModelTests.bytes(whole))
    }
  }

  @Test
  func `stored frequencies are what they were`() throws {
    let vectorizer = try VectorModelTests.vectorizers()[4]
    let frequencies = Self.frequencies(of: Self.parts[0], by: vectorizer)
    let bytes = try Self.bytes(frequencies)
    let stored = try DocumentFrequencies(ByteStore(bytes))
    #expect(try Self.bytes(stored) == bytes)
    #expect(stored.analyzer.options == vectorizer.analyzer.options)
    #expect(stored.fields == vectorizer.fields)
    #expect(throws: ModelFileError.damaged) {
      var damaged = bytes
      damaged[bytes.count / 2] ^= 1
      _ = try DocumentFrequencies(ByteStore(damaged))
    }
    #expect(throws: ModelFileError.unknown(expected: "document frequencies")) {
      _ = try DocumentFrequencies(ByteStore(StoredModelTests.model()))
    }
  }

  @Test
  func `what does not fit is an error`() throws {
    let terms = Self.frequencies(of: Self.parts[0])
    let shingles = Self.frequencies(
      of: Self.parts[0], by: Vectorizer(analyzer: Analyzer(.shingles)))
    #expect(throws: VectorsError.differentTerms) {
      try DocumentFrequencies(merging: [terms, shingles])
    }
    #expect(throws: VectorsError.differentTerms) {
      try Vectorizer().model(fitting: shingles)
    }
    #expect(throws: VectorsError.differentTerms) {
      try Vectorizer(fields: [.title]).model(fitting: terms)
    }
    #expect(throws: VectorsError.hashedFrequencies) {
      try Vectorizer(columns: .hashed(try TermHashing(bits: 8))).model(fitting: terms)
    }
  }
}
