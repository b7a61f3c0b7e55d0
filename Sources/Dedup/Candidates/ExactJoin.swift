internal import Vectors

/// All pairs of texts whose shingle sets reach a Jaccard resemblance or a containment,
/// with no pair missed.
///
/// Shingles are put in one order for all texts, rare ones first. Two sets that share at
/// least *o* elements have one in common among the first |*A*| − *o* + 1 of the one and the
/// first |*B*| − *o* + 1 of the other, so that only those prefixes are indexed (prefix
/// filter: Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity search"; Xiao et
/// al. 2008, PPJoin), and sizes that differ too much are not looked at. Shingles that are
/// certainly in one text only are never stored, though they fill up the prefixes.
///
/// The texts are read once more. Eight bytes are held for every shingle of a prefix, within
/// the memory allowed, and twelve for each that another text's prefix has.
struct ExactJoin: Sendable {
  /// Share of a text's shingles that a partner no smaller than itself has at least.
  private let shareAsSmaller: Double
  /// The same for a partner no larger.
  private let shareAsLarger: Double
  /// The least quotient of the two sizes.
  private let ratio: Double

  /// All pairs of at least the given Jaccard resemblance, above 0 and at most 1.
  static func jaccard(_ threshold: Double) -> ExactJoin {
    // |A ∩ B| ≥ t/(1 + t) · (|A| + |B|), and the smaller has at least t times the larger's.
    ExactJoin(
      shareAsSmaller: 2 * threshold / (1 + threshold), shareAsLarger: threshold,
      ratio: threshold)
  }

  /// All pairs of which the smaller stands in the larger to at least the given share.
  static func containment(_ threshold: Double) -> ExactJoin {
    ExactJoin(shareAsSmaller: threshold, shareAsLarger: 0, ratio: 0)
  }

  /// Texts whose prefixes are in memory before they are sorted.
  private static let round = 1 << 14
  private static let grain = 64

  /// Adds to `proposed` every pair that can reach the threshold.
  ///
  /// Where not every two texts may be a pair, `order` is the one in which they are looked at.
  ///
  /// - Complexity: O(Σ prefixes · list length); lists are as long as the rarest prefix
  ///   shingles of the batch allow, so that a low threshold over formula texts is dear.
  func propose(
    of survey: Survey, counts: ShingleCounts, in corpus: Corpus, reader: TextReader,
    order: TextOrder?, to proposed: inout ProposedPairs, memory: WorkingMemory,
    parallel: Parallel
  ) throws(ExportError) {
    var postings = SortedRuns(
      keyBits: 32..<64, budget: memory.bytes / 4, folder: memory.folder)
    for start in stride(from: 0, to: survey.count, by: Self.round) {
      let count = min(Self.round, survey.count - start)
      let chunks = parallel.map(count: count, grain: Self.grain) { range in
        prefixes(
          of: start + range.lowerBound..<start + range.upperBound, survey: survey,
          counts: counts, corpus: corpus, reader: reader, order: order)
      }
      for chunk in chunks { try postings.append(chunk.span) }
      corpus.releasePages()
    }
    let lists = PostingLists(limit: .max, order: order)
    let kept = try postings.map(parallel: parallel.reporting(to: nil)) {
      lists.kept(of: $0)
    }
    let index = PostingIndex(kept, isMarked: true, textCount: survey.count, order: order)
    let sizes = order.map { $0.texts.map { survey.shingleCounts[Int($0)] } }
    let found = index.pairs(
      minimum: 1, sizes: sizes ?? survey.shingleCounts, ratio: ratio, parallel: parallel)
    for pairs in found {
      try proposed.append(order.map { pairs.map($0.pair(ofRanks:)) } ?? pairs)
    }
  }

  /// A shingle with how many texts have it, by which prefixes are ordered.
  private struct Ranked {
    let articles: UInt8
    let hash: UInt64
  }

  /// Postings of the prefixes of some texts, marked where a text looks for partners no
  /// smaller than itself.
  private func prefixes(
    of ranks: Range<Int>, survey: Survey, counts: ShingleCounts, corpus: Corpus,
    reader: TextReader, order: TextOrder?
  ) -> [UInt64] {
    reader.words.with { words in
      var shingles = ShingleReader(reader.shingles)
      var postings: [UInt64] = []
      var hashes: [UInt64] = []
      var ranked: [Ranked] = []
      for rank in ranks {
        let text = order.map { Int($0.texts[rank]) } ?? rank
        shingles.read(Int(survey.documentOfText[text]), in: corpus, &words)
        hashes.removeAll(keepingCapacity: true)
        shingles.appendDistinct(to: &hashes)
        ranked.removeAll(keepingCapacity: true)
        for hash in hashes {
          let articles = counts[hash]
          if articles > 1 { ranked.append(Ranked(articles: articles, hash: hash)) }
        }
        let longest = prefixCount(
          of: hashes.count, kept: ranked.count, share: shareAsLarger)
        let probing = prefixCount(
          of: hashes.count, kept: ranked.count, share: shareAsSmaller)
        guard longest > 0 else { continue }
        if longest < ranked.count || probing < longest {
          ranked.sort { ($0.articles, $0.hash) < ($1.articles, $1.hash) }
        }
        for (place, entry) in ranked.prefix(longest).enumerated() {
          let mark = place < probing ? PostingIndex.mark : 0
          postings.append(entry.hash << 32 | UInt64(rank) | mark)
        }
      }
      return postings
    }
  }

  /// Length of the stored part of a prefix: unique shingles come first and are not stored.
  private func prefixCount(of count: Int, kept: Int, share: Double) -> Int {
    // A hair below the product, lest rounding up lose a pair that is exactly at it.
    let required = max(1, Int((share * Double(count) - 1e-9).rounded(.up)))
    return max(0, kept - required + 1)
  }
}
