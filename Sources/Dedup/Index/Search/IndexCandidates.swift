internal import Vectors

/// Texts of an index that may share something with texts of a batch.
///
/// Those that share fingerprints, and those whose sketches agree in a band, as in a search
/// over both. A fingerprint counts for nothing if more than ``fingerprintLimit`` texts of the
/// index have it; of a bucket of more than ``bucketLimit`` texts the first and the last few are
/// taken. Both go by the index alone: what is found of an article does not depend on the others
/// of its batch.
struct IndexCandidates: Sendable {
  private let bands: Bands
  private let memory: WorkingMemory
  private let textCount: Int
  private let byFingerprint: TextFinder
  private let byBand: [TextFinder]

  /// Fingerprints that two texts must share.
  private static let least = 2
  /// Texts of the index a fingerprint may be in.
  private static let fingerprintLimit = 128
  /// Texts of the index of one key of a band up to which all are taken.
  private static let bucketLimit = 64
  /// How many of a larger bucket are, beside the first.
  private static let neighbours = 8
  private static let grain = 64

  /// Candidates among the texts of some segments.
  ///
  /// - Parameters:
  ///   - segments: the index.
  ///   - firstTexts: where the numbers of each segment's texts begin, and where they end.
  ///   - batchCount: texts of the batch, behind which those of the index are numbered.
  ///   - bands: how sketches are cut.
  ///   - memory: what pairs may take.
  init(
    _ segments: [Segment], firstTexts: [Int], batchCount: Int, bands: Bands,
    memory: WorkingMemory
  ) {
    self.bands = bands
    self.memory = memory
    textCount = batchCount + firstTexts[segments.count]
    let bases = firstTexts.map { batchCount + $0 }
    byFingerprint = TextFinder(segments.map(\.fingerprints), bases: bases)
    byBand = (0..<bands.count).map { band in
      TextFinder(segments.map { $0.bands.tables[band] }, bases: bases)
    }
  }

  /// What was found.
  struct Found: Sendable {
    /// Pairs of a text of the batch and one of the index, in order, each once.
    var pairs: [TextPair] = []
    /// What was left out.
    var notes: [Copies.Note] = []
  }

  /// What a stretch of the work found.
  private struct Portion: Sendable {
    var pairs: [TextPair] = []
    var cappedCount = 0
  }

  /// The candidates of the texts of a batch.
  func found(for survey: Survey, parallel: Parallel) throws(IndexError) -> Found {
    var proposed = ProposedPairs(textCount: textCount, memory: memory)
    var notes: [Copies.Note] = []
    let buckets = try proposeAgreeing(survey, to: &proposed, parallel: parallel)
    if buckets > 0 { notes.append(.bucketsCapped(buckets, limit: Self.bucketLimit)) }
    let fingerprints = try proposeSharing(survey, to: &proposed, parallel: parallel)
    if fingerprints > 0 {
      notes.append(.fingerprintsCapped(fingerprints, limit: Self.fingerprintLimit))
    }
    do throws(ExportError) {
      return Found(pairs: try proposed.united(parallel: parallel), notes: notes)
    } catch {
      throw .file(error)
    }
  }

  /// Proposes the texts whose sketches agree in a band; how many buckets were too large.
  private func proposeAgreeing(
    _ survey: Survey, to proposed: inout ProposedPairs, parallel: Parallel
  ) throws(IndexError) -> Int {
    let results: [Result<Portion, BlockFileError>]
    do throws(ExportError) {
      results = try parallel.reporting(to: nil).map(
        count: survey.rowCount, grain: Self.grain
      ) { rows throws(ExportError) -> Result<Portion, BlockFileError> in
        var scratch: [UInt16] = []
        return try survey.sketches.withRows(rows, scratch: &scratch) { sketches in
          do throws(BlockFileError) {
            return .success(try agreeing(sketches, rows, width: survey.sketches.width))
          } catch {
            return .failure(error)
          }
        }
      }
    } catch {
      throw .file(error)
    }
    return try propose(results, to: &proposed)
  }

  private func propose(
    _ results: [Result<Portion, BlockFileError>], to proposed: inout ProposedPairs
  ) throws(IndexError) -> Int {
    var cappedCount = 0
    for result in results {
      let portion = try IndexError.reading { () throws(BlockFileError) in try result.get()
      }
      cappedCount += portion.cappedCount
      do throws(ExportError) { try proposed.append(portion.pairs) } catch {
        throw .file(error)
      }
    }
    return cappedCount
  }

  private func agreeing(
    _ sketches: Span<UInt16>, _ rows: Range<Int>, width: Int
  ) throws(BlockFileError) -> Portion {
    var portion = Portion()
    var hits = TextFinder.Hits()
    for row in rows {
      let sketch = (row - rows.lowerBound) * width
      for band in 0..<bands.count {
        let start = sketch + band * bands.rows
        let key = Bands.key(of: sketches.extracting(start..<start + bands.rows))
        try byBand[band].find(
          SegmentLayout.spread(key), limit: Self.bucketLimit, kept: Self.neighbours,
          into: &hits)
        if hits.areTooMany { portion.cappedCount += 1 }
        for text in hits.texts { portion.pairs.append(TextPair(Int32(row), text)) }
      }
    }
    return portion
  }

  /// Proposes the texts that share enough fingerprints; how many of these too many have.
  private func proposeSharing(
    _ survey: Survey, to proposed: inout ProposedPairs, parallel: Parallel
  ) throws(IndexError) -> Int {
    let portions = try survey.fingerprints.looked(parallel: parallel) {
      postings throws(BlockFileError) in
      try meetings(of: postings)
    }
    var met = SortedRuns(
      keyBits: 0..<64, budget: memory.bytes / 8, folder: memory.folder)
    var cappedCount = 0
    do throws(ExportError) {
      for portion in portions {
        let packed = portion.pairs.map(\.packed)
        try met.append(packed.span)
        cappedCount += portion.cappedCount
      }
      for pairs in try met.map(parallel: parallel.reporting(to: nil), Self.frequent) {
        try proposed.append(pairs)
      }
    } catch {
      throw .file(error)
    }
    return cappedCount
  }

  /// A pair for each fingerprint that two texts share.
  private func meetings(of postings: Span<UInt64>) throws(BlockFileError) -> Portion {
    var portion = Portion()
    var hits = TextFinder.Hits()
    var start = 0
    while start < postings.count {
      let end = PostingLists.end(of: start, in: postings)
      try byFingerprint.find(
        UInt32(postings[start] >> 32), limit: Self.fingerprintLimit, kept: 0, into: &hits)
      if hits.areTooMany { portion.cappedCount += 1 }
      for place in start..<end {
        let text = Int32(truncatingIfNeeded: postings[place])
        for other in hits.texts { portion.pairs.append(TextPair(text, other)) }
      }
      start = end
    }
    return portion
  }

  /// Those of some pairs, in order, that are there often enough.
  @Sendable private static func frequent(_ packed: Span<UInt64>) -> [TextPair] {
    var pairs: [TextPair] = []
    var start = 0
    for place in packed.indices {
      if packed[place] != packed[start] { start = place }
      if place - start + 1 == least { pairs.append(TextPair(packed: packed[place])) }
    }
    return pairs
  }
}
