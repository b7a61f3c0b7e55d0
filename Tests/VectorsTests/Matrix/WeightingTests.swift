import Foundation
import Testing
import Vectors

@Suite("Weighting") struct WeightingTests {
  /// Three documents: df a 2, b 1, c 3, d 1; document 1 has `c` twice.
  ///
  /// Cells are 0: a b c, 1: a cc, 2: c d; 8 occurrences, 7 cells.
  static let corpus = VectorizerTests.corpus

  /// The values of all rows, one after another.
  static func values(_ weighting: Weighting, of corpus: Corpus = corpus) throws -> [Float]
  {
    try Vectorizer(analyzer: Analyzer(.shingles), weighting: weighting)
      .vectors(of: corpus, parallel: Parallel(threads: 1)).matrix.values
  }

  static func expect(
    _ weighting: Weighting, _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let values = try values(weighting)
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    #expect(
      zip(values, expected).allSatisfy { near($0, Float($1)) }, "\(values)",
      sourceLocation: sourceLocation)
  }

  @Test
  func `counts are raw, 1, or damped`() throws {
    func weighting(_ termFrequency: Weighting.TermFrequency) -> Weighting {
      Weighting(termFrequency: termFrequency, termWeight: .equal, normalization: .none)
    }
    let (ln2, ln3) = (log(2.0), log(3.0))
    try Self.expect(weighting(.raw), [1, 1, 1, 1, 2, 1, 1])
    try Self.expect(weighting(.binary), [1, 1, 1, 1, 1, 1, 1])
    try Self.expect(weighting(.logarithmic), [1, 1, 1, 1, 1 + ln2, 1, 1])
    try Self.expect(
      weighting(.logarithmicPlusOne), [ln2, ln2, ln2, ln2, ln3, ln2, ln2])
    let relative = 1 / (1 + log(1.5))
    try Self.expect(
      weighting(.relativeLogarithmic),
      [1, 1, 1, relative, (1 + ln2) * relative, 1, 1])
  }

  @Test
  func `large counts are beyond the table and follow the formula`() throws {
    let corpus = Corpus([
      Article(id: "0", text: String(repeating: "a ", count: 1000))
    ])
    let weighting = Weighting(termWeight: .equal, normalization: .none)
    #expect(try Self.values(weighting, of: corpus) == [Float(1 + log(1000.0))])
  }

  @Test
  func `idf is smoothed, plain, raised to a power, or left out`() throws {
    func weighting(_ weight: Weighting.TermWeight, power: Double = 1) -> Weighting {
      Weighting(
        termFrequency: .raw, termWeight: weight, power: power, normalization: .none)
    }
    let (a, b, c) = (log(4.0 / 3) + 1, log(2.0) + 1, 1.0)
    try Self.expect(weighting(.smoothIDF), [a, b, c, a, 2 * c, c, b])
    try Self.expect(
      weighting(.smoothIDF, power: 2), [a * a, b * b, c, a * a, 2 * c, c, b * b])
    try Self.expect(weighting(.smoothIDF, power: 0), [1, 1, 1, 1, 2, 1, 1])
    let (p, q) = (log(1.5) + 1, log(3.0) + 1)
    try Self.expect(weighting(.plainIDF), [p, q, 1, p, 2, 1, q])
  }

  @Test
  func `bm25 saturates counts by length`() throws {
    // Average length 8 / 3; idf ln(1 + (3 - df + 0.5) / (df + 0.5)).
    let idf = [2, 1, 3, 1].map { log(1 + (3.5 - $0) / ($0 + 0.5)) }
    func weight(_ tf: Double, length: Double) -> Double {
      tf / (1.5 * (0.4 + 0.6 * length / (8.0 / 3)) + tf)
    }
    try Self.expect(
      .bm25(k1: 1.5, b: 0.6),
      [
        weight(1, length: 3) * idf[0], weight(1, length: 3) * idf[1],
        weight(1, length: 3) * idf[2], weight(1, length: 3) * idf[0],
        weight(2, length: 3) * idf[2], weight(1, length: 2) * idf[2],
        weight(1, length: 2) * idf[3],
      ])
    // Without k1 every count is 1.
    try Self.expect(
      .bm25(k1: 0, b: 1), [idf[0], idf[1], idf[2], idf[0], idf[2], idf[2], idf[3]])
  }

  @Test
  func `log entropy weighs down what is spread evenly`() throws {
    // a: two shares of 1/2; c: shares 1/4, 1/2, 1/4.
    let a = 1 - log(2.0) / log(3.0)
    let c = 1 - (0.5 * log(4.0) + 0.5 * log(2.0)) / log(3.0)
    let (ln2, ln3) = (log(2.0), log(3.0))
    var weighting = Weighting.logEntropy
    weighting.normalization = .none
    try Self.expect(
      weighting, [ln2 * a, ln2, ln2 * c, ln2 * a, ln3 * c, ln2 * c, ln2])
  }

  @Test
  func `terms that all documents have alike say nothing, and their rows are empty`()
    throws
  {
    let same = Corpus((0..<5).map { Article(id: "\($0)", text: "rain rain in Homs") })
    let vectors = try Vectorizer(analyzer: Analyzer(.shingles), weighting: .logEntropy)
      .vectors(of: same, parallel: Parallel(threads: 1))
    #expect(vectors.model.weighting.termWeights == [0, 0, 0])
    #expect(vectors.matrix.rowStarts == [0, 0, 0, 0, 0, 0])

    let one = Corpus([Article(id: "0", text: "rain")])
    #expect(try Self.values(.logEntropy, of: one) == [1])
  }

  @Test
  func `rows are scaled by the sum, the length, or the pivoted number of terms`() throws {
    func weighting(_ normalization: Weighting.Normalization) -> Weighting {
      Weighting(termFrequency: .raw, termWeight: .equal, normalization: normalization)
    }
    let root = 1 / 3.0.squareRoot()
    let (r5, r2) = (1 / 5.0.squareRoot(), 1 / 2.0.squareRoot())
    try Self.expect(
      weighting(.l1), [1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3, 0.5, 0.5])
    try Self.expect(weighting(.l2), [root, root, root, r5, 2 * r5, r2, r2])
    // 7 distinct terms in 3 documents.
    let three = 1 / (0.75 * 7 / 3 + 0.25 * 3)
    let two = 1 / (0.75 * 7 / 3 + 0.25 * 2)
    try Self.expect(
      weighting(.pivoted(slope: 0.25)), [three, three, three, two, 2 * two, two, two])
  }

  @Test(arguments: [
    Weighting.tfidf, .bm25(), .logEntropy, .pivoted(), Weighting(normalization: .l1),
    Weighting(termWeight: .plainIDF, normalization: .none),
  ])
  func `empty documents stay empty, and nothing is ever NaN`(weighting: Weighting) throws
  {
    for texts in [[], ["", ""], ["", "a b"], ["a"], ["a", "a"], ["a a b", "b", ""]] {
      let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
      let matrix = try Vectorizer(analyzer: Analyzer(.shingles), weighting: weighting)
        .vectors(of: corpus, parallel: Parallel(threads: 1)).matrix
      #expect(matrix.rowCount == texts.count)
      #expect(matrix.values.allSatisfy { $0 > 0 && $0.isFinite })
      for (row, text) in texts.enumerated() where text.isEmpty {
        #expect(matrix.cells(ofRow: row).isEmpty)
      }
    }
  }

  @Test(arguments: [-0.5, .nan, .infinity, 1e9])
  func `parameters outside their range are errors`(value: Double) {
    func error(_ weighting: Weighting) -> String? {
      do {
        _ = try Self.values(weighting)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      error(Weighting(power: value))
        == "power of idf is between 0.0 and 16.0, not \(value)")
    #expect(error(.bm25(k1: value)) == "k1 is between 0.0 and 1000.0, not \(value)")
    #expect(error(.bm25(b: value)) == "b is between 0.0 and 1.0, not \(value)")
    #expect(error(.pivoted(slope: value)) == "slope is between 0.0 and 1.0, not \(value)")
  }

  @Test(arguments: [Weighting.tfidf, .bm25(), .logEntropy, .pivoted()])
  func `the number of threads makes no difference`(weighting: Weighting) throws {
    let texts = VectorizerTests.randomTexts(count: 1200, seed: 11)
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    let matrices = try [1, 2, 5].map {
      try Vectorizer(analyzer: Analyzer(.shingles), weighting: weighting)
        .vectors(of: corpus, parallel: Parallel(threads: $0)).matrix
    }
    #expect(matrices[1] == matrices[0])
    #expect(matrices[2] == matrices[0])
  }
}
