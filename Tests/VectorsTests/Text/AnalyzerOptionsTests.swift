import Testing
import Vectors

@Suite("Settings of the analyzer") struct AnalyzerOptionsTests {
  @Test func `those of a purpose are the ones it stands for`() throws {
    let text = "والكتابُ الجديد في cорy مدينة, the report of the ministers"
    for purpose in [Analyzer.Purpose.shingles, .terms] {
      #expect(
        AnalyzerTests.forms(text, try Analyzer(Analyzer.Options(for: purpose)))
          == AnalyzerTests.forms(text, Analyzer(purpose)))
    }
  }

  @Test func `lengths count characters of folded words before they are stemmed`() throws {
    func forms(_ text: String, _ lengths: ClosedRange<Int>) throws -> [String] {
      AnalyzerTests.forms(
        text,
        try Analyzer(
          Analyzer.Options(stemming: .light10, stopWords: .none, wordLengths: lengths)))
    }
    #expect(try forms("a bc و كَتَ 1 Ⅻ 東京", 2...255) == ["bc", "كت", "xii", "東京"])
    // Six letters with the article, which goes later.
    #expect(try forms("الكتاب كتاب", 6...6) == ["كتاب"])
    #expect(try forms("a bc def", 1...2) == ["a", "bc"])
    let long = String(repeating: "a", count: 300)
    #expect(try forms("b \(long)", 2...255) == [long])
    #expect(try forms("b \(long)", 1...254) == ["b"])
  }

  @Test func `short words still tell the language`() throws {
    let options = Analyzer.Options(wordLengths: 5...255)
    #expect(
      AnalyzerTests.forms("They left it in a village there", try Analyzer(options))
        == ["village"])
  }

  @Test func `own stop words go beside those of the language found, or without one`()
    throws
  {
    let options = Analyzer.Options(ownStopWords: ["Reuters", "the", "واس"])
    #expect(
      AnalyzerTests.forms("REUTERS: the rain is over the town", try Analyzer(options))
        == ["rain", "town"])
    #expect(AnalyzerTests.forms("الرياض واس", try Analyzer(options)) == ["رياض"])
  }

  @Test func `a field named twice in a row counts twice`() throws {
    let corpus = Corpus([Article(id: "1", title: "Heavy rain", text: "Roads closed")])
    var buffer = TokenBuffer()
    var scratch: [UInt8] = []
    func forms(_ fields: [Document.Field], _ ngrams: ClosedRange<Int>) throws -> [String]
    {
      buffer.removeAll()
      try NGramsTests.analyzer(ngrams).append(
        fields, of: 0, in: corpus, scratch: &scratch, to: &buffer)
      return buffer.tokens.map(buffer.form)
    }
    let twice = ["heavy", "rain", "heavy", "rain", "roads", "closed"]
    #expect(try forms([.title, .title, .text], 1...1) == twice)
    #expect(
      try forms([.text, .title, .title], 2...2)
        == ["roads closed", "heavy rain", "heavy rain"])
    #expect(try forms([.title, .text, .title], 2...2).count == 3)
  }

  @Test func `words are stemmed as is said, after stop words are gone`() throws {
    func forms(_ text: String, _ options: Analyzer.Options) throws -> [String] {
      AnalyzerTests.forms(text, try Analyzer(options))
    }
    let text = "The ministers were meeting in villages of والكتاب"
    #expect(
      try forms(text, Analyzer.Options(stemming: .english))
        == ["minist", "meet", "villag", "والكتاب"])
    #expect(
      try forms(text, Analyzer.Options(stemming: .automatic))
        == ["minist", "meet", "villag", "كتاب"])
    #expect(
      try forms(text, Analyzer.Options(stemming: .automatic, stopWords: .none)).prefix(4)
        == ["the", "minist", "were", "meet"])
    #expect(
      try forms(
        text, Analyzer.Options(stemming: .automatic, stopWords: .languages([.german])))
        == ["the", "minist", "were", "meet", "villag", "of", "كتاب"])
    // No stop words, no language.
    #expect(
      try forms("Ministers meeting", Analyzer.Options(stemming: .automatic))
        == ["ministers", "meeting"])
    #expect(
      try forms(
        "The ministers were meeting",
        Analyzer.Options(stemming: .automatic, ngrams: 2...2))
        == ["minist meet"])
  }

  @Test func `stems hash as their forms do and stand where their words stand`() throws {
    var buffer = TokenBuffer()
    let text = Array("The Ministers' meetings, happily".utf8)
    try Analyzer(Analyzer.Options(stemming: .english)).append(text.span, to: &buffer)
    #expect(buffer.tokens.map(buffer.form) == ["minist", "meet", "happili"])
    for token in buffer.tokens {
      #expect(token.hash == TermHash.hash(buffer.form(of: token)))
    }
    let last = try #require(buffer.tokens.last)
    #expect(text[Int(last.start)..<Int(last.end)] == Array("happily".utf8)[...])
  }

  @Test func `each text is stemmed by its language`() throws {
    let analyzer = try Analyzer(Analyzer.Options(stemming: .automatic))
    #expect(
      AnalyzerTests.forms("Les ministres sont arrivés dans la ville", analyzer)
        == ["ministr", "arriv", "vill"])
    #expect(
      AnalyzerTests.forms("Die Minister sind in den Häusern der Stadt", analyzer)
        == ["minist", "haus", "stadt"])
    #expect(
      AnalyzerTests.forms("Los ministros llegaron a la ciudad", analyzer)
        == ["ministr", "lleg", "ciud"])
    #expect(
      AnalyzerTests.forms("Министры приехали в город", analyzer)
        == ["министр", "приеха", "город"])
  }
}
