import Dedup
import Testing
import Vectors

/// A search in parts as an engine would make it, with its choices drawn at random.
struct DistributedSearch {
  var options = CopySearch.Options()
  var processes = 3
  var ranges = 4
  var random: SplitMix64
  /// Counts as the size of the batch.
  var textBytes: Int?

  struct Outcome {
    var pairs: [TextPair] = []
    var cappedBuckets = 0
    var cappedFingerprints = 0
    var recurring: [UInt64] = []
  }

  private struct Line {
    let kind: BlobKind
    let range: Int
    let blob: [UInt8]
  }

  /// Candidates and recurring text of a corpus whose articles have those numbers.
  mutating func run(_ corpus: Corpus, numbers: [Int32]) throws -> Outcome {
    var scratch: [UInt8] = []
    let bytes = corpus.documents.indices.reduce(0) {
      $0 + corpus.bytes(.text, of: $1, scratch: &scratch).count
    }
    let shape = JobShape(
      articleCount: corpus.count, textBytes: textBytes ?? bytes, ranges: ranges)
    var lines: [Line] = []
    var first: [TextDigest: Int32] = [:]
    for documents in parts(of: Array(corpus.documents.indices)) {
      var signer = try Signer(options, shape)
      // Now and then what was gathered is packed before the end.
      for documents in parts(of: documents, 2) {
        let part = Corpus(
          documents: documents.map { corpus.documents[$0] }, stores: corpus.stores)
        let numbers = documents.map { numbers[$0] }
        for (article, number) in zip(signer.sign(part, numbers: numbers), numbers) {
          guard let digest = article.digest else { continue }
          first[digest] = min(number, first[digest] ?? number)
        }
        if Bool.random(using: &random) {
          signer.takeBlobs { lines.append(Line(kind: $0, range: $1, blob: $2)) }
        }
      }
      signer.takeBlobs { lines.append(Line(kind: $0, range: $1, blob: $2)) }
    }
    lines.shuffle(using: &random)
    var firsts = FirstTexts()
    for part in parts(of: Array(first.values)) {
      try FirstTexts.pack(part) { try firsts.insert(packed: $1.span, offset: $0) }
    }
    var outcome = Outcome()
    try findCandidates(lines, firsts, &outcome)
    try findRecurring(lines, firsts, corpus.count, &outcome)
    return outcome
  }

  /// Elements dealt out at random, in random order.
  private mutating func parts<Element>(
    of elements: [Element], _ count: Int? = nil
  ) -> [[Element]] {
    var parts = [[Element]](repeating: [], count: count ?? processes)
    for element in elements.shuffled(using: &random) {
      parts[Int.random(in: parts.indices, using: &random)].append(element)
    }
    return parts
  }

  private mutating func findCandidates(
    _ lines: [Line], _ firsts: FirstTexts, _ outcome: inout Outcome
  ) throws {
    var pairs: [(range: Int, blob: [UInt8])] = []
    for ranges in parts(of: Array(0..<ranges)) {
      var candidates = try RangeCandidates(options, firsts: firsts)
      for kind in [BlobKind.bands, .samples] {
        for range in ranges.sorted() {
          for line in lines where line.range == range && line.kind == kind {
            if kind == .bands {
              try candidates.addBands(line.blob.span)
            } else {
              try candidates.addSamples(line.blob.span)
            }
          }
          candidates.endRange()
          if Bool.random(using: &random) {
            candidates.pairs.takeBlobs(ranges: self.ranges) { pairs.append(($0, $1)) }
          }
        }
      }
      candidates.pairs.takeBlobs(ranges: self.ranges) { pairs.append(($0, $1)) }
      outcome.cappedBuckets += candidates.cappedBuckets
      outcome.cappedFingerprints += candidates.cappedFingerprints
    }
    for range in 0..<ranges {
      var counted = CountedPairs()
      for pair in pairs where pair.range == range {
        try counted.append(packed: pair.blob.span)
      }
      outcome.pairs += counted.takeCandidates()
    }
    outcome.pairs.sort()
  }

  private mutating func findRecurring(
    _ lines: [Line], _ firsts: FirstTexts, _ count: Int, _ outcome: inout Outcome
  ) throws {
    var recurrence = RangeRecurrence(articleCount: count, firsts: firsts)
    for range in (0..<ranges).shuffled(using: &random) {
      for line in lines where line.range == range && line.kind == .phrases {
        try recurrence.add(line.blob.span)
      }
      let blob = recurrence.endRange()
      try RecurringPhrases.unpack(blob.span, to: &outcome.recurring)
    }
    outcome.recurring.sort()
  }
}
