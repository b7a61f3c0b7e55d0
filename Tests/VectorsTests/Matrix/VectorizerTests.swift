import Foundation
import Testing
import Vectors

@Suite("Vectorizer") struct VectorizerTests {
  /// Three documents: df a 2, b 1, c 3, d 1; document 1 has `c` twice.
  static let corpus = Corpus([
    Article(id: "0", title: "b", text: "a c"),
    Article(id: "1", text: "c, a: c"),
    Article(id: "2", text: "d c"),
  ])

  @Test
  func `agrees with a computation by hand`() throws {
    let vectors = try Vectorizer(analyzer: Analyzer(.shingles))
      .vectors(of: Self.corpus, parallel: Parallel(threads: 1))

    // idf: a ln(4/3) + 1, b and d ln(4/2) + 1, c ln(4/4) + 1 = 1.
    let idf: [Float] = [1.287682, 1.693147, 1, 1.693147]
    #expect(vectors.terms == ["a", "b", "c", "d"])
    #expect(vectors.model.statistics.documentFrequencies == [2, 1, 3, 1])
    #expect(
      zip(vectors.model.weighting.termWeights.map { Float($0) }, idf).allSatisfy(near))
    // Rows before scaling: (1.287682, 1.693147, 1), (1.287682, 1 + ln 2), (1, 1.693147);
    // lengths 2.350505, 2.127175, 1.966407.
    let values: [Float] = [
      0.547832, 0.720333, 0.425441, 0.605349, 0.795961, 0.508542, 0.861037,
    ]
    #expect(vectors.matrix.rowStarts == [0, 3, 5, 7])
    #expect(vectors.matrix.columns == [0, 1, 2, 0, 2, 2, 3])
    #expect(zip(vectors.matrix.values, values).allSatisfy(near))
  }

  @Test
  func `limits include their bounds, as counts and as shares`() throws {
    func terms(_ minimum: DocumentLimit, _ maximum: DocumentLimit) throws -> [String] {
      try Vectorizer(
        analyzer: Analyzer(.shingles), minimumDocuments: minimum,
        maximumDocuments: maximum
      ).vectors(of: Self.corpus, parallel: Parallel(threads: 1)).terms
    }
    #expect(try terms(.count(2), .share(1)) == ["a", "c"])
    #expect(try terms(.count(1), .count(2)) == ["a", "b", "d"])
    #expect(try terms(.share(0.5), .share(0.9)) == ["a"])
    #expect(try terms(.count(0), .count(0)) == [])
  }

  @Test
  func `limits that make no sense are errors`() {
    func expect(_ error: VectorsError, _ minimum: DocumentLimit, _ maximum: DocumentLimit)
    {
      #expect(throws: error) {
        try Vectorizer(minimumDocuments: minimum, maximumDocuments: maximum)
          .vectors(of: Self.corpus, parallel: Parallel(threads: 1))
      }
    }
    expect(.share(1.5), .count(1), .share(1.5))
    expect(.documentCount(-1), .count(-1), .share(1))
    expect(.contradictoryLimits(minimum: 2, maximum: 1.5, of: 3), .count(2), .share(0.5))
  }

  @Test
  func `documents without terms have empty rows`() throws {
    let corpus = Corpus([Article(id: "0", text: ""), Article(id: "1", text: "x")])
    let none = try Vectorizer(minimumDocuments: .count(2))
      .vectors(of: corpus, parallel: Parallel(threads: 1))
    let empty = try Vectorizer().vectors(of: Corpus([]), parallel: Parallel(threads: 1))

    #expect(none.terms == [])
    #expect(none.matrix.rowStarts == [0, 0, 0])
    #expect(empty.matrix.rowCount == 0)
  }

  @Test
  func `columns ascend by code point, and hashes lead back to them`() throws {
    let corpus = Corpus([Article(id: "0", text: "б zebra abcdefghi abcdefgh é مطر z")])
    let vectors = try Vectorizer(analyzer: Analyzer(.shingles))
      .vectors(of: corpus, parallel: Parallel(threads: 1))
    let vocabulary = try #require(vectors.vocabulary)

    let terms = (0..<vocabulary.count).map(vocabulary.term)
    #expect(terms == ["abcdefgh", "abcdefghi", "z", "zebra", "é", "б", "مطر"])
    for (column, hash) in vocabulary.hashes.enumerated() {
      #expect(vocabulary.column(ofHash: hash) == Int32(column))
    }
    #expect(vocabulary.column(ofHash: 12345) == nil)
  }

  @Test(arguments: [1, 2, 5])
  func `agrees with a dictionary of strings on any number of threads`(
    threads: Int
  ) throws {
    let texts = Self.randomTexts(count: 1200, seed: 7)
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    let vectors = try Vectorizer(
      analyzer: Analyzer(.shingles), minimumDocuments: .count(2),
      maximumDocuments: .share(0.5)
    ).vectors(of: corpus, parallel: Parallel(threads: threads))

    let expected = Self.reference(texts, minimum: 2, maximum: 600)
    #expect(vectors.terms == expected.terms)
    for (row, cells) in expected.rows.enumerated() {
      #expect(
        vectors.matrix.cells(ofRow: row).map { vectors.matrix.columns[$0] }
          == cells.map { Int32($0.column) })
      #expect(
        zip(vectors.matrix.cells(ofRow: row), cells)
          .allSatisfy { near(vectors.matrix.values[$0], Float($1.value)) })
    }
  }

  /// Texts of words w0, w1, … of which low numbers are common.
  static func randomTexts(count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...60, using: &random)).map { _ in
        let u = Double.random(in: 0...1, using: &random)
        return "w\(Int(800 * u * u * u))"
      }.joined(separator: " ")
    }
  }

  /// TF-IDF as a newcomer would write it.
  static func reference(
    _ texts: [String], minimum: Int, maximum: Int
  ) -> (terms: [String], rows: [[(column: Int, value: Double)]]) {
    let counts = texts.map { text in
      Dictionary(text.split(separator: " ").map { (String($0), 1) }, uniquingKeysWith: +)
    }
    var frequencies: [String: Int] = [:]
    for term in counts.flatMap(\.keys) { frequencies[term, default: 0] += 1 }
    let terms = frequencies.filter { $1 >= minimum && $1 <= maximum }.keys.sorted()
    let rows = counts.map { count in
      let weights = terms.enumerated().compactMap { column, term in
        count[term].map { tf in
          let idf = log(
            Double(1 + texts.count) / Double(1 + frequencies[term, default: 0]))
          return (column: column, value: (1 + log(Double(tf))) * (idf + 1))
        }
      }
      let length = weights.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
      return weights.map { (column: $0.column, value: $0.value / length) }
    }
    return (terms, rows)
  }
}

extension DocumentVectors {
  /// The names of the columns.
  var terms: [String] { (0..<model.columns.count).map(model.columns.name) }
}

/// Equal to the sixth decimal, for values of about one.
func near(_ a: Float, _ b: Float) -> Bool {
  abs(a - b) <= 1e-6
}
