/// Rows of equally many numbers, the first in memory and in a file what is beyond a budget.
///
/// They are appended in order and read in any. The file has no name. Copies share it, so
/// that only one of them may go on being appended to.
package struct StoredRows<Number: PlainNumber>: Sendable {
  /// Numbers a row.
  package let width: Int
  /// Number of rows.
  package private(set) var count = 0

  private let folder: String
  /// Rows that stay in memory.
  private let heldLimit: Int
  private var held: [Number] = []
  private var heldCount = 0
  private var file: TemporaryFile?
  private var storedCount = 0
  /// Rows that are yet to be written.
  private var pending: [Number] = []

  /// Numbers that are written at once.
  private static var portion: Int { 1 << 19 }

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - width: numbers a row, at least one.
  ///   - expected: rows there will be, as far as known.
  ///   - budget: bytes of memory for rows.
  ///   - folder: where a file is created once the budget is used up.
  package init(width: Int, expecting expected: Int = 0, budget: Int, folder: String) {
    precondition(width > 0, "rows of \(width) numbers")
    self.width = width
    self.folder = folder
    heldLimit = budget / (width * MemoryLayout<Number>.stride)
    // Growing step by step would hold everything twice at each step.
    held.reserveCapacity(min(expected, heldLimit) * width)
  }

  /// Rows that are all in memory.
  package init(_ numbers: [Number], width: Int) {
    precondition(
      width > 0 && numbers.count % width == 0,
      "\(numbers.count) numbers in rows of \(width)")
    self.width = width
    folder = ""
    held = numbers
    heldCount = numbers.count / width
    heldLimit = .max
    count = heldCount
  }

  /// Adds rows behind those that are there.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if the budget is used up and the
  ///   folder takes no file, or the disk is full.
  package mutating func append(_ numbers: Span<Number>) throws(ExportError) {
    precondition(
      numbers.count % width == 0, "\(numbers.count) numbers in rows of \(width)")
    let rows = numbers.count / width
    let added = min(rows, heldLimit - heldCount)
    held.append(copying: numbers.extracting(0..<added * width))
    heldCount += added
    count += rows
    pending.append(copying: numbers.extracting(added * width..<numbers.count))
    if pending.count >= Self.portion { try store() }
  }

  private mutating func store() throws(ExportError) {
    let file = if let file { file } else { try TemporaryFile(in: folder) }
    self.file = file
    try file.append(pending)
    storedCount += pending.count / width
    pending.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with some consecutive rows, one after another.
  ///
  /// - Parameters:
  ///   - rows: which.
  ///   - scratch: storage that is used again; it takes the rows that are not in memory.
  ///   - body: is given the numbers.
  /// - Returns: what `body` returns.
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if they cannot be read back, and
  ///   what `body` throws.
  package func withRows<Result>(
    _ rows: Range<Int>, scratch: inout [Number],
    _ body: (Span<Number>) throws(ExportError) -> Result
  ) throws(ExportError) -> Result {
    precondition(rows.upperBound <= count, "\(rows) of \(count) rows")
    if rows.upperBound <= heldCount {
      return try body(
        held.span.extracting(rows.lowerBound * width..<rows.upperBound * width))
    }
    scratch.removeAll(keepingCapacity: true)
    let first = rows.clamped(to: 0..<heldCount)
    scratch.append(
      copying: held.span.extracting(first.lowerBound * width..<first.upperBound * width))
    let last = heldCount + storedCount
    let stored = rows.clamped(to: heldCount..<last)
    if let file, !stored.isEmpty {
      let start = scratch.count
      scratch += repeatElement(0, count: stored.count * width)
      var span = scratch.mutableSpan
      try file.read(
        from: (stored.lowerBound - heldCount) * width, into: &span, start..<span.count)
    }
    let unstored = rows.clamped(to: last..<count)
    scratch.append(
      copying: pending.span.extracting(
        (unstored.lowerBound - last) * width..<(unstored.upperBound - last) * width))
    return try body(scratch.span)
  }
}
