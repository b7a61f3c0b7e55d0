internal import Vectors

/// Compares candidates on their words, block of texts against block of texts.
///
/// Only texts that have candidates are read again, and never once for each pair: the texts
/// are cut into blocks of at most ``blockWords`` words, and two blocks are in memory at a
/// time, at thirteen bytes a word. They are read in the order of ``ReadingOrder``, in which
/// most of them have all they are compared with in their own block and are read once.
struct Verification: Sendable {
  let survey: Survey
  let corpus: Corpus
  let reader: TextReader
  let rule: RelationRule
  let filter: PairFilter
  let origins: TextOrigins
  /// Words of a block.
  let blockWords: Int

  /// Such portions whose results wait to be put together, at most.
  private static let wave = 1024

  /// The candidates that are worth a line, in order.
  ///
  /// - Parameters:
  ///   - candidates: in order, each once.
  ///   - parallel: the pairs of two blocks are shared among its threads.
  /// - Returns: the pairs that the filter keeps, in order.
  /// - Complexity: O(words of the shorter text) a pair, and those of a longer one about as
  ///   often as its shorter ones have as many together.
  func verified(_ candidates: [TextPair], parallel: Parallel) -> VerifiedPairs {
    let order = ReadingOrder(
      of: candidates, wordCounts: survey.wordCounts, blockWords: blockWords)
    let tasks = ComparisonTasks(candidates, order: order, wordCounts: survey.wordCounts)
    var verified = VerifiedPairs()
    for x in order.blocks.indices {
      let others = (x..<order.blocks.count).filter { !tasks[x, $0].isEmpty }
      guard !others.isEmpty else { continue }
      let first = read(Array(order.blocks[x]), of: order, parallel: parallel)
      for y in others {
        let work = tasks[x, y]
        let second =
          x == y
          ? first
          : read(
            tasks.laterPlaces(of: work, from: order.blocks[y]), of: order,
            parallel: parallel)
        compare(
          work, candidates, order.places, first, second, parallel: parallel,
          into: &verified)
      }
    }
    verified.sort(candidateCount: candidates.count)
    return verified
  }

  /// Texts in memory, found by their places in the reading order.
  private struct Block: Sendable {
    let places: [Int]
    let texts: TextBlock

    /// The row of the text at a place, which is among them.
    func row(at place: Int) -> Int {
      let offset = place - places[0]
      if offset < places.count, places[offset] == place { return offset }
      return places.indices.partitionPoint { places[$0] >= place }
    }
  }

  private func read(
    _ places: [Int], of order: ReadingOrder, parallel: Parallel
  ) -> Block {
    let texts = TextBlock(
      places.map { order.texts[$0] }, survey: survey, corpus: corpus, reader: reader,
      parallel: parallel.reporting(to: nil))
    return Block(places: places, texts: texts)
  }

  /// Compares the pairs of two blocks, the longer text of each being taken in once a portion.
  private func compare(
    _ work: ArraySlice<UInt64>, _ candidates: [TextPair], _ places: [Int32],
    _ first: Block, _ second: Block, parallel: Parallel,
    into verified: inout VerifiedPairs
  ) {
    let starts = ComparisonTasks.portions(
      of: work, candidates, wordCounts: survey.wordCounts)
    let silent = parallel.reporting(to: nil)
    for wave in stride(from: 0, to: starts.count - 1, by: Verification.wave) {
      let count = min(Verification.wave, starts.count - 1 - wave)
      let parts = silent.map(
        count: count, grain: 1,
        storage: { _ in Comparison(shingleWords: reader.shingles.words) }
      ) { comparison, portion in
        let start = wave + portion.lowerBound
        let range = starts[start]..<starts[start + 1]
        defer { parallel.report(range.count) }
        return compare(work[range], candidates, places, first, second, &comparison)
      }
      for part in parts { verified.append(contentsOf: part) }
    }
  }

  private func compare(
    _ work: ArraySlice<UInt64>, _ candidates: [TextPair], _ places: [Int32],
    _ first: Block, _ second: Block, _ comparison: inout Comparison
  ) -> VerifiedPairs {
    var loaded = (place: -1, size: RelationRule.Size(words: 0, own: 0, loose: 0))
    var verified = VerifiedPairs()
    // What stands behind the first block is in the second.
    let limit = first.places[0] + first.places.count
    for entry in work {
      let candidate = ComparisonTasks.candidate(of: entry)
      let pair = candidates[candidate]
      let isReversed = survey.wordCounts[pair.b] > survey.wordCounts[pair.a]
      let place = ComparisonTasks.longerPlace(of: entry)
      if loaded.place != place {
        let block = place < limit ? first : second
        let row = block.row(at: place)
        comparison.load(block.texts[row])
        loaded = (place, block.texts.size(ofRow: row))
      }
      let otherPlace = Int(places[isReversed ? pair.a : pair.b])
      let block = otherPlace < limit ? first : second
      let row = block.row(at: otherPlace)
      verify(
        pair, candidate, isReversed: isReversed,
        sizes: (loaded.size, block.texts.size(ofRow: row)), block.texts[row],
        &comparison, into: &verified)
    }
    return verified
  }

  private func verify(
    _ pair: TextPair, _ candidate: Int, isReversed: Bool,
    sizes: (RelationRule.Size, RelationRule.Size), _ other: ComparedText,
    _ comparison: inout Comparison, into verified: inout VerifiedPairs
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
    let overlap = isReversed ? comparison.overlap.reversed : comparison.overlap
    let place = verified.passages.append(
      isReversed ? comparison.passages.seenFromB : comparison.passages)
    verified.append(
      VerifiedPair(
        pair: pair, score: score, passages: place, shingles: overlap.shingles,
        longestRun: overlap.longestRun, equalWords: overlap.content.equal,
        own: OwnWords(
          equalA: overlap.content.ownA, equalB: overlap.content.ownB,
          countA: isReversed ? sizes.1.own : sizes.0.own,
          countB: isReversed ? sizes.0.own : sizes.1.own),
        relation: relation),
      candidate: candidate)
  }
}

extension [AlignedPassage] {
  /// The same passages seen from the second text, in its order.
  var seenFromB: [AlignedPassage] {
    map(\.reversed).sorted { $0.a.lowerBound < $1.a.lowerBound }
  }
}
