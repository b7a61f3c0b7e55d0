/// How often each spelling of some terms occurs, spellings numbered in the order in which
/// they first occur.
struct SpellingCounts: Sendable {
  private var terms: [Int32] = []
  private var counts: [Int] = []
  /// Where each spelling starts in ``bytes``, and where the last one ends.
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private var index = HashIndex()

  /// Counts the spellings in some documents.
  ///
  /// - Parameters:
  ///   - wanted: numbers of the terms' hashes.
  ///   - corpus: where the documents are.
  ///   - documents: which ones.
  ///   - fields: which of their fields.
  ///   - analyzer: what the terms were made with.
  mutating func count(
    _ wanted: HashIndex, _ corpus: Corpus, _ documents: Range<Int>,
    _ fields: [Document.Field], _ analyzer: Analyzer
  ) {
    var scratch: [UInt8] = []
    var buffer = TokenBuffer()
    for document in documents {
      for field in fields {
        let text = corpus.bytes(field, of: document, scratch: &scratch)
        buffer.removeAll()
        analyzer.append(text, to: &buffer)
        count(wanted, buffer.tokens, text)
      }
    }
  }

  private mutating func count(_ wanted: HashIndex, _ tokens: [Token], _ text: Span<UInt8>)
  {
    for (place, token) in tokens.enumerated() {
      guard let term = wanted.number(of: token.hash) else { continue }
      // Words that one character stands for share its place: it spells none of them.
      let isShared =
        place > 0 && tokens[place - 1].start == token.start
        || place + 1 < tokens.count && tokens[place + 1].start == token.start
      if !isShared {
        add(text.extracting(Int(token.start)..<Int(token.end)), of: term, count: 1)
      }
    }
  }

  private mutating func add(_ spelling: Span<UInt8>, of term: Int32, count: Int) {
    let key = SplitMix64.mix(TermHash.hash(spelling) ^ SplitMix64.mix(UInt64(term) + 1))
    if let known = index.number(of: key) {
      counts[Int(known)] += count
      return
    }
    index.insert(key, number: Int32(terms.count))
    terms.append(term)
    counts.append(count)
    for offset in spelling.indices { bytes.append(spelling[offset]) }
    starts.append(bytes.count)
  }

  /// Adds the counts of documents that follow.
  mutating func merge(_ following: SpellingCounts) {
    for number in following.terms.indices {
      let place = following.starts[number]..<following.starts[number + 1]
      add(
        following.bytes.span.extracting(place), of: following.terms[number],
        count: following.counts[number])
    }
  }

  /// The most frequent spelling of each term, the first of equals.
  func mostFrequent(termCount: Int) -> [String?] {
    var best = [Int](repeating: -1, count: termCount)
    for (number, term) in terms.enumerated() {
      let leader = best[Int(term)]
      if leader < 0 || counts[number] > counts[leader] { best[Int(term)] = number }
    }
    return best.map { number in
      guard number >= 0 else { return nil }
      return String(decoding: bytes[starts[number]..<starts[number + 1]], as: UTF8.self)
    }
  }
}
