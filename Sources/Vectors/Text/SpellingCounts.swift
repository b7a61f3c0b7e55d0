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
    let key = SpellingCounts.key(of: spelling, term)
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

  private static func key(of spelling: Span<UInt8>, _ term: Int32) -> UInt64 {
    SplitMix64.mix(TermHash.hash(spelling) ^ SplitMix64.mix(UInt64(term) + 1))
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
    best(termCount: termCount) { Double(counts[$0]) }
  }

  /// The most frequent spelling of each term, as if it had `weight` occurrences more that are
  /// spelt as all of its parent's are: few occurrences go by what is usual, and many by
  /// themselves.
  ///
  /// - Parameters:
  ///   - parents: by term, another term; terms beyond are not looked for.
  ///   - weight: how many occurrences more.
  /// - Returns: by term, its spelling, or nil if it never occurs.
  package func mostFrequent(parents: [Int32], weight: Double) -> [String?] {
    var totals: [Int32: Int] = [:]
    for (number, term) in terms.enumerated() {
      totals[term, default: 0] += counts[number]
    }
    return best(termCount: parents.count) { number in
      let parent = parents[Int(terms[number])]
      let bytes = bytes.span.extracting(starts[number]..<starts[number + 1])
      let usual = index.number(of: SpellingCounts.key(of: bytes, parent))
      let share = usual.map { Double(counts[Int($0)]) / Double(totals[parent] ?? 1) } ?? 0
      return Double(counts[number]) + weight * share
    }
  }

  /// The spelling of each term that is worth most, the first of equals.
  private func best(termCount: Int, worth: (Int) -> Double) -> [String?] {
    var best = [(number: Int, worth: Double)](repeating: (-1, 0), count: termCount)
    for (number, term) in terms.enumerated() where term < termCount {
      let worth = worth(number)
      if worth > best[Int(term)].worth { best[Int(term)] = (number, worth) }
    }
    return best.map { number, _ in
      guard number >= 0 else { return nil }
      return String(decoding: bytes[starts[number]..<starts[number + 1]], as: UTF8.self)
    }
  }
}
