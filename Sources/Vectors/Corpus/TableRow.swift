/// A walk over the cells of a row of a table (RFC 4180).
struct TableRow: ~Escapable {
  /// Where a cell stands, without its quotation marks.
  struct Cell {
    var start: Int
    var count: Int
    /// Whether a quotation mark inside is written twice.
    var hasDoubledQuotes = false

    /// Appends what the cell holds.
    func append(from bytes: Span<UInt8>, to output: inout [UInt8]) {
      let text = bytes.extracting(start..<start + count)
      guard hasDoubledQuotes else { return output.append(copying: text) }
      var i = 0
      while i < text.count {
        // Up to and with the first of the two marks; the second is left out.
        let mark = Kernels.firstIndex(of: UInt8(ascii: "\""), in: text, from: i)
        output.append(copying: text.extracting(i..<min(mark + 1, text.count)))
        i = mark + 2
      }
    }
  }

  let bytes: Span<UInt8>
  /// The next byte to look at; behind the row's line end when the row is over.
  private(set) var position: Int
  /// Where the row ends, without its line end.
  private(set) var contentEnd: Int
  /// Whether the row ended at the end of the file, inside quotation marks.
  private(set) var isUnclosed = false
  // The byte after a closing quotation mark that is no delimiter.
  private var strayPosition: Int?

  private let delimiter: UInt8
  private enum State { case start, inside, over }
  private var state = State.start

  /// The row that begins at `position`.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at position: Int, delimiter: UInt8) {
    self.bytes = bytes
    self.position = position
    self.delimiter = delimiter
    contentEnd = position
  }

  /// Whether nothing stands on the line that begins at the position.
  var isAtLineEnd: Bool { lineEndLength(at: position) > 0 }

  /// Steps over the rest of the line.
  @_lifetime(self: copy self)
  mutating func skipLine() {
    let end = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: position)
    position = min(end + 1, bytes.count)
  }

  /// The next cell; nil when the row is over, once, and then the next row begins.
  @_lifetime(self: copy self)
  mutating func next() -> Cell? {
    guard state != .over else {
      state = .start
      return nil
    }
    if state == .start { strayPosition = nil }
    state = .inside
    let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    let cell = isQuoted ? quotedCell() : plainCell()
    contentEnd = position
    if position < bytes.count, bytes[position] == delimiter {
      position += 1
    } else {
      position += lineEndLength(at: position)
      state = .over
    }
    return cell
  }

  /// What is wrong with the row that has just ended.
  func fault(end: String) -> RecordProblem.Reason? {
    if isUnclosed {
      return .syntax(expected: "'\"' at the end of a quoted field", found: end)
    }
    guard let strayPosition else { return nil }
    return .syntax(
      expected: "a delimiter or the end of the line after a quoted field",
      found: RecordProblem.Reason.found(bytes, at: strayPosition, end: end))
  }
}

extension TableRow {
  @_lifetime(self: copy self)
  private mutating func plainCell() -> Cell {
    let start = position
    let ends = SIMD4<UInt8>(delimiter, 0x0A, 0x0A, 0x0D)
    repeat {
      position = Kernels.firstIndex(ofAny: ends, in: bytes, from: position)
      // A carriage return alone is text.
      guard position < bytes.count, bytes[position] == 0x0D,
        lineEndLength(at: position) == 0
      else { break }
      position += 1
    } while true
    return Cell(start: start, count: position - start)
  }

  @_lifetime(self: copy self)
  private mutating func quotedCell() -> Cell {
    var cell = Cell(start: position + 1, count: 0)
    position += 1
    while true {
      position = Kernels.firstIndex(of: UInt8(ascii: "\""), in: bytes, from: position)
      guard position < bytes.count else {
        isUnclosed = true
        break
      }
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else {
        break
      }
      cell.hasDoubledQuotes = true
      position += 2
    }
    cell.count = position - cell.start
    guard !isUnclosed else { return cell }
    position += 1
    let isEnded =
      position == bytes.count || bytes[position] == delimiter
      || lineEndLength(at: position) > 0
    if !isEnded {
      strayPosition = strayPosition ?? position
      // The cells that follow cannot be told apart: the row ends with its line.
      position = Kernels.firstIndex(of: 0x0A, in: bytes, from: position)
    }
    return cell
  }

  /// Bytes of the line end at a place, 0 if there is none.
  private func lineEndLength(at place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    if bytes[place] == 0x0A { return 1 }
    guard bytes[place] == 0x0D else { return 0 }
    if place + 1 == bytes.count { return 1 }
    return bytes[place + 1] == 0x0A ? 2 : 0
  }
}
