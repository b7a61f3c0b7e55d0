import Dedup
import Testing
import Vectors

/// The rule is seen through the search, on texts made for it.
@Suite("Relations") struct RelationTests {
  private func run(_ texts: [String], dates: [Int64?] = [], sources: [String] = [])
    throws -> Copies
  {
    try CopySearch().run(
      over: corpus(texts, dates: dates, sources: sources),
      parallel: Parallel(threads: 1))
  }

  private func relations(_ copies: Copies) -> [String] {
    copies.pairs.map { "\($0.a) \($0.b) \($0.relation.rawValue)" }
  }

  @Test func `the score is the share of the shorter one that is shared`() throws {
    let story = randomWords(97, seed: 1)
    let copies = try run([
      text(story), text(Array(story.prefix(60)) + randomWords(37, seed: 2)),
    ])
    // 60 words of 97, and three of doubt.
    #expect(copies.pairs.map(\.score) == [0.6])
    #expect(copies.pairs.map(\.relation) == [.copy])
  }

  @Test func `two issues of a bulletin are a template, two prints of one a copy`() throws
  {
    let prose = randomWords(60, seed: 1).map { "w\($0)" }
    func bulletin(_ day: Int) -> String {
      // A figure after every sixth word.
      stride(from: 0, to: 60, by: 6).map {
        prose[$0..<$0 + 6].joined(separator: " ") + " \(day * 17 + $0)"
      }.joined(separator: " ")
    }
    let copies = try run([bulletin(1), bulletin(2), bulletin(1) + " printed"])
    #expect(relations(copies) == ["0 1 template", "0 2 copy", "1 2 template"])
  }

  @Test func `one corrected figure leaves a copy a copy`() throws {
    let words = randomWords(60, seed: 4).map { "w\($0)" }
    let copies = try run([
      (words + ["killed", "12"] + words.reversed()).joined(separator: " "),
      (words + ["killed", "14"] + words.reversed()).joined(separator: " "),
    ])
    #expect(relations(copies) == ["0 1 copy"])
  }

  @Test func `what an outlet repeats day after day is no evidence`() throws {
    let furniture = randomWords(30, seed: 7)
    let day: Int64 = 86_400
    let texts = (0..<6).map { text(randomWords(80, seed: 20 + $0) + furniture) }
    let dates = (0..<6).map { Int64($0) * day }
    let copies = try run(
      texts, dates: dates, sources: Array(repeating: "The Paper", count: 6))
    #expect(copies.pairs.count == 15)
    #expect(copies.pairs.allSatisfy { $0.relation == .template })
    // The same passage in six papers within a day is a quotation that all have.
    let quoted = try run(
      texts, dates: dates.map { $0 / 12 }, sources: (0..<6).map { "Paper \($0)" })
    #expect(quoted.pairs.count == 15)
    #expect(quoted.pairs.allSatisfy { $0.relation == .partial })
  }

  @Test func `a story of forty papers is a story, a footer of forty articles is not`()
    throws
  {
    let story = randomWords(120, seed: 3)
    let texts = (0..<40).map {
      text(randomWords(6, seed: 100 + $0) + story + randomWords(4, seed: 200 + $0))
    }
    let papers = try run(texts, sources: (0..<40).map { "Paper \($0)" })
    #expect(papers.pairs.count == 780)
    #expect(papers.pairs.allSatisfy { $0.relation == .copy })
    let one = try run(
      texts.enumerated().map {
        $1 + " " + text(randomWords(150, seed: 400 + UInt64($0)))
      },
      sources: Array(repeating: "The Paper", count: 40))
    #expect(one.pairs.allSatisfy { $0.relation == .template })
  }

  @Test func `formula from end to end is a copy within days, a template beyond`() throws {
    let formula = randomWords(40, seed: 5)
    // Thirty notices make it recur; the last but one is nothing else.
    var texts = (0..<30).map { text(formula + randomWords(20, seed: 50 + $0)) }
    texts += [text(formula), text(formula + [2])]
    let day: Int64 = 86_400
    let near = try run(texts, dates: (0..<32).map { Int64($0) * day })
    #expect(near.pairs.first { $0.a == 30 && $0.b == 31 }?.relation == .copy)
    let far = try run(texts, dates: (0..<32).map { Int64($0 == 31 ? 60 : $0) * day })
    #expect(far.pairs.first { $0.a == 30 && $0.b == 31 }?.relation == .template)
  }

  @Test func `the beginning of a story that breaks off under another is a teaser`() throws
  {
    let story = randomWords(120, seed: 1)
    let other = text(randomWords(90, seed: 2))
    let excerpt = text(Array(story.prefix(30)))
    // In its own words, with an ellipsis of either kind, and as a quotation in full.
    let copies = try run([
      text(story), other + " " + excerpt + "...",
      String(other.reversed()) + " " + excerpt + "…",
      text(randomWords(90, seed: 3)) + " " + excerpt + ". "
        + text(randomWords(9, seed: 4)),
    ])
    let found = relations(copies).filter { $0.hasPrefix("0 ") }
    #expect(found == ["0 1 template", "0 2 template", "0 3 partial"])
  }

  @Test func `what one outlet prints at the end of two articles is a tail`() throws {
    let links = randomWords(30, seed: 1)
    let texts = [
      text(randomWords(150, seed: 2) + links), text(randomWords(140, seed: 3) + links),
    ]
    let one = try run(texts, sources: ["The Paper", "The Paper"])
    #expect(relations(one) == ["0 1 template"])
    let two = try run(texts, sources: ["The Paper", "Another"])
    #expect(relations(two) == ["0 1 partial"])
  }

  @Test func `one form filled in twice by an outlet is a template`() throws {
    let frame = (0..<2).map { randomWords(13, seed: $0) }
    func form(_ seed: UInt64) -> String {
      text(frame.enumerated().flatMap { $1 + randomWords(13, seed: seed + UInt64($0)) })
    }
    let texts = [form(100), form(200)]
    let one = try run(texts, sources: ["The Paper", "The Paper"])
    #expect(relations(one) == ["0 1 template"])
    // Two outlets have no form in common: what they share was taken over.
    let two = try run(texts, sources: ["The Paper", "Another"])
    #expect(relations(two) == ["0 1 partial"])
  }

  @Test func `forty versions of one text are copies, with no dates and no outlets`()
    throws
  {
    let story = randomWords(200, seed: 1)
    var random = SplitMix64(seed: 2)
    let texts = (0..<40).map { _ in
      text(story.map { Int.random(in: 0..<40, using: &random) == 0 ? -$0 : $0 })
    }
    let copies = try run(texts)
    #expect(copies.pairs.count == 780)
    #expect(copies.pairs.allSatisfy { $0.relation == .copy })
  }

  @Test func `a name that is an article's whole text is no copy of those that name it`()
    throws
  {
    let name = randomWords(3, seed: 1)
    let copies = try run([
      text(name), text(randomWords(60, seed: 2) + name + randomWords(40, seed: 3)),
      text(name),
    ])
    #expect(relations(copies) == ["0 2 copy"])
  }
}
