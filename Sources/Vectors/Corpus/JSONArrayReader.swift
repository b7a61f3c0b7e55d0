/// Reads records that are the elements of one JSON array, or objects one after another.
///
/// After a fault it looks for the next place where a record seems to begin: `}`, a comma,
/// `{` and the key with which the first record began. Nested objects rarely look so.
struct JSONArrayReader {
  private var reader: JSONRecordReader
  // The first key of the first record, in its quotation marks.
  private var firstKey: [UInt8] = []
  // Up to where line ends have been counted.
  private var counted = 0

  init(names: FieldNames) {
    reader = JSONRecordReader(names: names)
  }

  /// Whether a file is an array or a run of objects over several lines, not JSON Lines.
  ///
  /// - Parameters:
  ///   - bytes: the file without a byte order mark.
  ///   - isLines: whether its name says JSON Lines.
  /// - Returns: true for the former.
  static func isMeant(_ bytes: Span<UInt8>, isLines: Bool) -> Bool {
    var scanner = JSONScanner(bytes)
    guard let first = scanner.next() else { return false }
    if first == UInt8(ascii: "[") { return true }
    guard !isLines, first == UInt8(ascii: "{") else { return false }
    let start = scanner.position
    let end = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: start)
    return JSONScanner.fault(in: bytes.extracting(start..<end)) != nil
  }

  /// All records; `start` is behind the byte order mark.
  mutating func read(_ bytes: Span<UInt8>, from start: Int) -> Part {
    var scanner = JSONScanner(bytes, at: start)
    let isArray = scanner.next() == UInt8(ascii: "[")
    if isArray { scanner.position += 1 }
    counted = start
    var isFirst = true
    while let next = scanner.next() {
      do throws(JSONFault) {
        if isArray, next == UInt8(ascii: "]") {
          guard isFirst else { throw scanner.fault(.record) }
          return finish(&scanner)
        }
        try readRecord(&scanner)
        if isArray {
          let isLast = try isLast(&scanner)
          if isLast { return finish(&scanner) }
        }
      } catch {
        report(error, in: bytes)
        guard resume(&scanner, from: error.position) else { return reader.builder.part }
      }
      isFirst = false
    }
    if isArray { report(scanner.fault(.element), in: bytes) }
    return reader.builder.part
  }

  private mutating func readRecord(_ scanner: inout JSONScanner) throws(JSONFault) {
    guard scanner.next() == UInt8(ascii: "{") else {
      let fault = scanner.fault(.record)
      guard (try? scanner.skipValue()) != nil else { throw fault }
      return report(fault, in: scanner.bytes)
    }
    let line = line(at: scanner.position, in: scanner.bytes)
    if firstKey.isEmpty { firstKey = key(after: scanner) }
    let record = try reader.readObject(&scanner, store: Part.fileStore, offset: 0)
    reader.builder.endRecord(record, line: line, file: scanner.bytes)
  }

  /// Steps over what follows a record of an array: whether it ends the array.
  private func isLast(_ scanner: inout JSONScanner) throws(JSONFault) -> Bool {
    let next = scanner.next()
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "]") else {
      throw scanner.fault(.arraySeparator)
    }
    scanner.position += 1
    return next == UInt8(ascii: "]")
  }

  private mutating func finish(_ scanner: inout JSONScanner) -> Part {
    if scanner.next() == UInt8(ascii: "]") { scanner.position += 1 }
    if scanner.next() != nil {
      report(scanner.fault(.end), in: scanner.bytes)
    }
    return reader.builder.part
  }
}

extension JSONArrayReader {
  private mutating func report(_ fault: JSONFault, in bytes: Span<UInt8>) {
    reader.builder.report(
      RecordProblem.Reason(fault, in: bytes, end: "the end of the file"),
      line: line(at: min(fault.position, bytes.count), in: bytes))
  }

  /// The line of a place, counted from 0; places must not decrease from call to call.
  private mutating func line(at position: Int, in bytes: Span<UInt8>) -> Int {
    if position > counted {
      let between = bytes.extracting(counted..<position)
      reader.builder.advance(lines: Kernels.count(of: UInt8(ascii: "\n"), in: between))
      counted = position
    }
    return reader.builder.part.lineCount
  }

  /// The first key of the object at the scanner's position, nothing if it has none.
  private func key(after scanner: borrowing JSONScanner) -> [UInt8] {
    var key: [UInt8] = []
    var ahead = JSONScanner(scanner.bytes, at: scanner.position + 1)
    guard ahead.next() == UInt8(ascii: "\"") else { return key }
    let start = ahead.position
    guard (try? ahead.string()) != nil else { return key }
    key.append(copying: scanner.bytes.extracting(start..<ahead.position))
    return key
  }

  /// Moves to the next record that seems to begin behind a fault; reports what is lost if
  /// there is none.
  private mutating func resume(
    _ scanner: inout JSONScanner, from position: Int
  ) -> Bool {
    let bytes = scanner.bytes
    var brace = position
    while !firstKey.isEmpty {
      brace = Kernels.firstIndex(of: UInt8(ascii: "{"), in: bytes, from: brace)
      guard brace < bytes.count else { break }
      var ahead = JSONScanner(bytes, at: brace + 1)
      if ahead.next() != nil, bytes.holds(firstKey, at: ahead.position),
        followsRecord(brace, in: bytes, after: position)
      {
        scanner.position = brace
        return true
      }
      brace += 1
    }
    // After a comma too many nothing is lost but the bracket.
    let rest = bytes.extracting(position..<bytes.count).trimmed()
    guard !rest.isEmpty, !(rest.count == 1 && rest[0] == UInt8(ascii: "]")) else {
      return false
    }
    reader.builder.report(
      .lost(byteCount: bytes.count - position), line: line(at: position, in: bytes))
    return false
  }

  /// Whether a closing brace and perhaps a comma stand before a place.
  private func followsRecord(
    _ place: Int, in bytes: Span<UInt8>, after start: Int
  ) -> Bool {
    var i = place - 1
    var hasComma = false
    while i >= start {
      if bytes[i] == UInt8(ascii: ","), !hasComma {
        hasComma = true
      } else if !bytes[i].isWhiteSpace {
        return bytes[i] == UInt8(ascii: "}")
      }
      i -= 1
    }
    return true
  }
}
