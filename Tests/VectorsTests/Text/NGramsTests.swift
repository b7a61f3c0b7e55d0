import Testing
import Vectors

@Suite("N-grams") struct NGramsTests {
  /// An analyzer of folded words, put together.
  static func analyzer(
    _ ngrams: ClosedRange<Int>, of features: Features = .words,
    stopWords: StopWords = .none
  ) throws -> Analyzer {
    try Analyzer(
      Analyzer.Options(
        stemming: .none, stopWords: stopWords, features: features, ngrams: ngrams))
  }

  /// The terms of a text by strings and arrays, as the documentation has them.
  static func reference(
    _ words: [String], _ features: Features, _ ngrams: ClosedRange<Int>
  ) -> [String] {
    func runs(_ parts: [Substring], joined separator: String) -> [String] {
      parts.indices.flatMap { first in
        ngrams.filter { first + $0 <= parts.count }
          .map { parts[first..<first + $0].joined(separator: separator) }
      }
    }
    func scalars(_ text: String) -> [Substring] {
      text.unicodeScalars.map { Substring(String($0)) }
    }
    switch features {
    case .words: return runs(words.map { $0[...] }, joined: " ")
    case .characters: return runs(scalars(words.joined(separator: " ")), joined: "")
    case .charactersInWords:
      return words.flatMap { word in
        let padded = scalars(" \(word) ")
        return padded.count < ngrams.lowerBound
          ? [padded.joined()] : runs(padded, joined: "")
      }
    }
  }

  @Test func `of words come in the order of the text`() throws {
    #expect(
      AnalyzerTests.forms("Rain fell. Over Aleppo", try Self.analyzer(1...2))
        == ["rain", "rain fell", "fell", "fell over", "over", "over aleppo", "aleppo"])
    #expect(
      AnalyzerTests.forms("والكتابُ الجديد في المدرسة", try Self.analyzer(2...3))
        == [
          "والكتاب الجديد", "والكتاب الجديد في", "الجديد في", "الجديد في المدرسه",
          "في المدرسه",
        ])
    #expect(AnalyzerTests.forms("one two", try Self.analyzer(3...4)) == [])
  }

  @Test func `of words close over stop words`() throws {
    let terms = try Analyzer(Analyzer.Options(ngrams: 2...2))
    #expect(
      AnalyzerTests.forms("The council of the ministers met", terms)
        == ["council ministers", "ministers met"])
    #expect(
      AnalyzerTests.forms("وصل مجلس الوزراء إلى المدينة", terms)
        == ["وصل مجلس", "مجلس وزراء", "وزراء مدين"])
  }

  @Test func `of characters go across words, or stay inside them`() throws {
    #expect(
      AnalyzerTests.forms("Ab  ج!", try Self.analyzer(2...3, of: .characters))
        == ["ab", "ab ", "b ", "b ج", " ج"])
    #expect(
      AnalyzerTests.forms("Ab  ج!", try Self.analyzer(2...3, of: .charactersInWords))
        == [" a", " ab", "ab", "ab ", "b ", " ج", " ج ", "ج "])
    // A word and its spaces that are shorter than any term are one all the same.
    #expect(
      AnalyzerTests.forms("a abc", try Self.analyzer(4...5, of: .charactersInWords))
        == [" a ", " abc", " abc ", "abc "])
  }

  @Test(arguments: Features.allCases)
  func `agree with strings, and hash as their forms do`(features: Features) throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<400 {
      let text = AnalyzerPathsTests.randomText(&random, scalars: 30)
      let least = Int.random(in: 1...4, using: &random)
      let lengths = least...least + Int.random(in: 0...3, using: &random)
      let words = AnalyzerTests.forms(
        String(decoding: text, as: UTF8.self), AnalyzerTests.plain)

      var buffer = TokenBuffer()
      // What is there already stays.
      AnalyzerTests.plain.append(text.span, to: &buffer)
      try Self.analyzer(lengths, of: features).append(text.span, to: &buffer)

      #expect(
        buffer.tokens.map(buffer.form)
          == words + Self.reference(words, features, lengths))
      for token in buffer.tokens {
        #expect(token.hash == TermHash.hash(buffer.form(of: token)))
        #expect(token.start < token.end && token.end <= text.count)
      }
    }
  }

  @Test func `stand where their words stand`() throws {
    let text = "Rain,  fell in Aleppo"
    func places(_ analyzer: Analyzer) -> [String] {
      let bytes = Array(text.utf8)
      var buffer = TokenBuffer()
      analyzer.append(bytes.span, to: &buffer)
      return buffer.tokens.map {
        String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
      }
    }
    #expect(
      places(try Self.analyzer(2...2, stopWords: .languages([.english])))
        == ["Rain,  fell", "fell in Aleppo"])
    #expect(
      places(try Self.analyzer(5...5, of: .characters)).prefix(7)
        == ["Rain"] + Array(repeating: "Rain,  fell", count: 3) + [
          "fell", "fell", "fell in",
        ])
    #expect(
      places(try Self.analyzer(4...4, of: .charactersInWords)).prefix(5)
        == ["Rain", "Rain", "Rain", "fell", "fell"])
  }

  @Test func `do not reach from one field into the next`() throws {
    let corpus = Corpus([Article(id: "1", title: "Heavy rain", text: "Roads closed")])
    var buffer = TokenBuffer()
    var scratch: [UInt8] = []
    try Self.analyzer(2...2).append(
      [.title, .text], of: 0, in: corpus, scratch: &scratch, to: &buffer)
    #expect(buffer.tokens.map(buffer.form) == ["heavy rain", "roads closed"])
  }

  @Test func `lengths outside what is allowed are refused`() {
    for ngrams in [0...1, 1...33, -2...2] {
      #expect(throws: VectorsError.ngrams(ngrams)) {
        try Analyzer(Analyzer.Options(ngrams: ngrams))
      }
    }
    for lengths in [0...5, 1...256] {
      #expect(throws: VectorsError.wordLengths(lengths)) {
        try Analyzer(Analyzer.Options(wordLengths: lengths))
      }
    }
  }
}
