internal import Vectors

/// How often all groups have the words and phrases that may name one, and how they spell
/// them.
struct LabelForms: Sendable {
  /// How many articles have each.
  private(set) var documents: [Int32]
  /// How often the batch has each.
  private(set) var occurrences: [Int32]
  /// The spelling of each, or nil if it is only counted.
  private let spellings: [String?]

  private let wanted: Wanted

  /// Counts the candidates of all groups in all of their articles.
  ///
  /// - Complexity: one analysis of the articles.
  init(
    of groups: [GroupPhrases], in documents: [Int], of corpus: Corpus,
    _ reader: PhraseReader, _ classes: WordClasses, parallel: Parallel
  ) {
    let wanted = Wanted(groups, classes)
    let parts = parallel.map(
      count: documents.count, grain: 256, storage: { _ in Counter(reader, wanted.count) }
    ) { counter, places in
      for place in places { counter.add(documents[place], of: corpus, wanted) }
      return counter.takePart()
    }
    self.wanted = wanted
    self.documents = Array(repeating: 0, count: wanted.count)
    occurrences = Array(repeating: 0, count: wanted.count)
    var spellings = SpellingCounts()
    for part in parts {
      for number in part.documents { self.documents[Int(number)] += 1 }
      for number in part.occurrences { occurrences[Int(number)] += 1 }
      spellings.merge(part.spellings)
    }
    self.spellings = spellings.mostFrequent(termCount: wanted.count)
  }

  /// The number of what is known by a key.
  ///
  /// - Precondition: it is a candidate of some group, or two words in a row of one.
  func number(of key: UInt64) -> Int? { wanted.index.number(of: key).map { Int($0) } }

  /// How a candidate is spelt most often, nil if that names nothing; see ``LabelSpelling``.
  func spelling(of key: UInt64) -> String? {
    number(of: key).flatMap { spellings[$0] }.flatMap(LabelSpelling.shown)
  }

  /// What is looked for, numbered in the order of groups and candidates.
  private struct Wanted: Sendable {
    var count = 0
    var index = HashIndex(capacity: 1 << 12)
    /// By number: whether a spelling is wanted.
    var isSpelled: [Bool] = []
    /// By word: how many words what begins with it has at most, 0 if nothing does.
    private(set) var lengths: [UInt8]

    init(_ groups: [GroupPhrases], _ classes: WordClasses) {
      lengths = Array(repeating: 0, count: classes.count)
      for group in groups {
        for candidate in group.candidates {
          let range = candidate.range
          add(candidate.key, isSpelled: true)
          begin(with: classes.number(of: group.words[range.lowerBound]), range.count)
          for place in range.dropFirst() {
            add(group.pairKey(at: place), isSpelled: false)
            begin(with: classes.number(of: group.words[place - 1]), 2)
          }
        }
      }
    }

    private mutating func add(_ key: UInt64, isSpelled: Bool) {
      if let number = index.number(of: key) {
        self.isSpelled[Int(number)] = self.isSpelled[Int(number)] || isSpelled
      } else {
        index.insert(key, number: Int32(count))
        self.isSpelled.append(isSpelled)
        count += 1
      }
    }

    private mutating func begin(with word: Int?, _ length: Int) {
      guard let word else { return }
      lengths[word] = max(lengths[word], UInt8(length))
    }
  }

  /// What some articles have, in the order in which they show it.
  private struct Part: Sendable {
    /// Each once for every article that has it.
    var documents: [Int32] = []
    /// Each every time.
    var occurrences: [Int32] = []
    var spellings = SpellingCounts()
  }

  /// Counts one article after another.
  private struct Counter {
    private var reader: PhraseReader
    private var part = Part()
    /// By number: the last article that had it.
    private var last: [Int32]

    init(_ reader: PhraseReader, _ count: Int) {
      self.reader = reader
      last = Array(repeating: -1, count: count)
    }

    mutating func add(_ document: Int, of corpus: Corpus, _ wanted: Wanted) {
      reader.read(document, of: corpus)
      for first in reader.words.indices {
        let length = Int(wanted.lengths[Int(reader.words[first].number)])
        guard length > 0 else { continue }
        var key = reader.words[first].hash
        count(key, first, first, document, wanted)
        for place in first + 1..<max(first + 1, min(reader.words.count, first + length)) {
          guard reader.words[place].joint != PhraseReader.parted else { break }
          key = reader.words[place].extending(key)
          count(key, first, place, document, wanted)
        }
      }
    }

    private mutating func count(
      _ key: UInt64, _ first: Int, _ place: Int, _ document: Int, _ wanted: Wanted
    ) {
      guard let number = wanted.index.number(of: key) else { return }
      part.occurrences.append(number)
      if last[Int(number)] != document {
        last[Int(number)] = Int32(document)
        part.documents.append(number)
      }
      guard wanted.isSpelled[Int(number)] else { return }
      let words = reader.words
      let range = words[first].place.lowerBound..<words[place].place.upperBound
      let text = reader.text
      part.spellings.add(text.span.extracting(range), of: number)
    }

    mutating func takePart() -> Part {
      var taken = Part()
      swap(&taken, &part)
      return taken
    }
  }
}

extension GroupPhrases {
  /// What two words in a row are known by, given the place of the second.
  func pairKey(at place: Int) -> UInt64 {
    PhraseKey.extended(words[place - 1], joint: joints[place], hash: words[place])
  }
}
