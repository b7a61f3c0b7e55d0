import Dedup
import Testing
import Vectors

@Suite("A search in parts") struct DividedSearchTests {
  /// Stories that papers print whole, cut, edited, word for word and with parts of others,
  /// with and without dates, outlets and credits, among articles of one formula each day.
  private func batch(seed: UInt64) -> Corpus {
    var random = SplitMix64(seed: seed)
    let outlets = ["Harbour News", "واس", "Morning Post", "", "Evening Sun", "Reuters"]
    let authors = ["", "", "واس - جدة", "وكالات", "By a reporter", "الرياض - أ ف ب"]
    let formula = randomWords(24, seed: 99)
    var articles: [Article] = []
    func add(_ words: [Int], on day: Int) {
      let hour = Int.random(in: 0...23, using: &random)
      let date =
        switch Int.random(in: 0...3, using: &random) {
        case 0: ""
        case 1: "2020-01-\(day + 10)"
        default: "2020-01-\(day + 10)T\(hour + 10 > 23 ? 23 : hour + 10):00:00Z"
        }
      articles.append(
        Article(
          id: "\(articles.count)", text: text(words), date: date,
          source: outlets.randomElement(using: &random) ?? "",
          author: authors.randomElement(using: &random) ?? ""))
    }
    let stories = (0..<10).map { randomWords(110, seed: seed &* 1000 &+ $0) }
    for (number, story) in stories.enumerated() {
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let day = Int.random(in: 0...4, using: &random)
        switch Int.random(in: 0...5, using: &random) {
        case 0: add(story, on: day)
        case 1: add(Array(story.prefix(70)), on: day)
        case 2: add(story.map { $0 % 17 == 0 ? $0 + 1 : $0 }, on: day)
        case 3: add(stories[(number + 1) % 10].prefix(45) + story.suffix(90), on: day)
        case 4: add(story[30..<60] + randomWords(120, seed: random.next()), on: day)
        default: add(formula + story, on: day)
        }
        if Bool.random(using: &random) { articles.append(copy(of: articles)) }
      }
    }
    for day in 0..<9 { add(formula + randomWords(40, seed: random.next()), on: day) }
    articles.append(Article(id: "none", text: "…"))
    articles.shuffle(using: &random)
    return Corpus(articles)

    func copy(of articles: [Article]) -> Article {
      let old = articles[Int.random(in: articles.indices, using: &random)]
      let dates = ["", "2020-01-09", "2020-01-12T06:00:00Z"]
      return Article(
        id: "\(articles.count)", text: old.text,
        date: dates.randomElement(using: &random) ?? "",
        source: outlets.randomElement(using: &random) ?? "", author: old.author)
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `gives what one machine gives`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed &+ 77)
    let corpus = batch(seed: seed)
    var options = CopySearch.Options()
    options.minimumWords = seed.isMultiple(of: 3) ? 8 : 0
    let whole = try CopySearch(options).run(over: corpus, parallel: Parallel(threads: 2))
    let divided = try DividedSearch(corpus, options, random: &random)
    let verified = try divided.verified(
      tasks: Int.random(in: 1...9, using: &random), random: &random)
    expectPairs(of: whole, in: corpus, verified, divided)
    let families = try divided.families(verified, random: &random)
    let takings = try divided.takings(verified, families)
    expectFamilies(of: whole, families, takings, divided)
    #expect(Set(whole.families.roles).isSuperset(of: [.source, .copy]))
    #expect(Set(whole.pairs.map(\.relation)) == [.copy, .partial, .template])
  }

  /// Every pair of different texts is there with the same figures and passages, and no other.
  private func expectPairs(
    of whole: Copies, in corpus: Corpus,
    _ verified: [TextPair: TaskVerification.Verified], _ divided: DividedSearch
  ) {
    var seen: Set<TextPair> = []
    for pair in whole.pairs {
      let (a, b) = (divided.texts[pair.a], divided.texts[pair.b])
      guard a != b else { continue }
      seen.insert(TextPair(a, b))
      guard let found = verified[TextPair(a, b)] else {
        Issue.record("no pair of \(pair.a) and \(pair.b)")
        continue
      }
      let figures = found.figures
      #expect(figures.relation == pair.relation && found.record.relation == pair.relation)
      #expect(figures.score == pair.score && figures.jaccard == pair.jaccard)
      #expect(figures.sharedWords == pair.sharedWords)
      #expect(figures.longestRun == pair.longestRun)
      let contained = [figures.containmentA, figures.containmentB]
      let isSwapped = a > b
      #expect(
        [pair.containmentA, pair.containmentB]
          == (isSwapped ? contained.reversed() : contained))
      let passages = PackedPassages.unpacked(Array(found.passages)) ?? []
      let words = whole.passages(of: pair, in: corpus).map { Int32($0.words) }
      #expect(passages.map(\.equal).sorted() == words.sorted())
    }
    #expect(Set(verified.keys) == seen)
  }

  private func expectFamilies(
    of whole: Copies, _ members: [Int: ComponentFamilies.Member],
    _ takings: [Int32: TakenText], _ divided: DividedSearch
  ) {
    let (families, numbers) = (whole.families, divided.numbers.map(Int.init))
    let firsts = numbers.map { members[$0]?.first ?? $0 }
    let order = Set(firsts).sorted()
    func family(_ first: Int) -> Int32 { Int32((order.firstIndex(of: first) ?? -1) + 1) }
    for (place, number) in numbers.enumerated() {
      #expect(families.numbers[place] == family(firsts[place]))
      guard let member = members[number] else {
        #expect(divided.texts[place] < 0 && families.roles[place] == .single)
        continue
      }
      let taken = member.isFirstOfText ? takings[divided.texts[place]] : nil
      let count = Int(families.numbers[place]) - 1
      #expect(families.sizes[count] == member.size)
      #expect(families.agencies[count].map { whole.credits.names[$0] } == member.agency)
      if member.size > 1 {
        #expect(numbers[Int(families.sources[place])] == member.source)
        #expect(families.roles[place] == (member.source == number ? .source : .copy))
        let evidence = member.source == number ? families.evidence[count] : []
        #expect(member.evidence == evidence)
      } else {
        #expect(families.roles[place] == (taken == nil ? .single : .partial))
        #expect(numbers[Int(families.sources[place])] == taken?.origin ?? number)
      }
      if member.isFirstOfText {
        #expect(whole.copied.copiedCounts[place] == taken?.words ?? 0)
        #expect(whole.copied.families[place] == taken?.family.map(family) ?? 0)
      } else {
        #expect(whole.copied.copiedCounts[place] == whole.copied.wordCounts[place])
        #expect(whole.copied.families[place] == family(member.first))
      }
    }
  }
}
