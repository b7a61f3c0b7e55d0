/// Records in the order of one digit, in memory or in a file.
struct SortedRun: Sendable {
  /// Number of records.
  let count: Int
  /// The records, unless they are in a file.
  private var records: [UInt64]
  /// Where they are in the file.
  private var place = 0
  /// Where the records of each value of the digit start, and where the last ones end.
  private let starts: [Int32]

  /// Records, put in stable order of a digit.
  init(of unsorted: Span<UInt64>, by digit: RadixSort.Digit) {
    count = unsorted.count
    records = Array(repeating: 0, count: unsorted.count)
    var next = RadixSort.counts(of: unsorted, by: digit)
    next.turnIntoStarts()
    starts = next.map { Int32($0) } + [Int32(unsorted.count)]
    RadixSort.scatter(unsorted, by: digit, to: &next, of: &records)
  }

  /// Number of records with a value of the digit.
  func length(of value: Int) -> Int { Int(starts[value + 1] - starts[value]) }

  /// Moves the records to the end of a file, which has as many records as `place` says.
  mutating func move(to file: TemporaryFile, at place: Int) throws(ExportError) {
    try file.append(records)
    self.place = place
    records = []
  }

  /// Appends the records with a range of values to others.
  func append(
    _ values: Range<Int>, from file: TemporaryFile?, to others: inout [UInt64]
  ) throws(ExportError) {
    let range = Int(starts[values.lowerBound])..<Int(starts[values.upperBound])
    guard !range.isEmpty else { return }
    guard records.isEmpty, let file else {
      return others.append(copying: records.span.extracting(range))
    }
    let end = others.count
    others += repeatElement(0, count: range.count)
    var span = others.mutableSpan
    try file.read(from: place + range.lowerBound, into: &span, end..<span.count)
  }
}
