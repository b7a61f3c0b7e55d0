// To find the words of a run takes the analyzer hundreds of instructions, to look the run up
// takes fifty. Runs that are not known are put together, with spaces between them, and
// analysed as one text: words do not reach over a space.

/// Finds the words of a document, run by run, and remembers what runs stand for.
struct RunReader: Sendable {
  /// A run that has to be analysed.
  private struct Unknown {
    /// Its number in the document.
    let run: Int
    /// Offset after it in the text to analyse.
    let end: Int
    /// What it will be known by, or 0 if it is too long for that.
    let hash: UInt64
  }

  /// Bytes of text whose runs are found at a time.
  private static let window = 4096
  /// Bytes to analyse that are not added to.
  private static let enough = 1 << 20

  /// By run of the document: its word, 0 for none; or -1 - *n* for the *n*-th of ``several``.
  private(set) var words: [Int32] = []
  /// The words of runs that have more than one.
  private(set) var several: [[Int32]] = []

  private var cache = RunCache()
  private var edges = [UInt32](repeating: 0, count: RunReader.window + 1)
  private var hashes = [UInt64](repeating: 0, count: RunReader.window)
  private var unknownPlaces = [Int32](repeating: 0, count: RunReader.window)
  private var unknown: [Unknown] = []
  private var text: [UInt8] = []
  private var buffer = TokenBuffer()

  /// Forgets the document, but not what its runs stand for.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    several.removeAll(keepingCapacity: true)
  }

  /// Appends the words of a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - analyzer: finds words.
  ///   - table: numbers them.
  mutating func append(
    _ text: Span<UInt8>, _ analyzer: Analyzer, _ table: inout WordTable
  ) {
    var start = 0
    while start < text.count {
      let end = min(start + RunReader.window, text.count)
      var edges = edges.mutableSpan
      var count = Kernels.runs(of: text.extracting(start..<end), into: &edges)
      if count == 2, edges[0] == 0, Int(edges[1]) == end - start, end < text.count {
        start = appendLongRun(text, from: start)
      } else if count > 0, Int(edges[count - 1]) == end - start, end < text.count {
        // The last run goes on: it is looked at with what follows.
        count -= 2
        let next = start + Int(edges[count])
        lookUp(count, text.extracting(start..<text.count))
        start = next
      } else {
        lookUp(count, text.extracting(start..<text.count))
        start = end
      }
      if self.text.count > RunReader.enough { analyse(analyzer, &table) }
    }
    analyse(analyzer, &table)
  }

  /// Appends a run that is longer than a window; where it ends.
  private mutating func appendLongRun(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, !Kernels.partsRuns(text[end]) { end += 1 }
    words.append(-1)
    note(run: words.count - 1, text.extracting(start..<end), hash: 0)
    return end
  }
}

extension RunReader {
  /// Looks up the runs between the first edges.
  private mutating func lookUp(_ edgeCount: Int, _ text: Span<UInt8>) {
    let first = words.count
    words.append(contentsOf: repeatElement(0, count: edgeCount / 2))
    trim(edgeCount, in: text)
    let edges = edges
    var hashes = hashes.mutableSpan
    Kernels.hashes(
      ofRuns: edges.span.extracting(0..<edgeCount), in: text, into: &hashes)
    for unknown in 0..<lookUpHashes(edgeCount / 2, from: first) {
      let place = Int(unknownPlaces[unknown])
      note(
        run: first + place,
        text.extracting(Int(edges[2 * place])..<Int(edges[2 * place + 1])),
        hash: self.hashes[place])
    }
  }

  /// Narrows the runs between the first edges.
  private mutating func trim(_ edgeCount: Int, in text: Span<UInt8>) {
    var all = edges.mutableSpan
    var edges = all._mutatingExtracting(0..<edgeCount)
    Kernels.trim(&edges, in: text)
  }

  /// Writes the words of the first hashes down, for runs from `first` on, and notes the
  /// places of unknown ones; how many those are.
  private mutating func lookUpHashes(_ count: Int, from first: Int) -> Int {
    // Taken out, so that each can be written without asking who else has it.
    var (words, places): ([Int32], [Int32]) = ([], [])
    swap(&words, &self.words)
    swap(&places, &unknownPlaces)
    let unknownCount = cache.lookUp(
      hashes.span.extracting(0..<count), words: &words, from: first, unknown: &places)
    swap(&words, &self.words)
    swap(&places, &unknownPlaces)
    return unknownCount
  }

  private mutating func note(run: Int, _ bytes: Span<UInt8>, hash: UInt64) {
    text.append(copying: bytes)
    unknown.append(Unknown(run: run, end: text.count, hash: hash))
    text.append(UInt8(ascii: " "))
  }

  /// Finds the words of the unknown runs.
  private mutating func analyse(_ analyzer: Analyzer, _ table: inout WordTable) {
    guard !unknown.isEmpty else { return }
    buffer.removeAll()
    let text = text
    analyzer.scan(text.span, into: &buffer)
    let (tokens, forms, masks) = (buffer.tokens, buffer.forms, buffer.stopMasks)
    var place = 0
    for run in unknown {
      let first = place
      var found: Int32 = 0
      var all: [Int32] = []
      while place < tokens.count, Int(tokens[place].start) < run.end {
        let next = table.number(
          of: tokens[place].hash, form: forms.span.extracting(tokens[place].form),
          mask: masks.isEmpty ? [] : masks[place])
        if place > first {
          if all.isEmpty { all.append(found) }
          all.append(next)
        }
        found = next
        place += 1
      }
      if !all.isEmpty {
        several.append(all)
        words[run.run] = Int32(-several.count)
        continue
      }
      words[run.run] = found
      if run.hash != 0, cache.word(of: run.hash) < 0 { cache.keep(found, of: run.hash) }
    }
    unknown.removeAll(keepingCapacity: true)
    self.text.removeAll(keepingCapacity: true)
  }
}
