// A row is the number of its cells, and for each of them, in the order of terms: how far
// its term is behind the one before, times two, plus one if it is there more than once; then
// how often beyond that. Most cells take one or two bytes.

extension TermCounts {
  /// The counts of no documents.
  package init() {
    self.init(TermTable(), rowStarts: [0], terms: [], counts: [])
  }

  /// The sections of a file that hold the terms.
  package var termSections: [(name: String, bytes: [UInt8])] {
    SectionFile.sections(of: forms)
  }

  /// The rows as bytes.
  ///
  /// - Precondition: each is in the order of terms.
  package var storedRows: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * terms.count)
    for document in 0..<documentCount {
      let cells = cells(of: document)
      bytes.append(small: UInt64(cells.count))
      var next: Int32 = 0
      for cell in cells {
        precondition(terms[cell] >= next, "term \(terms[cell]) after \(next - 1)")
        let isRepeated = counts[cell] > 1
        bytes.append(small: UInt64(terms[cell] - next) << 1 | (isRepeated ? 1 : 0))
        if isRepeated { bytes.append(small: UInt64(counts[cell]) - 2) }
        next = terms[cell] + 1
      }
    }
    return bytes
  }

  /// The counts that a file holds.
  ///
  /// - Parameters:
  ///   - file: has the sections of the terms, and one of rows.
  ///   - section: that of the rows.
  ///   - termCount: number of terms.
  ///   - documentCount: number of rows.
  /// - Throws: ``ModelFileError/damaged`` if they do not fit together.
  package init(
    _ file: SectionFile, rows section: String, termCount: Int, documentCount: Int
  ) throws(ModelFileError) {
    let forms = try file.forms(count: termCount)
    var table = TermTable(capacity: termCount)
    for number in 0..<termCount {
      let form = forms.bytes(of: number)
      guard table.number(of: TermHash.hash(form), form: form) == Int32(number) else {
        throw .damaged
      }
    }
    try self.init(table, file, rows: section, documentCount: documentCount)
  }

  /// Other counts in the terms of these that a file holds.
  ///
  /// - Throws: ``ModelFileError/damaged`` if they do not fit together.
  package func sharingTerms(
    _ file: SectionFile, rows section: String
  ) throws(ModelFileError) -> TermCounts {
    try TermCounts(
      TermTable(hashes: hashes, forms: forms), file, rows: section,
      documentCount: documentCount)
  }

  private init(
    _ table: TermTable, _ file: SectionFile, rows section: String, documentCount: Int
  ) throws(ModelFileError) {
    let bytes = try file.bytes(of: section)
    var offset = 0
    var rowStarts = [0]
    var terms: [Int32] = []
    var counts: [UInt32] = []
    for _ in 0..<documentCount {
      var next = 0
      for _ in 0..<(try bytes.smallNumber(at: &offset)) {
        let code = try bytes.smallNumber(at: &offset)
        let more = code & 1 == 1 ? try bytes.smallNumber(at: &offset) : -1
        next += code >> 1
        guard next < table.count, more <= Int(UInt32.max) - 2 else { throw .damaged }
        terms.append(Int32(next))
        counts.append(UInt32(more + 2))
        next += 1
      }
      rowStarts.append(terms.count)
    }
    guard offset == bytes.count else { throw .damaged }
    self.init(table, rowStarts: rowStarts, terms: terms, counts: counts)
  }
}
