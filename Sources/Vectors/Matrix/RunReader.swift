// To find the words of a run takes the analyzer hundreds of instructions, to look the run up
// takes fifty. Runs that are not known are put together, with spaces between them, and
// analysed as one text: words do not reach over a space.

/// What the words of texts are known as: numbers of a table, or their hashes.
protocol WordNames: Sendable {
  /// What a word is known as.
  associatedtype Name: BitwiseCopyable & Sendable & Equatable

  /// Stands for no word.
  static var none: Name { get }

  /// The name of a word that may be new.
  ///
  /// - Parameters:
  ///   - hash: what its term is known by.
  ///   - form: the term's bytes.
  ///   - mask: why it may have to be left out.
  /// - Returns: the name it has, or a new one.
  mutating func name(of hash: UInt64, form: Span<UInt8>, mask: StopMask) -> Name
}

/// Finds the words of a document, run by run, and remembers what runs stand for.
struct RunReader<Names: WordNames>: Sendable {
  /// A run that has to be analysed.
  private struct Unknown {
    /// Its number in the document.
    let run: Int
    /// Offset after it in the text to analyse.
    let end: Int
    /// What it will be known by, or 0 if it is too long for that.
    let hash: UInt64
  }

  /// A run of more than one word.
  private struct Several {
    /// Its number in the document.
    let run: Int
    /// Its words among those of all such runs.
    let words: Range<Int>
  }

  /// Bytes of text whose runs are found at a time.
  private static var window: Int { 4096 }
  /// Bytes to analyse that are not added to.
  private static var enough: Int { 1 << 20 }

  /// By run of the document: its word; none for a run without words or with several.
  private var words: [Names.Name] = []
  /// The words of the runs that have more than one, in the order of the document.
  private var wordsOfSeveral: [Names.Name] = []
  /// These runs, in the order of the document.
  private var several: [Several] = []

  private var cache = RunCache(none: Names.none)
  private let key = Kernels.RunKey.ofProcess
  private var edges = [UInt32](repeating: 0, count: RunReader.window + 1)
  private var hashes = [UInt64](repeating: 0, count: RunReader.window / 2 + 1)
  private var unknownPlaces = [Int32](repeating: 0, count: RunReader.window / 2 + 1)
  private var unknown: [Unknown] = []
  private var text: [UInt8] = []
  private var buffer = TokenBuffer()

  /// Forgets the document, but not what its runs stand for.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    wordsOfSeveral.removeAll(keepingCapacity: true)
    several.removeAll(keepingCapacity: true)
  }

  /// Appends the words of the document, in its order.
  func appendWords(to list: inout [Names.Name]) {
    let start = list.count
    list.append(
      contentsOf: repeatElement(Names.none, count: words.count + wordsOfSeveral.count))
    var output = list.mutableSpan
    let (words, wordsOfSeveral) = (words.span, wordsOfSeveral.span)
    var count = start
    var run = 0
    for each in several.indices {
      let one = several[each]
      RunReader.append(words.extracting(run..<one.run), to: &output, &count)
      RunReader.append(wordsOfSeveral.extracting(one.words), to: &output, &count)
      run = one.run + 1
    }
    RunReader.append(words.extracting(run...), to: &output, &count)
    list.removeLast(list.count - count)
  }

  /// Appends words, and passes over what is none.
  @inline(__always)
  private static func append(
    _ words: Span<Names.Name>, to output: inout MutableSpan<Names.Name>,
    _ count: inout Int
  ) {
    for i in words.indices {
      let word = words[i]
      output[count] = word
      count &+= word == Names.none ? 0 : 1
    }
  }

  /// Appends the words of a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - analyzer: finds words.
  ///   - names: what they are known as.
  mutating func append(
    _ text: Span<UInt8>, _ analyzer: Analyzer, _ names: inout Names
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
      if self.text.count > RunReader.enough { analyse(analyzer, &names) }
    }
    analyse(analyzer, &names)
  }

  /// Appends a run that is longer than a window; where it ends.
  private mutating func appendLongRun(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, !Kernels.partsRuns(text[end]) { end += 1 }
    words.append(Names.none)
    note(run: words.count - 1, text.extracting(start..<end), hash: 0)
    return end
  }
}

extension RunReader {
  /// Looks up the runs between the first edges.
  private mutating func lookUp(_ edgeCount: Int, _ text: Span<UInt8>) {
    let first = words.count
    words.append(contentsOf: repeatElement(Names.none, count: edgeCount / 2))
    let (edges, key) = (edges, key)
    var hashes = hashes.mutableSpan
    Kernels.hashes(
      ofRuns: edges.span.extracting(0..<edgeCount), in: text, key: key, into: &hashes)
    for unknown in 0..<lookUpHashes(edgeCount / 2, from: first) {
      let place = Int(unknownPlaces[unknown])
      note(
        run: first + place,
        text.extracting(Int(edges[2 * place])..<Int(edges[2 * place + 1])),
        hash: self.hashes[place])
    }
  }

  /// Writes the words of the first hashes down, for runs from `first` on, and notes the
  /// places of unknown ones; how many those are.
  private mutating func lookUpHashes(_ count: Int, from first: Int) -> Int {
    // Taken out, so that each can be written without asking who else has it.
    var (words, places): ([Names.Name], [Int32]) = ([], [])
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
  private mutating func analyse(_ analyzer: Analyzer, _ names: inout Names) {
    guard !unknown.isEmpty else { return }
    buffer.removeAll()
    let text = text
    analyzer.scan(text.span, into: &buffer)
    let (tokens, forms, masks) = (buffer.tokens, buffer.forms, buffer.stopMasks)
    var place = 0
    for run in unknown {
      let first = place
      let start = wordsOfSeveral.count
      var found = Names.none
      while place < tokens.count, Int(tokens[place].start) < run.end {
        if place == first + 1 { wordsOfSeveral.append(found) }
        found = names.name(
          of: tokens[place].hash, form: forms.span.extracting(tokens[place].form),
          mask: masks.isEmpty ? [] : masks[place])
        if place > first { wordsOfSeveral.append(found) }
        place += 1
      }
      if wordsOfSeveral.count > start {
        several.append(Several(run: run.run, words: start..<wordsOfSeveral.count))
        continue
      }
      words[run.run] = found
      if run.hash != 0, !cache.contains(run.hash) { cache.keep(found, of: run.hash) }
    }
    unknown.removeAll(keepingCapacity: true)
    self.text.removeAll(keepingCapacity: true)
  }
}
