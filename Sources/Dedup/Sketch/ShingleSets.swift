public import Vectors

/// The sets of shingles of a batch, to be compared as sets.
///
///     let sets = try ShingleSets(words: 3).matrix(of: corpus, parallel: parallel)
///     let join = SimilarityJoin(of: sets, by: .jaccard, selecting: .pairs(atLeast: 0.5))
///
/// The shingles are those of a ``CopySearch`` with as many words: runs of folded words of the
/// text, without stemming or stop words. So the Jaccard resemblance and the containments are
/// those of its pairs.
public struct ShingleSets: Sendable {
  private let reader: TextReader

  /// Sets of shingles of `words` words.
  ///
  /// - Throws: ``DedupError/shingle(_:allowed:)`` outside ``Shingles/allowedWords``.
  public init(words: Int = 3) throws(DedupError) {
    reader = TextReader(
      analyzer: Analyzer(.shingles), shingles: try Shingles(words: words), seed: 0)
  }

  /// The sets of all documents, a row each.
  ///
  /// Texts are read twice: first it is counted in how many documents a shingle stands, so
  /// that those of one document alone, two thirds of them in news, are never stored.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - parallel: the threads; the result does not depend on their number. Progress counts
  ///     each document twice.
  /// - Returns: a column a shingle that two or more documents have; a document without
  ///   words is an empty set.
  /// - Complexity: O(*n*) in the bytes of the texts; a byte or two a word while shingles are
  ///   counted, then 12 bytes for each that a document shares with others.
  public func matrix(of corpus: Corpus, parallel: Parallel) -> IncidenceMatrix {
    let counts = counts(of: corpus, parallel: parallel)
    let grain = Surveyor.grain(of: corpus.count)
    let chunks = parallel.map(count: corpus.count, grain: grain) { range in
      defer { corpus.releasePages(of: range) }
      return sets(range, of: corpus, sharedBy: counts)
    }
    var rowEnds: [Int] = []
    var start = 0
    for chunk in chunks {
      rowEnds += chunk.ends.map { start + $0 }
      start += chunk.hashes.count
    }
    return IncidenceMatrix(
      hashes: Array(chunks.map(\.hashes).joined()), rowEnds: rowEnds,
      sizes: Array(chunks.map(\.sizes).joined()))
  }

  /// In how many documents each shingle stands, or somewhat more.
  private func counts(of corpus: Corpus, parallel: Parallel) -> ShingleCounts {
    let textBytes = corpus.textBytes(parallel: parallel.reporting(to: nil))
    var counts = ShingleCounts(wordCount: textBytes / Surveyor.bytesPerWord)
    for round in corpus.rounds(of: 0..<corpus.count, atMost: Surveyor.round) {
      let (start, grain) = (round.lowerBound, Surveyor.grain(of: round.count))
      let chunks = parallel.map(count: round.count, grain: grain) { range in
        sets(
          start + range.lowerBound..<start + range.upperBound, of: corpus, sharedBy: nil)
      }
      corpus.releasePages(of: round)
      for chunk in chunks { counts.add(chunk.hashes[...]) }
    }
    return counts
  }

  /// The sets of some documents.
  private struct Chunk: Sendable {
    /// Shingles that are kept, one document after another.
    var hashes: [UInt64] = []
    /// Where each document's shingles end.
    var ends: [Int] = []
    /// Distinct shingles of each document.
    var sizes: [Int32] = []
  }

  /// The sets of some documents; with counts, of shingles that stand in several.
  private func sets(
    _ range: Range<Int>, of corpus: Corpus, sharedBy counts: ShingleCounts?
  ) -> Chunk {
    reader.words.with { words in
      var shingles = ShingleReader(reader.shingles)
      var chunk = Chunk()
      var hashes: [UInt64] = []
      for document in range {
        shingles.read(document, in: corpus, &words)
        hashes.removeAll(keepingCapacity: true)
        shingles.appendDistinct(to: &hashes)
        chunk.sizes.append(Int32(hashes.count))
        if let counts {
          for hash in hashes where counts[hash] > 1 { chunk.hashes.append(hash) }
        } else {
          chunk.hashes += hashes
        }
        chunk.ends.append(chunk.hashes.count)
      }
      return chunk
    }
  }
}
