import Dedup
import Testing
import Vectors

@Suite("Blobs") struct BlobTests {
  /// Blobs of each kind.
  private func blobs() throws -> [(kind: BlobKind, blob: [UInt8])] {
    var options = CopySearch.Options()
    options.mode = .auto
    let story = randomWords(40, seed: 1)
    let texts = (0..<30).map { text(Array(story.prefix(40 - $0 / 3)) + [$0]) }
    let shape = JobShape(articleCount: 30, textBytes: 1000, ranges: 1)
    var signer = try Signer(options, shape)
    let dates = (0..<30).map { 86_400 * Int64($0) }
    let corpus = corpus(texts, dates: dates, sources: texts.map { _ in "Wire" })
    _ = signer.sign(corpus, numbers: (0..<30).map { 3 * $0 })
    var blobs: [(kind: BlobKind, blob: [UInt8])] = []
    signer.takeBlobs { blobs.append(($0, $2)) }
    var firsts = FirstTexts()
    try FirstTexts.pack((0..<30).map { 3 * $0 }) {
      blobs.append((.firsts, $1))
      try firsts.insert(packed: $1.span, offset: $0)
    }
    var candidates = try RangeCandidates(options, firsts: firsts)
    var recurrence = RangeRecurrence(articleCount: 30, firsts: firsts)
    for (kind, blob) in blobs {
      if kind == .bands { try candidates.addBands(blob.span) }
      if kind == .samples { try candidates.addSamples(blob.span) }
      if kind == .phrases { try recurrence.add(blob.span) }
    }
    candidates.endRange()
    candidates.pairs.takeBlobs(ranges: 1) { blobs.append((.pairs, $1)) }
    blobs.append((.recurring, recurrence.endRange()))
    return blobs
  }

  /// Takes in what may be a blob, to the end.
  private func take(_ blob: [UInt8], as kind: BlobKind) throws {
    var firsts = FirstTexts()
    for article in 0..<30 { firsts.insert(3 * article) }
    switch kind {
    case .bands:
      var candidates = try RangeCandidates(CopySearch.Options(), firsts: firsts)
      try candidates.addBands(blob.span)
      candidates.endRange()
      candidates.pairs.takeBlobs(ranges: 2) { _, _ in }
    case .samples:
      var candidates = try RangeCandidates(CopySearch.Options(), firsts: firsts)
      try candidates.addSamples(blob.span)
      candidates.endRange()
      candidates.pairs.takeBlobs(ranges: 2) { _, _ in }
    case .phrases:
      var recurrence = RangeRecurrence(articleCount: 30, firsts: firsts)
      try recurrence.add(blob.span)
      _ = recurrence.endRange()
    case .firsts:
      var firsts = FirstTexts()
      try firsts.insert(packed: blob.span, offset: 0)
    case .pairs:
      var pairs = CountedPairs()
      try pairs.append(packed: blob.span)
      var again = pairs
      _ = pairs.takeCandidates()
      again.takeBlobs(ranges: 2) { _, _ in }
    case .recurring:
      var entries: [UInt64] = []
      try RecurringPhrases.unpack(blob.span, to: &entries)
      _ = RecurringPhrases(entries, documentCount: 30)
    }
  }

  private func fault(_ blob: [UInt8], as kind: BlobKind) -> String? {
    do {
      try take(blob, as: kind)
      return nil
    } catch {
      return (error as? BlobFault)?.expected ?? "an error of another kind: \(error)"
    }
  }

  @Test func `every kind is there, and is taken as that alone`() throws {
    let blobs = try blobs()
    #expect(Set(blobs.map(\.kind)) == Set(BlobKind.allCases))
    for (kind, blob) in blobs {
      #expect(fault(blob, as: kind) == nil)
      for other in BlobKind.allCases where other != kind {
        #expect(fault(blob, as: other) == "a blob of \(other)")
      }
    }
  }

  @Test func `what is cut, changed or of another version is refused`() throws {
    for (kind, blob) in try blobs() {
      #expect(fault([], as: kind) == "a blob in Base64")
      #expect(fault(blob.dropLast(), as: kind) == "a blob in Base64")
      #expect(
        fault(blob.dropLast(4), as: kind) == "a whole blob: its checksum differs")
      var changed = blob
      changed[20] = changed[20] == 0x41 ? 0x42 : 0x41
      #expect(fault(changed, as: kind) == "a whole blob: its checksum differs")
      #expect(
        fault(try remade(blob) { $0[1] = 9 }, as: kind) == "a blob of version 1, not 9")
    }
  }

  /// A blob with other bytes and the checksum that belongs to them.
  private func remade(_ blob: [UInt8], _ change: (inout [UInt8]) -> Void) throws
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    try #require(Base64.decode(blob.span, to: &bytes))
    bytes.removeLast(4)
    change(&bytes)
    let checksum = Kernels.crc32(bytes.span)
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
    var text: [UInt8] = []
    Base64.append(bytes.span, to: &text)
    return text
  }

  @Test func `no bytes make reading trap`() throws {
    var random = SplitMix64(seed: 1)
    var faults: Set<String> = []
    for (kind, blob) in try blobs() {
      for _ in 0..<120 {
        let changed = try remade(blob) { bytes in
          for _ in 0..<Int.random(in: 1...4, using: &random) {
            // The counts and parameters are at the beginning.
            let end = Bool.random(using: &random) ? min(12, bytes.count) : bytes.count
            bytes[Int.random(in: 2..<end, using: &random)] = random.next()
          }
          if Int.random(in: 0..<4, using: &random) == 0 {
            bytes.removeLast(Int.random(in: 0..<bytes.count - 2, using: &random))
          }
        }
        if let fault = fault(changed, as: kind) { faults.insert(fault) }
      }
    }
    #expect(faults.contains("a blob that does not end within a number"))
    #expect(faults.contains("a blob that ends with its records"))
    #expect(!faults.contains { $0.hasPrefix("an error of another kind") })
  }

  @Test func `an article comes once in a range`() throws {
    let blobs = Dictionary(
      try blobs().map { ($0.kind, $0.blob) }, uniquingKeysWith: { first, _ in first })
    let firsts = FirstTexts()
    var candidates = try RangeCandidates(CopySearch.Options(), firsts: firsts)
    var recurrence = RangeRecurrence(articleCount: 60, firsts: firsts)
    let twice = BlobFault(expected: "article 0 in one blob of a range alone")
    let (bands, samples) = (try #require(blobs[.bands]), try #require(blobs[.samples]))
    // The next range has them again.
    for _ in 0..<2 {
      try candidates.addBands(bands.span)
      try candidates.addSamples(samples.span)
      #expect(throws: twice) { try candidates.addBands(bands.span) }
      #expect(throws: twice) { try candidates.addSamples(samples.span) }
      candidates.endRange()
    }
    var signer = try Signer(
      CopySearch.Options(), JobShape(articleCount: 60, textBytes: 1000, ranges: 1))
    _ = signer.sign(corpus([text(randomWords(20, seed: 4))]), numbers: [0])
    var phrases: [UInt8] = []
    signer.takeBlobs { if $0 == .phrases { phrases = $2 } }
    for _ in 0..<2 {
      try recurrence.add(phrases.span)
      #expect(throws: twice) { try recurrence.add(phrases.span) }
      _ = recurrence.endRange()
    }
  }

  @Test func `articles of any order and number are told apart`() throws {
    let numbers: [Int32] = [7, 0, Int32(ArticleRecords.greatestArticle), 1 << 20, 6]
    var firsts = FirstTexts()
    var offsets: [Int] = []
    try FirstTexts.pack(numbers + [7]) {
      offsets.append($0)
      try firsts.insert(packed: $1.span, offset: $0)
    }
    #expect(offsets == [0, 1 << 20, 2047 << 20])
    for number in numbers { #expect(firsts.contains(Int(number))) }
    for number in [1, 5, 8, 1 << 19, 1 << 30, Int.max] {
      #expect(!firsts.contains(number))
    }
  }
}
