internal import Vectors

/// Counts what may name a group, and how it is spelt, in one article after another.
struct LabelCounter {
  /// What some articles have.
  struct Part: Sendable {
    /// By article, each once: its number, and how often the article has it.
    var cells: [(number: Int32, times: Int32)] = []
    /// Of candidates of the article's group, or else as of the whole batch; see
    /// ``WantedPhrases/usual(_:)``.
    var spellings = SpellingCounts()
  }

  private let material: LabelMaterial
  private let wanted: WantedPhrases
  private var part = Part()

  /// The group of the article at hand, and by number which of its candidates that is, or −1.
  private var group: Int?
  private var own: [Int32]
  /// By number: how often the article at hand has it; and those that it has.
  private var times: [Int32]
  private var touched: [Int32] = []
  /// By word of the article at hand: the number of the pair that ends with it, or −1.
  private var pairs: [Int32] = []
  private var keys: [UInt64] = []
  private var text = ArticleText()

  init(_ material: LabelMaterial, _ wanted: WantedPhrases) {
    self.material = material
    self.wanted = wanted
    own = Array(repeating: -1, count: wanted.count)
    times = Array(repeating: 0, count: wanted.count)
  }

  /// Counts an article of a group.
  mutating func add(_ document: Int, of group: Int) {
    begin(group)
    text.read(material.fields, of: document, in: material.corpus)
    let article = material.words[document]
    let words = article.words.span
    findPairs(words)
    for first in words.indices {
      let word = words[first].number
      let number = wanted.words[Int(word)]
      if number >= 0 { count(number, words[first].place) }
      var key = PhraseKey.of(word)
      // All pairs of a candidate are wanted: where one is not, no candidate goes on.
      for last in first + 1..<min(words.count, first + GroupPhrases.longest) {
        guard pairs[last] >= 0 else { break }
        key = words[last].extending(key)
        let number =
          last == first + 1 ? pairs[last] : wanted.phrases.number(of: key) ?? -1
        if number >= 0 { count(number, Int(words[first].start)..<Int(words[last].end)) }
      }
    }
    for number in touched {
      part.cells.append((number, times[Int(number)]))
      times[Int(number)] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// What was counted since the last call.
  mutating func takePart() -> Part {
    var taken = Part()
    swap(&taken, &part)
    return taken
  }

  private mutating func begin(_ group: Int) {
    guard group != self.group else { return }
    if let before = self.group { mark(before) { _ in -1 } }
    mark(group) { Int32($0) }
    self.group = group
  }

  private mutating func mark(_ group: Int, as mark: (Int) -> Int32) {
    for candidate in wanted.candidates(of: group) {
      own[Int(wanted.numbers[candidate])] = mark(candidate)
    }
  }

  private mutating func findPairs(_ words: Span<PhraseReader.Word>) {
    keys.removeAll(keepingCapacity: true)
    for place in words.indices {
      let isParted = place == 0 || words[place].joint == PhraseReader.parted
      keys.append(
        isParted ? 0 : words[place].extending(PhraseKey.of(words[place - 1].number)))
    }
    wanted.phrases.numbers(of: keys, into: &pairs)
  }

  private mutating func count(_ number: Int32, _ place: Range<Int>) {
    if times[Int(number)] == 0 { touched.append(number) }
    times[Int(number)] += 1
    guard wanted.isSpelled[Int(number)] else { return }
    let own = own[Int(number)]
    let text = text.bytes
    part.spellings.add(
      text.span.extracting(place), of: own >= 0 ? own : wanted.usual(number))
  }
}
