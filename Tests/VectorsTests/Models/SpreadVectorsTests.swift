import Testing
import Vectors

@Suite("Vectors in parts") struct SpreadVectorsTests {
  static let one = Parallel(threads: 1)

  /// Records of words, of which low numbers are frequent.
  static func records(count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { number in
      let words = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        let bound = Int.random(in: 1...80, using: &random)
        return "word\(Int.random(in: 0..<bound, using: &random))"
      }
      let text = words.joined(separator: " ")
      return Array(#"{"id":"\#(number)","text":"\#(text)"}"#.utf8)
    }
  }

  static func corpus(_ records: [[UInt8]]) -> Corpus {
    var lines = RecordLines()
    for record in records { lines.append(record.span) }
    return lines.read(fields: .usual).corpus
  }

  static let vectorizer = Vectorizer(
    analyzer: Analyzer(.terms), minimumDocuments: .count(3),
    maximumDocuments: .share(0.4), weighting: Weighting(termFrequency: .binary))

  @Test(arguments: 0..<(5 as UInt64), [1, 4])
  func `parts in any order come to what the whole does`(seed: UInt64, ranges: Int) throws
  {
    var random = SplitMix64(seed: seed)
    let records = Self.records(count: 90, seed: seed)
    let whole = try Self.vectorizer.vectors(
      of: Self.corpus(records), parallel: Self.one)

    var merged = [TermTally](repeating: TermTally(), count: ranges)
    for part in 0..<3 {
      var tally = TermTally()
      let own = records.indices.filter { $0 % 3 == part }.map { records[$0] }
      tally.add(
        TermCounts(
          of: Self.corpus(own), analyzer: Self.vectorizer.analyzer,
          fields: Self.vectorizer.fields, parallel: Self.one))
      for (range, bytes) in tally.packed(ranges: ranges).shuffled(using: &random) {
        try merged[range].add(packed: bytes.span)
      }
    }
    var all = TermTally()
    for range in merged.shuffled(using: &random) {
      let limited = try range.limited(by: Self.vectorizer, documentCount: 90)
      for (_, bytes) in limited.packed(ranges: 1) { try all.add(packed: bytes.span) }
    }
    let model = try all.model(by: Self.vectorizer, documentCount: 90)
    #expect(model.columns.count == whole.matrix.columnCount)
    #expect(whole.matrix.columnCount > 20)

    var rows = PackedCounts(columnCount: model.columns.count)
    for record in records {
      let counts = TermCounts(
        of: Self.corpus([record]), analyzer: model.analyzer, fields: model.fields,
        parallel: Self.one)
      let cells = ColumnCounts(counts, in: model.columns, parallel: Self.one)
      try rows.append(cells.packedRow(0, countsOnce: true).span)
    }
    #expect(
      model.weighting.matrix(of: rows.columnCounts, parallel: Self.one) == whole.matrix)
  }

  @Test func `a packed row keeps its counts`() throws {
    let model = try Vectorizer().vectors(
      of: Self.corpus([Array(#"{"text":"one two two three three three four"}"#.utf8)]),
      parallel: Self.one
    ).model
    let counts = TermCounts(
      of: Self.corpus([Array(#"{"text":"three one three three two three"}"#.utf8)]),
      analyzer: model.analyzer, fields: model.fields, parallel: Self.one)
    let cells = ColumnCounts(counts, in: model.columns, parallel: Self.one)
    // Columns four, one, three, two; gaps of 1, 0 and 0, and 4 - 2 for three.
    let bytes = cells.packedRow(0, countsOnce: false)
    #expect(bytes == [2, 1, 2, 0])
    #expect(cells.packedRow(0, countsOnce: true) == [2, 0, 0])
    var rows = PackedCounts(columnCount: 4)
    try rows.append(bytes.span)
    rows.appendEmpty()
    rows.append(0, of: rows)
    #expect(rows.columnCounts.counts == [1, 4, 1, 1, 4, 1])
    #expect(rows.columnCounts.columns == [1, 2, 3, 1, 2, 3])
    #expect(rows.columnCounts.rowStarts == [0, 3, 3, 6])
    var narrow = PackedCounts(columnCount: 3)
    #expect(throws: ModelFileError.damaged) { try narrow.append(bytes.span) }
  }

  @Test func `damaged terms are refused or others, and never a trap`() throws {
    var tally = TermTally()
    tally.add(
      TermCounts(
        of: Self.corpus(Self.records(count: 20, seed: 3)), analyzer: Analyzer(.terms),
        fields: [.text], parallel: Self.one))
    let bytes = tally.packed(ranges: 1).first?.bytes ?? []
    var random = SplitMix64(seed: 1)
    for length in 0..<bytes.count {
      var other = TermTally()
      #expect(throws: ModelFileError.damaged) {
        try other.add(packed: bytes.span.extracting(0..<length))
      }
    }
    for _ in 0..<300 {
      var damaged = bytes
      damaged[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      var other = TermTally()
      try? other.add(packed: damaged.span)
    }
  }
}
