import Testing
import Vectors

@Suite("Lucene's Arabic vectors") struct LuceneTests {
  @Test func `normalization`() throws {
    for (input, expected) in try Resource.pairs("lucene-ar/normalization.tsv") {
      #expect(AnalyzerTests.forms(input) == [expected])
    }
  }

  /// Lucene's stemmer takes words as they are, ours as folded: teh marbuta is heh in both
  /// the input and the expected stem.
  @Test func `stem`() throws {
    let terms = Analyzer(stemming: .light10, stopWords: .none)
    for (input, expected) in try Resource.pairs("lucene-ar/stem.tsv") {
      #expect(Light10.stem(input) == expected)
      #expect(AnalyzerTests.forms(input, terms) == AnalyzerTests.forms(expected))
    }
  }

  @Test func `analyzer`() throws {
    let terms = Analyzer(.terms)
    for (input, expected) in try Resource.pairs("lucene-ar/analyzer.tsv") {
      #expect(
        AnalyzerTests.forms(input, terms)
          == expected.split(separator: " ").map(String.init))
    }
  }
}
