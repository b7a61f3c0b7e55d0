/// A walk over JSON text that checks the grammar of RFC 8259 and keeps nothing.
///
/// It never recurses, so that nesting costs bits and not stack; more than 512 levels are
/// refused. Strings are walked 32 bytes at a time. Whether bytes are valid UTF-8 is the
/// caller's to check: any byte from 0x80 on is taken inside strings and nowhere else.
package struct JSONScanner: ~Escapable {
  /// Levels of nesting that are understood.
  package static let depthLimit = 512

  /// Where a string stands: what is between its quotation marks.
  package struct Text {
    package var start: Int
    package var count: Int
    package var isEscaped: Bool
    /// Bytes of what the string stands for.
    package var resolvedCount: Int
  }

  package let bytes: Span<UInt8>
  package var position: Int

  // Bit n of the stack: whether level n is an object.
  private var levels = InlineArray<8, UInt64>(repeating: 0)

  /// A walk over `bytes` from `position` on.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether `bytes` is one JSON value with nothing but white space around it.
  package static func fault(in bytes: Span<UInt8>) -> JSONFault? {
    var scanner = JSONScanner(bytes)
    do throws(JSONFault) {
      try scanner.skipValue()
      try scanner.expectEnd()
      return nil
    } catch {
      return error
    }
  }

  /// The byte at the position after white space, nil at the end.
  @_lifetime(self: copy self)
  package mutating func next() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        return byte
      }
      position += 1
    }
    return nil
  }

  /// Steps over `byte`, which must be next after white space.
  @_lifetime(self: copy self)
  package mutating func expect(
    _ byte: UInt8, _ expected: JSONFault.Expectation
  ) throws(JSONFault) {
    guard next() == byte else { throw fault(expected) }
    position += 1
  }

  /// Throws unless only white space is left.
  @_lifetime(self: copy self)
  package mutating func expectEnd() throws(JSONFault) {
    guard next() == nil else { throw fault(.end) }
  }

  package func fault(_ expected: JSONFault.Expectation) -> JSONFault {
    JSONFault(expected: expected, position: position)
  }

  /// Steps over a string, whose quotation mark is at the position.
  @_lifetime(self: copy self)
  package mutating func string() throws(JSONFault) -> Text {
    let start = position + 1
    var isEscaped = false
    // Bytes that escapes take beyond those that they stand for.
    var excess = 0
    // Where the first half of a surrogate pair ended that lacks the second.
    var halfEnd = -1
    position = start
    while true {
      position = Kernels.endOfPlainJSON(in: bytes, from: position)
      guard position < bytes.count, bytes[position] >= 0x20 else {
        throw fault(.stringEnd)
      }
      if bytes[position] == UInt8(ascii: "\"") {
        let count = position - start
        position += 1
        return Text(
          start: start, count: count, isEscaped: isEscaped, resolvedCount: count - excess)
      }
      isEscaped = true
      let followsHalf = position == halfEnd
      position += 1
      guard let unit = try skipEscape() else {
        excess += 1
        continue
      }
      switch unit {
      case 0..<0x80: excess += 5
      case 0x80..<0x800: excess += 4
      case 0xD800..<0xDC00:
        excess += 3
        // What follows a first half is its second one, or stands for itself.
        halfEnd = position
      case 0xDC00..<0xE000: excess += followsHalf ? 5 : 3
      default: excess += 3
      }
    }
  }

  /// Steps over a value of any kind and depth, after white space.
  @_lifetime(self: copy self)
  package mutating func skipValue() throws(JSONFault) {
    var depth = 0
    while true {
      var isOpened = false
      switch next() {
      case UInt8(ascii: "{"):
        isOpened = try open(isObject: true, &depth)
      case UInt8(ascii: "["):
        isOpened = try open(isObject: false, &depth)
      default:
        try skipScalar()
      }
      if isOpened { continue }
      // A value has ended: close what it closes, up to the next comma.
      while true {
        guard depth > 0 else { return }
        let isObject = isObject(depth - 1)
        guard let byte = next() else {
          throw fault(isObject ? .objectEnd : .arrayEnd)
        }
        if byte == UInt8(ascii: ",") {
          position += 1
          if isObject { try key(.key) }
          break
        }
        guard byte == UInt8(ascii: isObject ? "}" : "]") else {
          throw fault(isObject ? .objectEnd : .arrayEnd)
        }
        position += 1
        depth -= 1
      }
    }
  }

  /// Steps over a key and its colon.
  @_lifetime(self: copy self)
  @discardableResult
  package mutating func key(
    _ expected: JSONFault.Expectation
  ) throws(JSONFault) -> Text {
    guard next() == UInt8(ascii: "\"") else { throw fault(expected) }
    let text = try string()
    try expect(UInt8(ascii: ":"), .colon)
    return text
  }
}

extension JSONScanner {
  /// Steps into an object or array, up to its first value; false if it has none, and then
  /// over it.
  @_lifetime(self: copy self)
  private mutating func open(isObject: Bool, _ depth: inout Int) throws(JSONFault) -> Bool
  {
    guard depth < JSONScanner.depthLimit else { throw fault(.depth) }
    position += 1
    if next() == UInt8(ascii: isObject ? "}" : "]") {
      position += 1
      return false
    }
    let bit = UInt64(1) << UInt64(depth & 63)
    levels[depth >> 6] = isObject ? levels[depth >> 6] | bit : levels[depth >> 6] & ~bit
    depth += 1
    if isObject { try key(.firstKey) }
    return true
  }

  private func isObject(_ level: Int) -> Bool {
    levels[level >> 6] >> UInt64(level & 63) & 1 == 1
  }

  /// Steps over a string, number or keyword, which begins at the position.
  @_lifetime(self: copy self)
  private mutating func skipScalar() throws(JSONFault) {
    guard position < bytes.count else { throw fault(.value) }
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "-"), 0x30...0x39: try skipNumber()
    case UInt8(ascii: "t"): try skip(JSONScanner.keywords.true)
    case UInt8(ascii: "f"): try skip(JSONScanner.keywords.false)
    case UInt8(ascii: "n"): try skip(JSONScanner.keywords.null)
    default: throw fault(.value)
    }
  }

  @_lifetime(self: copy self)
  private mutating func skip(_ keyword: [UInt8]) throws(JSONFault) {
    guard bytes.holds(keyword, at: position) else { throw fault(.keyword) }
    position += keyword.count
  }

  private static let keywords = (
    true: Array("true".utf8), false: Array("false".utf8), null: Array("null".utf8)
  )

  @_lifetime(self: copy self)
  private mutating func skipNumber() throws(JSONFault) {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits(.integer)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits(.fraction)
    }
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else {
      return
    }
    position += 1
    if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
      position += 1
    }
    try skipDigits(.exponent)
  }

  @_lifetime(self: copy self)
  private mutating func skipDigits(_ expected: JSONFault.Expectation) throws(JSONFault) {
    guard position < bytes.count, bytes[position].isDigit else { throw fault(expected) }
    while position < bytes.count, bytes[position].isDigit { position += 1 }
  }

  /// Steps over an escape, behind its backslash; returns the number of one of four digits.
  @_lifetime(self: copy self)
  private mutating func skipEscape() throws(JSONFault) -> UInt32? {
    guard position < bytes.count else { throw fault(.escape) }
    switch bytes[position] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      position += 1
      return nil
    case UInt8(ascii: "u"):
      position += 1
      var unit: UInt32 = 0
      for _ in 0..<4 {
        guard position < bytes.count,
          let digit = JSONScanner.hexadecimalDigit(bytes[position])
        else { throw fault(.hexadecimal) }
        unit = unit << 4 | UInt32(digit)
        position += 1
      }
      return unit
    default:
      throw fault(.escape)
    }
  }

  /// The value of a hexadecimal digit, nil for another byte.
  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
