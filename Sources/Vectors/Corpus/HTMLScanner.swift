/// A walk over the tags and text of a web page, however broken.
///
/// It follows the tokenizer of the HTML standard as far as articles need it. Every byte is
/// walked over a fixed number of times, whatever is left open.
struct HTMLScanner: ~Escapable {
  /// A piece of a page.
  enum Piece {
    /// Text between tags, with its character references.
    case text(Range<Int>)
    case opening
    case closing
  }

  let bytes: Span<UInt8>
  private(set) var position: Int
  /// The name of the last tag in lower case.
  private(set) var name: [UInt8] = []
  /// The names and values of the attributes of the last opening tag, as they stand.
  private(set) var attributes: [(name: Range<Int>, value: Range<Int>)] = []

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The next piece, nil at the end.
  ///
  /// Comments and declarations are passed over.
  @_lifetime(self: copy self)
  mutating func next() -> Piece? {
    while position < bytes.count {
      let start = position
      guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else {
        return text(from: start)
      }
      switch bytes[start + 1] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        skipDeclaration()
      case UInt8(ascii: "/"):
        position += 2
        readName()
        skipPast(UInt8(ascii: ">"))
        if !name.isEmpty { return .closing }
      case let byte where 0x61...0x7A ~= byte.lowercasedASCII:
        position += 1
        readName()
        readAttributes()
        return .opening
      default:
        return text(from: start)
      }
    }
    return nil
  }

  /// The content of the element just opened, up to its closing tag, which is passed over:
  /// for elements in which tags are not tags.
  @_lifetime(self: copy self)
  mutating func rawContent() -> Range<Int> {
    let start = position
    while position < bytes.count {
      position = Kernels.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: position)
      let end = position
      guard end + 2 + name.count <= bytes.count else { break }
      position += 1
      guard bytes[end + 1] == UInt8(ascii: "/"), isName(at: end + 2) else { continue }
      skipPast(UInt8(ascii: ">"))
      return start..<end
    }
    position = bytes.count
    return start..<bytes.count
  }

  /// The value of the first attribute of that name.
  func attribute(_ name: String) -> Range<Int>? {
    attributes.first { attribute in
      attribute.name.count == name.utf8.count
        && zip(attribute.name, name.utf8).allSatisfy { bytes[$0].lowercasedASCII == $1 }
    }?.value
  }
}

extension HTMLScanner {
  @_lifetime(self: copy self)
  private mutating func text(from start: Int) -> Piece {
    position = Kernels.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: start + 1)
    return .text(start..<position)
  }

  @_lifetime(self: copy self)
  private mutating func skipPast(_ byte: UInt8) {
    position = Kernels.firstIndex(of: byte, in: bytes, from: min(position, bytes.count))
    position = min(position + 1, bytes.count)
  }

  /// Steps over a comment or another piece that begins with `<!` or `<?`.
  @_lifetime(self: copy self)
  private mutating func skipDeclaration() {
    guard bytes.holds([0x3C, 0x21, 0x2D, 0x2D], at: position) else {
      return skipPast(UInt8(ascii: ">"))
    }
    // `<!-->` is a whole comment.
    position += 4
    while position < bytes.count {
      let start = position
      skipPast(UInt8(ascii: ">"))
      let end = position - 1
      let isAtStart = end == start || bytes[end - 1] == UInt8(ascii: "-")
      if isAtStart, bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return }
    }
  }

  @_lifetime(self: copy self)
  private mutating func readName() {
    name.removeAll(keepingCapacity: true)
    while position < bytes.count, isNameByte(bytes[position]) {
      name.append(bytes[position].lowercasedASCII)
      position += 1
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    !byte.isWhiteSpace && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
  }

  private func isName(at place: Int) -> Bool {
    for i in name.indices where bytes[place + i].lowercasedASCII != name[i] {
      return false
    }
    return place + name.count == bytes.count || !isNameByte(bytes[place + name.count])
  }

  @_lifetime(self: copy self)
  private mutating func readAttributes() {
    attributes.removeAll(keepingCapacity: true)
    while position < bytes.count {
      while position < bytes.count,
        bytes[position].isWhiteSpace || bytes[position] == UInt8(ascii: "/")
      {
        position += 1
      }
      guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { break }
      let start = position
      position += 1
      while position < bytes.count, isNameByte(bytes[position]),
        bytes[position] != UInt8(ascii: "=")
      {
        position += 1
      }
      let name = start..<position
      attributes.append((name, readValue()))
    }
    position = min(position + 1, bytes.count)
  }

  /// The value behind the name of an attribute, empty if there is none.
  @_lifetime(self: copy self)
  private mutating func readValue() -> Range<Int> {
    var ahead = position
    while ahead < bytes.count, bytes[ahead].isWhiteSpace { ahead += 1 }
    position = ahead
    guard ahead < bytes.count, bytes[ahead] == UInt8(ascii: "=") else {
      return ahead..<ahead
    }
    ahead += 1
    while ahead < bytes.count, bytes[ahead].isWhiteSpace { ahead += 1 }
    position = ahead
    guard ahead < bytes.count else { return ahead..<ahead }
    let quote = bytes[ahead]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      skipPast(quote)
      let isClosed = bytes[position - 1] == quote && position - 1 > ahead
      return ahead + 1..<(isClosed ? position - 1 : position)
    }
    while position < bytes.count, !bytes[position].isWhiteSpace,
      bytes[position] != UInt8(ascii: ">")
    {
      position += 1
    }
    return ahead..<position
  }
}
