// Words are counted first and become terms at the end of their document, when its language
// is known.

/// Counts the terms of one document after another.
struct TermCounter {
  private let number: Int
  private let analyzer: Analyzer
  private let fields: [Document.Field]

  private var reader: WordReader
  private var part: TermCountsPart

  /// By word: how often the document at hand has shown it so far.
  private var seen = [UInt32](repeating: 0, count: 1 << 14)
  /// The words that it has shown, in that order; there is one place more than words.
  private var shown = [Int32](repeating: 0, count: 1 << 14 + 1)
  private var shownCount = 0
  /// By term that several words share: the cell it has in the row at hand.
  private var sharedCells: [Int32: Int] = [:]

  private var tokens = TokenBuffer()
  private var scratch: [UInt8] = []

  /// The counter of that number, of what the analyzer makes of those fields as if they were
  /// one text.
  init(number: Int, analyzer: Analyzer, fields: [Document.Field]) {
    self.number = number
    self.analyzer = analyzer
    self.fields = fields
    reader = WordReader(analyzer: analyzer, fields: fields)
    part = TermCountsPart(counter: number)
  }

  /// Counts the terms of a document, whose row comes after those before it.
  mutating func append(_ document: Int, of corpus: Corpus) {
    guard analyzer.termsAreWords else { return appendReference(document, of: corpus) }
    reader.read(document, of: corpus)
    makeRoom()
    countWords()
    let dropped = droppedWords()
    countAgain()
    endRow(leavingOut: dropped)
  }

  /// Counts the terms of a document as the analyzer gives them, whatever they are made of:
  /// what ``append(_:of:)`` is checked against.
  mutating func appendReference(_ document: Int, of corpus: Corpus) {
    tokens.removeAll()
    analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &tokens)
    let (tokens, forms) = (tokens.tokens, tokens.forms)
    for token in tokens {
      let word = reader.name(of: token.hash, form: forms.span.extracting(token.form))
      makeRoom()
      count(word)
    }
    endRow(leavingOut: [])
  }

  /// The rows since the last call, and the terms that they brought.
  mutating func takePart() -> TermCountsPart {
    var part = TermCountsPart(counter: number)
    part.terms.reserveCapacity(self.part.terms.count)
    part.counts.reserveCapacity(self.part.counts.count)
    swap(&part, &self.part)
    reader.takeTerms(into: &part)
    return part
  }
}

extension TermCounter {
  /// Makes room for every word there is.
  private mutating func makeRoom() {
    let missing = reader.table.words.count - seen.count
    guard missing > 0 else { return }
    let more = max(missing, seen.count)
    seen.append(contentsOf: repeatElement(0, count: more))
    shown.append(contentsOf: repeatElement(0, count: more))
  }

  /// Counts the words of ``reader``.
  private mutating func countWords() {
    // Taken out, so that each can be written without asking who else has it.
    var (seen, shown): ([UInt32], [Int32]) = ([], [])
    swap(&seen, &self.seen)
    swap(&shown, &self.shown)
    shownCount = TermCounter.count(reader.words.span, seen: &seen, shown: &shown)
    swap(&seen, &self.seen)
    swap(&shown, &self.shown)
  }

  /// Counts words; how many different ones there are.
  private static func count(
    _ words: Span<Int32>, seen: inout [UInt32], shown: inout [Int32]
  ) -> Int {
    var seen = seen.mutableSpan
    var shown = shown.mutableSpan
    var count = 0
    for place in words.indices {
      // No branch: whether a document shows a word for the first time is a toss-up.
      let word = words[place]
      let times = seen[Int(word)]
      seen[Int(word)] = times &+ 1
      shown[count] = word
      count &+= times == 0 ? 1 : 0
    }
    return count
  }

  private mutating func count(_ word: Int32) {
    shown[shownCount] = word
    shownCount += seen[Int(word)] == 0 ? 1 : 0
    seen[Int(word)] += 1
  }

  /// What words are left out for, now that all of the document are known.
  private func droppedWords() -> StopMask {
    reader.dropped { counts in
      let words = reader.table.words
      for place in 0..<shownCount {
        let number = Int(shown[place])
        words[number].mask.add(Int(seen[number]), to: &counts)
      }
    }
  }

  /// Counts the words of sections that count several times as often as is missing.
  private mutating func countAgain() {
    var start = 0
    for (section, end) in zip(reader.sections, reader.ends) {
      let missing = UInt32(section.times - 1)
      for place in start..<end where missing > 0 {
        seen[Int(reader.words[place])] += missing
      }
      start = end
    }
  }

  /// Writes the row of the words shown.
  private mutating func endRow(leavingOut dropped: StopMask) {
    // Taken out, so that each can be written without asking who else has it.
    var (seen, terms, counts): ([UInt32], [Int32], [UInt32]) = ([], [], [])
    swap(&seen, &self.seen)
    swap(&terms, &part.terms)
    swap(&counts, &part.counts)
    var end = terms.count
    terms.append(contentsOf: repeatElement(0, count: shownCount))
    counts.append(contentsOf: repeatElement(0, count: shownCount))
    writeCells(leavingOut: dropped, &seen, &terms, &counts, &end)
    terms.removeLast(terms.count - end)
    counts.removeLast(counts.count - end)
    swap(&seen, &self.seen)
    swap(&terms, &part.terms)
    swap(&counts, &part.counts)
    if !sharedCells.isEmpty { sharedCells.removeAll(keepingCapacity: true) }
    shownCount = 0
    part.filledCount += end > part.rowEnds.last ?? 0 ? 1 : 0
    part.rowEnds.append(end)
  }

  /// Writes the cells of the words shown from `end` on.
  private mutating func writeCells(
    leavingOut dropped: StopMask, _ seen: inout [UInt32], _ terms: inout [Int32],
    _ counts: inout [UInt32], _ end: inout Int
  ) {
    var seen = seen.mutableSpan
    var terms = terms.mutableSpan
    var counts = counts.mutableSpan
    for place in 0..<shownCount {
      let number = Int(shown[place])
      let word = reader.table.words[number]
      let times = seen[number]
      seen[number] = 0
      guard number > 0, word.mask.isDisjoint(with: dropped) else { continue }
      let term = word.term >= 0 ? word.term : reader.enter(number)
      if word.sharesTerm {
        if let cell = sharedCells[term] {
          counts[cell] += times
          continue
        }
        sharedCells[term] = end
      }
      terms[end] = term
      counts[end] = times
      end += 1
    }
  }
}
