import Testing
import Vectors

@Suite("Term counts") struct TermCountsTests {
  @Test
  func `terms are numbered and rows filled in the order of the text`() {
    let corpus = Corpus([
      Article(id: "0", title: "b", text: "a b"), Article(id: "1", text: "-"),
      Article(id: "2", text: "c a c c"),
    ])
    let counts = TermCounts(
      of: corpus, analyzer: Analyzer(.shingles), fields: [.title, .text],
      parallel: Parallel(threads: 1))

    #expect((0..<counts.termCount).map(counts.term) == ["b", "a", "c"])
    #expect(counts.rowStarts == [0, 2, 2, 4])
    #expect(counts.terms == [0, 1, 2, 1])
    #expect(counts.counts == [2, 1, 3, 1])
    #expect(counts.documentFrequencies == [1, 2, 1])
  }

  @Test
  func `only the fields asked for count`() {
    let corpus = Corpus([Article(id: "0", title: "a", text: "b")])
    let counts = TermCounts(
      of: corpus, analyzer: Analyzer(.shingles), fields: [.title],
      parallel: Parallel(threads: 1))
    #expect((0..<counts.termCount).map(counts.term) == ["a"])
  }

  @Test(arguments: [2, 5])
  func `parts of the batch merge into what one pass gives`(threads: Int) {
    let texts = VectorizerTests.randomTexts(count: 1500, seed: 11)
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    func counts(_ threads: Int) -> TermCounts {
      TermCounts(
        of: corpus, analyzer: Analyzer(.shingles), fields: [.text],
        parallel: Parallel(threads: threads))
    }
    let (one, many) = (counts(1), counts(threads))
    #expect(one.hashes == many.hashes)
    #expect(one.rowStarts == many.rowStarts)
    #expect(one.terms == many.terms)
    #expect(one.counts == many.counts)
  }

  /// What a text can be put together from, most of it again and again.
  private static let pieces =
    "the of and in on said. \"said said, e.g. U.S. don't o'clock 3.14 1,000 12:30 a_b x@y "
    + "في من على قال، «قال» وقال والكتاب كتاب الكُتب انتهى.وقال ١٢٫٥ café cafe\u{301} ﷺ \u{FDFA} "
    + "中文字 ไทย שלום' ג'ירפה \u{200B}zero\u{200B}width naïve ﬁne ² 🇸🇦 \u{301} "
    + String(repeating: "long", count: 12) + " " + String(repeating: "و", count: 40)

  private static func texts(count: Int, words: Int, seed: UInt64) -> [String] {
    let pieces = pieces.split(separator: " ")
    let gaps = [" ", " ", " ", "\n", ", ", " - ", "/", ""]
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...words, using: &random)).map { _ in
        String(pieces.randomElement(using: &random) ?? "")
          + (gaps.randomElement(using: &random) ?? "")
      }.joined()
    }
  }

  private static let fields: [[Document.Field]] = [
    [.title, .text], [.title, .title, .text],
  ]

  @Test(arguments: [1, 2])
  func `looking runs up gives what the analyzer gives`(threads: Int) throws {
    let texts =
      TermCountsTests.texts(count: 530, words: 9, seed: 5)
      + TermCountsTests.texts(count: 2, words: 1200, seed: 6)
      + [
        String(repeating: "ab", count: 9000) + " c",
        "a " + String(repeating: "中", count: 40),
      ]
    let corpus = Corpus(
      texts.enumerated().map { Article(id: "\($0)", title: texts[$0 / 2], text: $1) })
    var lengths = Analyzer.Options()
    lengths.wordLengths = 2...6
    lengths.ownStopWords = ["said"]
    var pairs = Analyzer.Options()
    pairs.ngrams = 1...2
    var longer = Analyzer.Options(stemming: .none, stopWords: .languages([.english]))
    longer.ngrams = 2...4
    var characters = Analyzer.Options()
    (characters.features, characters.ngrams) = (.charactersInWords, 3...3)
    let analyzers = [
      Analyzer(.terms), Analyzer(.shingles), try Analyzer(lengths), try Analyzer(pairs),
      try Analyzer(longer), try Analyzer(characters),
      Analyzer(stemming: .light10, stopWords: .languages([.english])),
      Analyzer(stemming: .automatic, stopWords: .none),
    ]
    for analyzer in analyzers {
      for fields in TermCountsTests.fields {
        let parallel = Parallel(threads: threads)
        let counts = TermCounts(
          of: corpus, analyzer: analyzer, fields: fields, parallel: parallel)
        let reference = TermCounts(
          referenceOf: corpus, analyzer: analyzer, fields: fields, parallel: parallel)
        #expect(counts.hashes == reference.hashes)
        #expect(
          (0..<counts.termCount).map(counts.term)
            == (0..<reference.termCount).map(reference.term))
        #expect(counts.rowStarts == reference.rowStarts)
        #expect(counts.terms == reference.terms)
        #expect(counts.counts == reference.counts)
        #expect(counts.documentFrequencies == reference.documentFrequencies)
        #expect(counts.filledCount == reference.filledCount)
      }
    }
  }

  @Test(arguments: [1, 2], [2, 9, 300, 1000])
  func `n-grams of enough documents are all there`(threads: Int, least: Int) throws {
    let texts = TermCountsTests.texts(count: 1100, words: 30, seed: 8) + ["", "said"]
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    var options = Analyzer.Options()
    options.ngrams = 1...3
    let analyzer = try Analyzer(options)
    let parallel = Parallel(threads: threads)
    let all = TermCounts(
      of: corpus, analyzer: analyzer, fields: [.text], parallel: parallel)
    let some = TermCounts(
      of: corpus, analyzer: analyzer, fields: [.text], least: least, parallel: parallel)

    #expect(some.termCount < all.termCount)
    #expect(some.filledCount == all.filledCount)
    let numbers = all.numbers(in: some)
    for (term, number) in numbers.enumerated() {
      if all.documentFrequencies[term] >= least { #expect(number >= 0) }
      guard number >= 0 else { continue }
      #expect(some.documentFrequencies[Int(number)] == all.documentFrequencies[term])
      #expect(some.term(Int(number)) == all.term(term))
    }
    // What is left is where it was, in the same order.
    for document in 0..<corpus.count {
      let cells = all.cells(of: document).filter { numbers[Int(all.terms[$0])] >= 0 }
      let kept = some.cells(of: document)
      #expect(cells.map { numbers[Int(all.terms[$0])] } == Array(some.terms[kept]))
      #expect(cells.map { all.counts[$0] } == Array(some.counts[kept]))
    }
  }

  @Test
  func `a document counts as one with terms although all of them are left out`() throws {
    let corpus = Corpus([
      Article(id: "0", text: "a b"), Article(id: "1", text: "c d"),
      Article(id: "2", text: "a b"), Article(id: "3", text: "-"),
    ])
    var options = Analyzer.Options(for: .shingles)
    options.ngrams = 2...2
    let counts = TermCounts(
      of: corpus, analyzer: try Analyzer(options), fields: [.text], least: 2,
      parallel: Parallel(threads: 1))

    #expect((0..<counts.termCount).map(counts.term) == ["a b"])
    #expect(counts.rowStarts == [0, 1, 1, 2, 2])
    #expect(counts.filledCount == 3)
  }
}
