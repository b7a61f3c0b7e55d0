internal import Vectors

/// Two texts that were compared on their words.
///
/// The record that passes from verification to grouping and to the list of pairs.
struct VerifiedPair: Sendable {
  let pair: TextPair
  let overlap: Overlap
  let relation: Relation
  /// How much of the shorter text's own content is shared, as ``RelationRule`` has it.
  let score: Double
  /// Share of the first text's own words that stand in the second.
  let ownShareA: Double
  /// The same of the second.
  let ownShareB: Double
  /// Its passages in ``VerifiedPairs/passages``.
  var passages: Range<Int>
}

/// Verified pairs, with their passages in one array.
struct VerifiedPairs: Sendable {
  var pairs: [VerifiedPair] = []
  var passages: [AlignedPassage] = []

  /// Adds others behind those already there.
  mutating func append(contentsOf other: VerifiedPairs) {
    let shift = passages.count
    passages += other.passages
    for var pair in other.pairs {
      pair.passages = pair.passages.lowerBound + shift..<pair.passages.upperBound + shift
      pairs.append(pair)
    }
  }
}

/// Compares candidates on their words, block of texts against block of texts.
///
/// Only texts that have candidates are read again, and never once for each pair: the texts
/// are cut into blocks of at most ``blockWords`` words, and two blocks are in memory at a
/// time, at thirteen bytes a word. A batch that fits into one block is read once; one of *m*
/// blocks has each text read up to *m* times.
struct Verification: Sendable {
  let survey: Survey
  let corpus: Corpus
  let reader: TextReader
  let recurring: RecurringText
  let rule: RelationRule
  let filter: PairFilter
  let times: TextTimes

  /// Words of a block: 104 MB.
  var blockWords = 8 << 20

  private static let grain = 128
  /// How often the words of one text are those of another that is far longer.
  private static let farLonger: Int32 = 16
  private static let unevenGrain = 1024

  /// The candidates that are worth a line, in order.
  ///
  /// - Parameters:
  ///   - candidates: in order, each once.
  ///   - parallel: the pairs of two blocks are shared among its threads.
  /// - Returns: the pairs that the filter keeps, in order.
  /// - Complexity: O(words of both) a pair, less for pairs of one first text.
  func verified(_ candidates: [TextPair], parallel: Parallel) -> VerifiedPairs {
    let blocks = blocks(of: candidates)
    var blockOfText: [Int32] = Array(repeating: 0, count: survey.count)
    for (number, block) in blocks.enumerated() {
      for text in block { blockOfText[Int(text)] = Int32(number) }
    }
    var tasks = Array(repeating: [TextPair](), count: blocks.count * blocks.count)
    for pair in candidates {
      let (x, y) = (Int(blockOfText[pair.a]), Int(blockOfText[pair.b]))
      tasks[x * blocks.count + y].append(pair)
    }
    var verified = VerifiedPairs()
    for x in blocks.indices {
      let first = read(blocks[x], parallel: parallel)
      for y in x..<blocks.count where !tasks[x * blocks.count + y].isEmpty {
        let pairs = tasks[x * blocks.count + y]
        let second = x == y ? first : read(laterTexts(of: pairs), parallel: parallel)
        for part in compare(pairs, first, second, parallel: parallel) {
          verified.append(contentsOf: part)
        }
      }
    }
    verified.pairs.sort { $0.pair < $1.pair }
    return verified
  }

  /// The texts that have candidates, in order, cut so that no block has too many words.
  private func blocks(of candidates: [TextPair]) -> [[Int32]] {
    var isNeeded = Array(repeating: false, count: survey.count)
    for pair in candidates {
      isNeeded[pair.a] = true
      isNeeded[pair.b] = true
    }
    var blocks: [[Int32]] = []
    var words = 0
    for text in isNeeded.indices where isNeeded[text] {
      let more = Int(survey.wordCounts[text])
      if blocks.isEmpty || words + more > blockWords {
        blocks.append([])
        words = 0
      }
      blocks[blocks.count - 1].append(Int32(text))
      words += more
    }
    return blocks
  }

  private func laterTexts(of pairs: [TextPair]) -> [Int32] {
    var texts = pairs.map { UInt64($0.b) }
    RadixSort.sort(&texts, bits: 0..<32)
    var distinct: [Int32] = []
    for text in texts where distinct.last != Int32(text) { distinct.append(Int32(text)) }
    return distinct
  }

  private func read(_ texts: [Int32], parallel: Parallel) -> TextBlock {
    TextBlock(
      texts, survey: survey, corpus: corpus, reader: reader, recurring: recurring,
      parallel: parallel.reporting(to: nil))
  }

  /// Compares pairs that ascend.
  ///
  /// The text that is taken in is asked by the words of the other. That is each first text,
  /// once a chunk, for all its partners; but where one of the two is far longer it is that
  /// one, so that an article which holds a thousand others is not walked a thousand times.
  private func compare(
    _ pairs: [TextPair], _ first: TextBlock, _ second: TextBlock, parallel: Parallel
  ) -> [VerifiedPairs] {
    var even: [Question] = []
    var uneven: [Question] = []
    for pair in pairs {
      let (a, b) = (survey.wordCounts[pair.a], survey.wordCounts[pair.b])
      if min(a, b) < max(a, b) / Verification.farLonger {
        uneven.append(Question(pair: pair, isReversed: a < b))
      } else {
        even.append(Question(pair: pair, isReversed: false))
      }
    }
    uneven.sort { ($0.taken, $0.asking) < ($1.taken, $1.asking) }
    return compare(even, grain: Verification.grain, first, second, parallel: parallel)
      + compare(
        uneven, grain: Verification.unevenGrain, first, second, parallel: parallel)
  }

  /// A pair, and which of its texts is taken in.
  private struct Question {
    let pair: TextPair
    /// Whether it is the second.
    let isReversed: Bool

    var taken: Int { isReversed ? pair.b : pair.a }
    var asking: Int { isReversed ? pair.a : pair.b }
  }

  private func compare(
    _ questions: [Question], grain: Int, _ first: TextBlock, _ second: TextBlock,
    parallel: Parallel
  ) -> [VerifiedPairs] {
    parallel.map(count: questions.count, grain: grain) { range in
      var comparison = Comparison(shingleWords: reader.shingles.words)
      var loaded: (text: Int, isSecond: Bool)?
      var verified = VerifiedPairs()
      for question in questions[range] {
        let pair = question.pair
        let (a, b) = (first.row(of: pair.a), second.row(of: pair.b))
        let (taken, asking) =
          question.isReversed ? (second[b], first[a]) : (first[a], second[b])
        if loaded?.text != question.taken || loaded?.isSecond != question.isReversed {
          comparison.load(taken)
          loaded = (question.taken, question.isReversed)
        }
        verify(
          question, own: (first.ownCounts[a], second.ownCounts[b]), asking, &comparison,
          into: &verified)
      }
      return verified
    }
  }

  private func verify(
    _ question: Question, own: (Int32, Int32), _ other: ComparedText,
    _ comparison: inout Comparison, into verified: inout VerifiedPairs
  ) {
    let pair = question.pair
    comparison.count(with: other)
    let (a, b) = (survey.shingleCounts[pair.a], survey.shingleCounts[pair.b])
    let isListed = filter.lists(shared: comparison.overlap.shingles, a, b)
    guard isListed || filter.isWorthAligning(comparison.overlap, a, b) else { return }
    comparison.align(with: other)
    if question.isReversed { comparison.reverse() }
    let content = comparison.overlap.content
    let (relation, score) = rule.judge(
      content, RelationRule.Size(words: survey.wordCounts[pair.a], own: own.0),
      RelationRule.Size(words: survey.wordCounts[pair.b], own: own.1),
      seconds: times.seconds(between: pair))
    guard isListed || filter.lists(relation) else { return }
    let start = verified.passages.count
    verified.passages += comparison.passages
    verified.pairs.append(
      VerifiedPair(
        pair: pair, overlap: comparison.overlap, relation: relation, score: score,
        ownShareA: share(content.ownA, of: own.0),
        ownShareB: share(content.ownB, of: own.1),
        passages: start..<verified.passages.count))
  }

  /// A text that is nothing but formula is shared as much as its formula is.
  private func share(_ equal: Int32, of own: Int32) -> Double {
    own > 0 ? Double(equal) / Double(own) : 1
  }
}
