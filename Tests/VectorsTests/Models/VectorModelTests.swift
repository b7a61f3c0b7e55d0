import Testing
import Vectors

@Suite("Vector model") struct VectorModelTests {
  static let parallel = Parallel(threads: 2)

  static func corpus(_ texts: [String]) -> Corpus {
    Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
  }

  static let random = corpus(VectorizerTests.randomTexts(count: 700, seed: 5))
  static let other = corpus(VectorizerTests.randomTexts(count: 300, seed: 6))

  /// A vectorizer of each kind of weighting and of columns.
  static func vectorizers() throws -> [Vectorizer] {
    var analysis = Analyzer.Options(
      stemming: .none, stopWords: .languages([.english, .arabic]),
      ownStopWords: ["w1", "line\nbreak \\n", "واس"], lookalikes: .folded,
      wordLengths: 2...40, ngrams: 1...2)
    let words = try Analyzer(analysis)
    analysis.features = .charactersInWords
    let listed = Columns.terms(try Vocabulary(terms: ["w3", "absent", "w2"]))
    return [
      Vectorizer(),
      Vectorizer(minimumDocuments: .count(2), weighting: .bm25(k1: 0.1, b: 1 / 3)),
      Vectorizer(columns: listed, weighting: .logEntropy),
      Vectorizer(maximumTerms: 20, weighting: .pivoted(slope: 0.7)),
      Vectorizer(
        analyzer: words, fields: [.title, .title, .text],
        weighting: Weighting(
          termFrequency: .binary, termWeight: .plainIDF, power: 1.7, normalization: .l1)),
      Vectorizer(
        analyzer: try Analyzer(analysis), columns: .hashed(try TermHashing(bits: 7)),
        weighting: Weighting(
          termFrequency: .raw, termWeight: .equal, normalization: .none)),
    ]
  }

  static func bytes(_ model: VectorModel) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try model.write(to: &bytes)
    return bytes
  }

  @Test(arguments: 0..<6)
  func `a stored model makes the vectors that fitting made`(number: Int) throws {
    let vectorizer = try Self.vectorizers()[number]
    let fitted = try vectorizer.vectors(of: Self.random, parallel: Self.parallel)
    let bytes = try Self.bytes(fitted.model)
    let model = try VectorModel(ByteStore(bytes))

    #expect(
      model.vectors(of: Self.random, parallel: Self.parallel).matrix == fitted.matrix)
    #expect(
      model.vectors(of: Self.other, parallel: Self.parallel).matrix
        == fitted.model.vectors(of: Self.other, parallel: Self.parallel).matrix)
    #expect(model.weighting == fitted.model.weighting)
    #expect(model.analyzer.options == vectorizer.analyzer.options)
    #expect(model.fields == vectorizer.fields)
    #expect(
      model.statistics.documentFrequencies == fitted.model.statistics.documentFrequencies)
    #expect(try Self.bytes(model) == bytes)
  }

  @Test
  func `another batch has the columns and weights of the first`() throws {
    var vectorizer = Vectorizer(analyzer: Analyzer(.shingles))
    vectorizer.weighting = Weighting(termFrequency: .raw, normalization: .none)
    let model = try vectorizer.vectors(
      of: VectorizerTests.corpus, parallel: Self.parallel
    ).model
    let vectors = model.vectors(
      of: Self.corpus(["d d new", "new", ""]), parallel: Self.parallel)
    #expect(vectors.terms == ["a", "b", "c", "d"])
    #expect(vectors.matrix.rowStarts == [0, 1, 1, 1])
    // 2 · (ln(4 / 2) + 1).
    #expect(near(vectors.matrix.values[0], 3.386294))

    let unit = model.scaled(by: .l2).vectors(
      of: Self.corpus(["d"]), parallel: Self.parallel)
    #expect(unit.matrix.values == [1])
  }

  @Test
  func `a model of nothing can be stored`() throws {
    for corpus in [Corpus([]), Self.corpus([""])] {
      let model = try Vectorizer().vectors(of: corpus, parallel: Self.parallel).model
      let stored = try VectorModel(ByteStore(Self.bytes(model)))
      let vectors = stored.vectors(of: Self.other, parallel: Self.parallel)
      #expect(vectors.matrix.columnCount == 0 && vectors.matrix.cellCount == 0)
      #expect(vectors.matrix.rowCount == Self.other.count)
    }
  }

  @Test
  func `every setting of an analyzer is stored`() {
    // A new one has to be added to what is stored, and to the vectorizers above.
    #expect(Mirror(reflecting: Analyzer.Options()).children.count == 7)
  }
}
