/// How often each spelling of some terms occurs, spellings numbered in the order in which
/// they first occur.
package struct SpellingCounts: Sendable {
  private var terms: [Int32] = []
  private var counts: [Int] = []
  /// Where each spelling starts in ``bytes``, and where the last one ends.
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private var index = HashIndex()
  /// Storage for the spelling that is being counted.
  private var spaced: [UInt8] = []

  /// No spellings yet.
  package init() {}

  /// Counts the spellings in some documents.
  ///
  /// - Parameters:
  ///   - wanted: numbers of the terms' hashes.
  ///   - corpus: where the documents are.
  ///   - documents: which ones.
  ///   - fields: which of their fields, each once.
  ///   - analyzer: what the terms were made with.
  mutating func count(
    _ wanted: HashIndex, _ corpus: Corpus, _ documents: Range<Int>,
    _ fields: [Document.Field], _ analyzer: Analyzer
  ) {
    var scratch: [UInt8] = []
    var buffer = TokenBuffer()
    for document in documents {
      buffer.removeAll()
      analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &buffer)
      var start = 0
      for (field, section) in zip(fields, buffer.sections) {
        let text = corpus.bytes(field, of: document, scratch: &scratch)
        count(wanted, buffer.tokens.span.extracting(start..<section.end), text)
        start = section.end
      }
    }
  }

  private mutating func count(
    _ wanted: HashIndex, _ tokens: Span<Token>, _ text: Span<UInt8>
  ) {
    for place in tokens.indices {
      let token = tokens[place]
      guard let term = wanted.number(of: token.hash) else { continue }
      // Words that one character stands for share its place: it spells none of them.
      let before = tokens[max(0, place - 1)]
      let behind = tokens[min(tokens.count - 1, place + 1)]
      if place > 0, before.hasPlace(of: token) { continue }
      if place + 1 < tokens.count, behind.hasPlace(of: token) { continue }
      add(text.extracting(Int(token.start)..<Int(token.end)), of: term)
    }
  }

  /// Counts a spelling of a term, as it stands in a text.
  package mutating func add(_ spelling: Span<UInt8>, of term: Int32) {
    // Taken out, so that it can be read while this is written.
    var spaced: [UInt8] = []
    swap(&spaced, &self.spaced)
    spaced.removeAll(keepingCapacity: true)
    SpellingCounts.append(spelling, to: &spaced)
    add(spaced.span, of: term, count: 1)
    swap(&spaced, &self.spaced)
  }

  /// Appends a spelling with a space for every run of spaces, tabs and line ends.
  private static func append(_ spelling: Span<UInt8>, to spaced: inout [UInt8]) {
    for offset in spelling.indices {
      let isBlank = spelling[offset] == 0x20 || 0x09...0x0D ~= spelling[offset]
      if !isBlank {
        spaced.append(spelling[offset])
      } else if spaced.last != 0x20 {
        spaced.append(0x20)
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
  package mutating func merge(_ following: SpellingCounts) {
    for number in following.terms.indices {
      let place = following.starts[number]..<following.starts[number + 1]
      add(
        following.bytes.span.extracting(place), of: following.terms[number],
        count: following.counts[number])
    }
  }

  /// The most frequent spelling of each term, the first of equals.
  package func mostFrequent(termCount: Int) -> [String?] {
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
