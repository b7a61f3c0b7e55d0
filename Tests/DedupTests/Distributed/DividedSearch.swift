import Dedup
import Vectors

/// A search for copies in random parts, as many processes do it: every text is named by its
/// first article, and what one part finds is all that the next is told.
struct DividedSearch {
  let options: CopySearch.Options
  let corpus: Corpus
  /// The number of each article, in order but with gaps.
  let numbers: [Int32]
  /// The text of each article, -1 without words.
  let texts: [Int32]
  private let words: [Int32]
  private let shingles: [Int32]
  private let recurring: RecurringPhrases
  private let credits: AgencyCredits

  /// What one machine knows of a corpus, from which the parts are told theirs.
  init(_ corpus: Corpus, _ options: CopySearch.Options, random: inout SplitMix64) throws {
    self.options = options
    self.corpus = corpus
    var next: Int32 = 0
    numbers = corpus.documents.indices.map { _ in
      next += Int32.random(in: 1...9, using: &random)
      return next
    }
    let parallel = Parallel(threads: 1)
    recurring = try CopySearch(options).proposals(over: corpus, parallel: parallel)
      .recurring
    credits = AgencyFinder(options.agencies).credits(in: corpus, parallel: parallel)
    let scheme = try Shingles(words: options.shingle)
    var (words, counts, texts): ([Int32], [Int32], [Int32]) = ([], [], [])
    var firsts: [[UInt64]: Int32] = [:]
    for document in corpus.documents.indices {
      var reader = WordHashes(analyzer: Analyzer(.shingles))
      reader.read(Array(corpus.string(.text, of: document).utf8).span)
      var shingles: [UInt64] = []
      scheme.append(ofWords: reader.hashes.span, to: &shingles)
      words.append(Int32(reader.hashes.count))
      counts.append(Int32(Set(shingles).count))
      let isIn = !reader.hashes.isEmpty && reader.hashes.count >= options.minimumWords
      let first = firsts[reader.hashes] ?? numbers[document]
      if isIn { firsts[reader.hashes] = first }
      texts.append(isIn ? first : -1)
    }
    (self.words, shingles, self.texts) = (words, counts, texts)
  }

  /// The articles of each text.
  var members: [Int32: [Int]] {
    Dictionary(grouping: texts.indices.filter { texts[$0] >= 0 }) { texts[$0] }
  }

  /// The pairs that tasks find, into which all pairs of texts are dealt at random.
  func verified(
    tasks: Int, random: inout SplitMix64
  ) throws -> [TextPair: TaskVerification.Verified] {
    let names = members.keys.sorted()
    var dealt = Array(repeating: [TextPair](), count: tasks)
    for (i, a) in names.enumerated() {
      for b in names[(i + 1)...] {
        dealt[Int.random(in: 0..<tasks, using: &random)].append(TextPair(a, b))
      }
    }
    let verification = try TaskVerification(options, recurring: recurring)
    var found: [TextPair: TaskVerification.Verified] = [:]
    for pairs in dealt {
      let needed = Set(pairs.flatMap { [Int32($0.a), Int32($0.b)] })
        .shuffled(using: &random)
      let told = needed.map(text)
      let part = Corpus(
        documents: told.map { corpus.documents[place(of: $0.number)] },
        stores: corpus.stores)
      for verified in try verification.verified(
        pairs.shuffled(using: &random), among: told, in: part)
      {
        found[verified.record.pair] = verified
      }
    }
    return found
  }

  /// The place of a number in the corpus.
  func place(of number: Int32) -> Int { numbers.firstIndex(of: number) ?? -1 }

  private func text(_ number: Int32) -> TaskText {
    let documents = members[number] ?? []
    let times = documents.compactMap { corpus.documents[$0].time }
    var scratch: [UInt8] = []
    let first = documents[0]
    return TaskText(
      number: number, words: words[first], shingles: shingles[first],
      outlet: corpus.outletHash(of: first, scratch: &scratch), earliest: times.min(),
      latest: times.max())
  }

  /// The article of a place as its component is told of it.
  func article(_ place: Int) -> ComponentFamilies.Article {
    ComponentFamilies.Article(
      number: numbers[place], text: texts[place], words: words[place],
      time: corpus.documents[place].time, credits: Array(credits[place]))
  }

  /// The families of all components, by article.
  func families(
    _ verified: [TextPair: TaskVerification.Verified], random: inout SplitMix64
  ) throws -> [Int: ComponentFamilies.Member] {
    let sharing = verified.values.map(\.record)
      .filter { $0.relation == .copy || $0.relation == .partial }
    var components = Components()
    for text in members.keys { try components.join(Int(text), Int(text)) }
    for record in sharing where record.relation == .copy {
      try components.join(record.pair.a, record.pair.b)
    }
    var roots: [Int: Int] = [:]
    components.forEachNode { roots[$0] = $1 }
    let builder = ComponentFamilies(agencies: options.agencies)
    var found: [Int: ComponentFamilies.Member] = [:]
    for root in Set(roots.values) {
      let articles = texts.indices.filter { roots[Int(texts[$0])] == root }.map(article)
      let pairs = sharing.filter { roots[$0.pair.a] == root && roots[$0.pair.b] == root }
      for member in try builder.members(
        of: articles.shuffled(using: &random), pairs: pairs.shuffled(using: &random))
      {
        found[member.article] = member
      }
    }
    return found
  }

  /// What each text took, by its number.
  func takings(
    _ verified: [TextPair: TaskVerification.Verified],
    _ families: [Int: ComponentFamilies.Member]
  ) throws -> [Int32: TakenText] {
    var firsts: [Int32: Precedence] = [:]
    for member in families.values where member.isFirstOfText {
      let place = place(of: Int32(member.article))
      firsts[texts[place]] = Precedence(
        document: member.article, family: member.first,
        isSource: member.source == member.article, time: corpus.documents[place].time,
        words: words[place])
    }
    var taken: [Int32: TakenText] = [:]
    for (text, first) in firsts {
      var pairs: [(text: Int32, pair: TakenText.Pair)] = []
      for (pair, found) in verified
      where found.record.relation == .copy || found.record.relation == .partial {
        guard pair.a == text || pair.b == text else { continue }
        let isFirst = pair.a == text
        let other = Int32(isFirst ? pair.b : pair.a)
        guard let giver = firsts[other],
          let passages = PackedPassages.unpacked(Array(found.passages))
        else { continue }
        let own = found.record.own
        pairs.append(
          (
            other,
            TakenText.Pair(
              other: giver, ownWords: min(own.equalA, own.equalB),
              passages: passages.map { isFirst ? $0.a : $0.b })
          ))
      }
      taken[text] = try TakenText(of: text, first: first, pairs: pairs)
    }
    return taken
  }
}
