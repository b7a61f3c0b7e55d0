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
  let rule: RelationRule
  let filter: PairFilter
  let origins: TextOrigins
  /// Words of a block.
  let blockWords: Int

  /// Pairs compared at a time on one thread, at least.
  private static let grain = 128

  /// The candidates that are worth a line, in order.
  ///
  /// - Parameters:
  ///   - candidates: in order, each once.
  ///   - parallel: the pairs of two blocks are shared among its threads.
  /// - Returns: the pairs that the filter keeps, in order.
  /// - Complexity: O(words of the shorter text) a pair, and those of a longer one about as
  ///   often as its shorter ones have as many together.
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
      let isNeeded = (x..<blocks.count).contains { !tasks[x * blocks.count + $0].isEmpty }
      guard isNeeded else { continue }
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
      texts, survey: survey, corpus: corpus, reader: reader,
      parallel: parallel.reporting(to: nil))
  }

  /// Compares the pairs of two blocks, the longer text of each being taken in once a chunk.
  private func compare(
    _ pairs: [TextPair], _ first: TextBlock, _ second: TextBlock, parallel: Parallel
  ) -> [VerifiedPairs] {
    let ordered = byLonger(pairs)
    let starts = starts(of: ordered)
    return parallel.reporting(to: nil).map(count: starts.count, grain: 1) { chunk in
      let end = chunk.upperBound < starts.count ? starts[chunk.upperBound] : ordered.count
      let range = starts[chunk.lowerBound]..<end
      var comparison = Comparison(shingleWords: reader.shingles.words)
      var loaded = -1
      var verified = VerifiedPairs()
      for packed in ordered[range] {
        let (longer, other) = (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
        let isReversed = longer > other
        let blocks = isReversed ? (second, first) : (first, second)
        let rows = (blocks.0.row(of: longer), blocks.1.row(of: other))
        if loaded != longer {
          comparison.load(blocks.0[rows.0])
          loaded = longer
        }
        verify(
          TextPair(Int32(longer), Int32(other)), isReversed: isReversed,
          sizes: (blocks.0.size(ofRow: rows.0), blocks.1.size(ofRow: rows.1)),
          blocks.1[rows.1], &comparison, into: &verified)
      }
      parallel.report(range.count)
      return verified
    }
  }

  /// Where the chunks of some pairs begin: a chunk has as many pairs that taking in its
  /// longer texts costs no more than going through the others.
  private func starts(of ordered: [UInt64]) -> [Int] {
    var starts: [Int] = []
    var (loaded, taken, walked) = (-1, 0, 0)
    for (place, packed) in ordered.enumerated() {
      let (longer, other) = (Int(packed >> 32), Int(packed & 0xFFFF_FFFF))
      let isFull = place - (starts.last ?? 0) >= Verification.grain && walked >= taken
      if starts.isEmpty || isFull {
        starts.append(place)
        (loaded, taken, walked) = (-1, 0, 0)
      }
      if loaded != longer { taken += Int(survey.wordCounts[longer]) }
      loaded = longer
      walked += Int(survey.wordCounts[other])
    }
    return starts
  }

  /// The pairs as the longer text and the other, by the longer: a text that holds a
  /// thousand others is then looked up a thousand times and gone through once.
  private func byLonger(_ pairs: [TextPair]) -> [UInt64] {
    var ordered = pairs.map { pair in
      let isReversed = survey.wordCounts[pair.b] > survey.wordCounts[pair.a]
      let (longer, other) = isReversed ? (pair.b, pair.a) : (pair.a, pair.b)
      return UInt64(longer) << 32 | UInt64(other)
    }
    RadixSort.sort(&ordered, bits: 0..<64)
    return ordered
  }

  private func verify(
    _ pair: TextPair, isReversed: Bool, sizes: (RelationRule.Size, RelationRule.Size),
    _ other: ComparedText, _ comparison: inout Comparison,
    into verified: inout VerifiedPairs
  ) {
    comparison.count(with: other)
    let (a, b) = (survey.shingleCounts[pair.a], survey.shingleCounts[pair.b])
    let isListed = filter.lists(shared: comparison.overlap.shingles, a, b)
    guard isListed || filter.isWorthAligning(comparison.overlap, a, b) else { return }
    comparison.align(with: other)
    let (relation, score) = rule.judge(
      RelationRule.Evidence(
        content: comparison.overlap.content, a: sizes.0, b: sizes.1,
        seconds: origins.seconds(between: pair), sharesOutlet: origins.sharesOutlet(pair))
    )
    guard isListed || filter.lists(relation) else { return }
    let content = comparison.overlap.content
    let shares = (
      share(content.ownA, of: sizes.0.own), share(content.ownB, of: sizes.1.own)
    )
    let start = verified.passages.count
    if isReversed {
      verified.passages += comparison.passages.map(\.reversed)
        .sorted { $0.a.lowerBound < $1.a.lowerBound }
    } else {
      verified.passages += comparison.passages
    }
    verified.pairs.append(
      VerifiedPair(
        pair: pair,
        overlap: isReversed ? comparison.overlap.reversed : comparison.overlap,
        relation: relation, score: score,
        ownShareA: isReversed ? shares.1 : shares.0,
        ownShareB: isReversed ? shares.0 : shares.1,
        passages: start..<verified.passages.count))
  }

  /// A text that is nothing but formula is shared as much as its formula is.
  private func share(_ equal: Int32, of own: Int32) -> Double {
    own > 0 ? Double(equal) / Double(own) : 1
  }
}
