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
    // Most are known as they stand: the blanks of what is not are looked at first.
    if let known = index.number(of: SpellingCounts.key(of: spelling, term)) {
      counts[Int(known)] += 1
      return
    }
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

  /// A spelling as a string.
  private func string(_ number: Int) -> String {
    String(decoding: bytes[starts[number]..<starts[number + 1]], as: UTF8.self)
  }

  /// The bytes of a spelling.
  @_lifetime(borrow self)
  private func bytes(of number: Int) -> Span<UInt8> {
    bytes.span.extracting(starts[number]..<starts[number + 1])
  }

  /// Adds the counts of documents that follow.
  mutating func merge(_ following: SpellingCounts) {
    for number in following.terms.indices {
      add(
        following.bytes(of: number), of: following.terms[number],
        count: following.counts[number])
    }
  }

  /// The most frequent spelling of each term, the first of equals.
  func mostFrequent(termCount: Int) -> [String?] {
    best(termCount: termCount) { Double(counts[$0]) }
  }

  /// The spelling of each term that is worth most, the first of equals.
  private func best(termCount: Int, worth: (Int) -> Double) -> [String?] {
    var best = [(number: Int, worth: Double)](repeating: (-1, 0), count: termCount)
    for (number, term) in terms.enumerated() where term < termCount {
      let worth = worth(number)
      if worth > best[Int(term)].worth { best[Int(term)] = (number, worth) }
    }
    return best.map { $0.number >= 0 ? string($0.number) : nil }
  }
}

/// Which spelling is best of terms that have a parent each: few occurrences go by what is
/// usual for the parent, and many by themselves.
extension SpellingCounts {
  /// How many terms are looked at at a time: of enough parts for all threads.
  private static let shardCount = 16

  /// The most frequent spelling of each term, as if it had `weight` occurrences more that are
  /// spelt as all of its parent's are.
  ///
  /// - Parameters:
  ///   - parts: the counts of documents that follow each other.
  ///   - parents: by term, a term beyond all of these, whose occurrences are those of its
  ///     terms and what was counted for itself; what is beyond is not looked for.
  ///   - weight: how many occurrences more.
  ///   - parallel: the threads; the result does not depend on them.
  /// - Returns: by term, its spelling, or nil if it never occurs.
  package static func mostFrequent(
    in parts: [SpellingCounts], parents: [Int32], weight: Double, parallel: Parallel
  ) -> [String?] {
    let shards = parallel.map(count: shardCount, grain: 1) { shard in
      best(in: parts, parents, weight) { Int($0) % shardCount == shard.lowerBound }
    }
    var spellings = [String?](repeating: nil, count: parents.count)
    for (term, spelling) in shards.joined() { spellings[Int(term)] = spelling }
    return spellings
  }

  /// The best spellings of the terms of some parents.
  private static func best(
    in parts: [SpellingCounts], _ parents: [Int32], _ weight: Double,
    where isWanted: (Int32) -> Bool
  ) -> [(term: Int32, spelling: String)] {
    var own = SpellingCounts()
    var usual = SpellingCounts()
    var totals: [Int32: Int] = [:]
    for part in parts {
      for (number, term) in part.terms.enumerated() {
        let isOwn = Int(term) < parents.count
        let parent = isOwn ? parents[Int(term)] : term
        guard isWanted(parent) else { continue }
        let (bytes, count) = (part.bytes(of: number), part.counts[number])
        if isOwn { own.add(bytes, of: term, count: count) }
        usual.add(bytes, of: parent, count: count)
        totals[parent, default: 0] += count
      }
    }
    var best: [Int32: (number: Int, worth: Double)] = [:]
    for (number, term) in own.terms.enumerated() {
      let parent = parents[Int(term)]
      let known = usual.index.number(of: key(of: own.bytes(of: number), parent))
      let times = known.map { usual.counts[Int($0)] } ?? 0
      let share = Double(times) / Double(totals[parent] ?? 1)
      let worth = Double(own.counts[number]) + weight * share
      if worth > best[term]?.worth ?? 0 { best[term] = (number, worth) }
    }
    return best.map { ($0.key, own.string($0.value.number)) }
  }
}
