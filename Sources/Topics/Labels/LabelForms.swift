internal import Vectors

/// How often all groups have the words and phrases that may name one, and how they spell
/// them.
struct LabelForms: Sendable {
  /// How many articles have each.
  private(set) var documents: [Int32]
  /// How often the batch has each.
  private(set) var occurrences: [Int32]
  /// By candidate of a group how the group spells it; see ``Wanted/starts``.
  private let spellings: [String?]

  /// How many occurrences the spelling of the batch is worth beside the group's own.
  ///
  /// An event of two articles, one of which has the word in a title, does not tell whether it
  /// is written with a capital.
  private static let batchWeight = 4.0

  private let wanted: Wanted

  /// Counts the candidates of all groups in all of their articles.
  ///
  /// - Complexity: one analysis of the articles.
  init(
    of groups: [GroupPhrases], in members: [[Int]], of corpus: Corpus,
    _ reader: PhraseReader, _ classes: WordClasses, parallel: Parallel
  ) {
    let wanted = Wanted(groups, classes)
    let documents = members.enumerated().flatMap { group, rows in
      rows.map { (document: $0, group: group) }
    }.sorted { $0.document < $1.document }
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
    self.spellings = spellings.mostFrequent(
      parents: wanted.numbers.map(wanted.usual), weight: LabelForms.batchWeight)
  }

  /// The number of what is known by a key.
  ///
  /// - Precondition: it is a candidate of some group, or two words in a row of one.
  func number(of key: UInt64) -> Int? { wanted.index.number(of: key).map { Int($0) } }

  /// How a group spells a candidate of its own most often, nil if that names nothing; see
  /// ``LabelSpelling``.
  ///
  /// Forms that a stemmer takes for one word may be two, as "البحر" and "البحرين" are; the
  /// group's articles tell which.
  func spelling(of candidate: Int, in group: Int) -> String? {
    spellings[wanted.starts[group] + candidate].flatMap(LabelSpelling.shown)
  }

  /// What is looked for, numbered in the order of groups and candidates.
  private struct Wanted: Sendable {
    var count = 0
    var index = HashIndex(capacity: 1 << 12)
    /// By number: whether a spelling is wanted.
    private(set) var isSpelled: [Bool] = []
    /// By group: where its candidates start among those of all groups.
    private(set) var starts: [Int] = []
    /// By candidate of a group: its number.
    private(set) var numbers: [Int32] = []
    /// The candidates of groups, by group and number.
    private var own = HashIndex(capacity: 1 << 12)
    /// By word: how many words what begins with it has at most, 0 if nothing does.
    private(set) var lengths: [UInt8]

    init(_ groups: [GroupPhrases], _ classes: WordClasses) {
      lengths = Array(repeating: 0, count: classes.count)
      for (number, group) in groups.enumerated() {
        starts.append(numbers.count)
        for candidate in group.candidates {
          let range = candidate.range
          let spelt = add(candidate.key, isSpelled: true)
          own.insert(Wanted.key(spelt, in: number), number: Int32(numbers.count))
          numbers.append(spelt)
          begin(with: classes.number(of: group.words[range.lowerBound]), range.count)
          for place in range.dropFirst() {
            _ = add(group.pairKey(at: place), isSpelled: false)
            begin(with: classes.number(of: group.words[place - 1]), 2)
          }
        }
      }
    }

    /// What the spelling of a number in the whole batch is counted as: the terms behind those
    /// of the groups' candidates.
    func usual(_ number: Int32) -> Int32 { Int32(numbers.count) + number }

    /// The candidate of a group that has this number, if one has.
    func candidate(_ number: Int32, of group: Int) -> Int32? {
      own.number(of: Wanted.key(number, in: group))
    }

    private static func key(_ number: Int32, in group: Int) -> UInt64 {
      SplitMix64.mix(UInt64(group) << 32 | UInt64(number))
    }

    private mutating func add(_ key: UInt64, isSpelled: Bool) -> Int32 {
      if let number = index.number(of: key) {
        self.isSpelled[Int(number)] = self.isSpelled[Int(number)] || isSpelled
        return number
      }
      let number = Int32(count)
      index.insert(key, number: number)
      self.isSpelled.append(isSpelled)
      count += 1
      return number
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

    mutating func add(
      _ article: (document: Int, group: Int), of corpus: Corpus, _ wanted: Wanted
    ) {
      reader.read(article.document, of: corpus)
      for first in reader.words.indices {
        let length = Int(wanted.lengths[Int(reader.words[first].number)])
        guard length > 0 else { continue }
        var key = reader.words[first].hash
        count(key, first, first, article, wanted)
        for place in first + 1..<max(first + 1, min(reader.words.count, first + length)) {
          guard reader.words[place].joint != PhraseReader.parted else { break }
          key = reader.words[place].extending(key)
          count(key, first, place, article, wanted)
        }
      }
    }

    private mutating func count(
      _ key: UInt64, _ first: Int, _ place: Int, _ article: (document: Int, group: Int),
      _ wanted: Wanted
    ) {
      guard let number = wanted.index.number(of: key) else { return }
      part.occurrences.append(number)
      if last[Int(number)] != article.document {
        last[Int(number)] = Int32(article.document)
        part.documents.append(number)
      }
      guard wanted.isSpelled[Int(number)] else { return }
      let words = reader.words
      let range = words[first].place.lowerBound..<words[place].place.upperBound
      let text = reader.text
      let spelling = text.span.extracting(range)
      part.spellings.add(spelling, of: wanted.usual(number))
      if let own = wanted.candidate(number, of: article.group) {
        part.spellings.add(spelling, of: own)
      }
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
