/// Reads records of which each is a line.
///
/// The file is cut into stretches of a fixed number of bytes; a line belongs to the
/// stretch in which it begins, so that stretches can be read on any thread.
struct JSONLinesReader {
  let names: FieldNames
  let stretch: Int

  // Stretches a thread that are read before what was found in them is gathered: so much of
  // a file is in memory at a time, and what was found in so much of it is held twice.
  private static let round = 8

  /// Reads all records of a file, in parts that `take` is given one after another.
  ///
  /// - Parameters:
  ///   - store: the file, of which the pages are given back behind the reader.
  ///   - parallel: the threads, and whom to tell of the bytes read.
  ///   - take: called with each part, and the bytes of the file up to its end.
  func read(_ store: ByteStore, parallel: Parallel, _ take: (Part, Int) -> Void) {
    let count = store.bytes.count
    let round = stretch * JSONLinesReader.round * parallel.threads
    for start in stride(from: 0, to: count, by: round) {
      let parts = parallel.map(count: min(round, count - start), grain: stretch) {
        range in
        part(start + range.lowerBound..<start + range.upperBound, of: store.bytes)
      }
      for (number, part) in parts.enumerated() {
        take(part, min(count, start + (number + 1) * stretch))
      }
      // Not before: whoever gathers them looks at ids once more.
      store.release(start..<min(count, start + round))
    }
  }

  /// The lines that begin in `range`.
  func part(_ range: Range<Int>, of bytes: Span<UInt8>) -> Part {
    var reader = JSONRecordReader(names: names)
    var start = range.lowerBound
    if start > 0, bytes[start - 1] != UInt8(ascii: "\n") {
      let stretch = bytes.extracting(0..<range.upperBound)
      start = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: stretch, from: start) + 1
    }
    guard start < range.upperBound else { return Part() }
    var last = range.upperBound - 1
    last = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: last)
    let isValid = bytes.extracting(start..<last).isUTF8
    // A mark belongs to the first line, wherever the stretch ends.
    let isMarked = start == 0 && bytes.holds(TextEncoding.utf8Mark)
    let text = isMarked ? TextEncoding.utf8Mark.count : start
    while start < range.upperBound {
      let end = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: start)
      let line = max(start, text)..<end
      if isValid || bytes.extracting(line).isUTF8 {
        reader.readLine(line, of: bytes)
      } else {
        reader.readRepairedLine(line, of: bytes)
      }
      start = end + 1
    }
    return reader.builder.part
  }
}

/// Turns JSON objects into documents of a part.
struct JSONRecordReader {
  var builder: PartBuilder
  private var key: [UInt8] = []

  init(names: FieldNames) {
    builder = PartBuilder(names: names)
  }

  /// Reads the record that is the line at `range`; a blank line is none.
  mutating func readLine(_ range: Range<Int>, of bytes: Span<UInt8>) {
    let line = bytes.extracting(range)
    var scanner = JSONScanner(line)
    if scanner.next() != nil {
      do throws(JSONFault) {
        let record = try readObject(
          &scanner, store: Part.fileStore, offset: range.lowerBound)
        try scanner.expectEnd()
        builder.endRecord(record, line: builder.part.lineCount, file: bytes)
      } catch {
        builder.report(
          RecordProblem.Reason(error, in: line, end: "the end of the line"),
          line: builder.part.lineCount)
      }
    }
    builder.advance(lines: 1)
  }

  /// Reads a line that is not valid UTF-8, from a mended copy.
  mutating func readRepairedLine(_ range: Range<Int>, of bytes: Span<UInt8>) {
    var mended: [UInt8] = []
    let count = UTF8Repair.append(bytes.extracting(range), to: &mended)
    let offset = builder.arenaCount
    let documentCount = builder.part.documents.count
    var scanner = JSONScanner(mended.span)
    builder.withArena { $0.append(copying: mended.span) }
    let line = builder.part.lineCount
    do throws(JSONFault) {
      let record = try readObject(&scanner, store: Part.arenaStore, offset: offset)
      try scanner.expectEnd()
      builder.endRecord(record, line: line, file: bytes)
    } catch {
      builder.report(
        RecordProblem.Reason(error, in: mended.span, end: "the end of the line"),
        line: line)
    }
    if builder.part.documents.count > documentCount {
      builder.report(.replaced(count: count, encoding: "UTF-8"), line: line)
    } else {
      // Lines that are no records must not be kept: a file may have nothing else.
      builder.withArena { $0.removeSubrange(offset...) }
    }
    builder.advance(lines: 1)
  }

  /// Reads the object at the scanner's position, up to its closing brace.
  ///
  /// - Parameters:
  ///   - scanner: stands before the object, and then behind it.
  ///   - store: the store, as a part counts them, that holds what is scanned.
  ///   - offset: where what is scanned begins in that store.
  /// - Returns: where the object stands.
  /// - Throws: ``JSONFault`` where the grammar is broken.
  mutating func readObject(
    _ scanner: inout JSONScanner, store: Int, offset: Int
  ) throws(JSONFault) -> Extent {
    builder.beginRecord()
    try scanner.expect(UInt8(ascii: "{"), .record)
    let start = scanner.position - 1
    if scanner.next() == UInt8(ascii: "}") {
      scanner.position += 1
    } else {
      try readMember(&scanner, .firstKey, store: store, offset: offset)
      while scanner.next() == UInt8(ascii: ",") {
        scanner.position += 1
        try readMember(&scanner, .key, store: store, offset: offset)
      }
      try scanner.expect(UInt8(ascii: "}"), .objectEnd)
    }
    return Extent(
      store: store, start: offset + start, count: scanner.position - start)
  }

  private mutating func readMember(
    _ scanner: inout JSONScanner, _ expected: JSONFault.Expectation,
    store: Int, offset: Int
  ) throws(JSONFault) {
    let name = try scanner.key(expected)
    guard let slot = slot(of: name, in: scanner.bytes) else {
      return try scanner.skipValue()
    }
    let first = scanner.next()
    let start = scanner.position
    var value = JSONScanner.Text(
      start: start, count: 0, isEscaped: false, resolvedCount: 0)
    switch first {
    case UInt8(ascii: "\""):
      value = try scanner.string()
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"):
      // An object, an array or null is no text: the record lacks the field.
      try scanner.skipValue()
    default:
      try scanner.skipValue()
      value.count = scanner.position - start
      value.resolvedCount = value.count
    }
    // The last of several equal keys counts, so that a later null takes a value away.
    builder.setValue(
      Extent(
        store: store, start: offset + value.start, count: value.count,
        isEscaped: value.isEscaped),
      resolvedCount: value.resolvedCount, slot: slot)
  }

  private mutating func slot(
    of name: JSONScanner.Text, in bytes: Span<UInt8>
  ) -> Int? {
    let raw = bytes.extracting(name.start..<name.start + name.count)
    guard name.isEscaped else { return builder.names.slot(of: raw) }
    key.removeAll(keepingCapacity: true)
    JSONString.unescape(raw, into: &key)
    return builder.names.slot(of: key.span)
  }
}
