/// Character references of HTML.
enum HTMLEntities {
  /// Appends text with its character references resolved; unknown ones stay as they are.
  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    var i = 0
    while i < text.count {
      let mark = Kernels.firstIndex(of: UInt8(ascii: "&"), in: text, from: i)
      output.append(copying: text.extracting(i..<mark))
      guard mark < text.count else { return }
      if let (scalar, end) = reference(text, at: mark) {
        output.append(codePoint: scalar)
        i = end
      } else {
        output.append(UInt8(ascii: "&"))
        i = mark + 1
      }
    }
  }

  /// The reference that begins at an ampersand, and where it ends.
  private static func reference(
    _ text: Span<UInt8>, at mark: Int
  ) -> (scalar: UInt32, end: Int)? {
    var end = mark + 1
    while end < text.count, end - mark <= 10,
      isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "#")
    {
      end += 1
    }
    let name = text.extracting(mark + 1..<end)
    if end < text.count, text[end] == UInt8(ascii: ";") { end += 1 }
    guard !name.isEmpty, name[0] == UInt8(ascii: "#") else {
      var hash = DateWord.emptyHash
      for i in name.indices { hash = DateWord.extend(hash, by: name[i]) }
      return named[hash].map { ($0, end) }
    }
    return number(name.extracting(1..<name.count)).map { ($0, end) }
  }

  private static func number(_ digits: Span<UInt8>) -> UInt32? {
    guard !digits.isEmpty else { return nil }
    let isHexadecimal = digits[0] | 0x20 == UInt8(ascii: "x")
    guard !isHexadecimal || digits.count > 1 else { return nil }
    var value: UInt32 = 0
    for i in (isHexadecimal ? 1 : 0)..<digits.count {
      guard let digit = JSONScanner.hexadecimalDigit(digits[i]),
        isHexadecimal || digit < 10
      else { return nil }
      value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x110000)
    }
    // Numbers of control characters mean those of Windows-1252, by the HTML standard.
    if 0x80...0x9F ~= value {
      return UInt32(TextEncoding.windows1252.upperHalf[Int(value) - 0x80])
    }
    return value == 0 ? 0xFFFD : value
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte.isDigit || 0x61...0x7A ~= byte.lowercasedASCII
  }

  private static let named: [UInt64: UInt32] = {
    var named: [UInt64: UInt32] = [:]
    func enter(_ name: Substring, _ scalar: UInt32) {
      named[name.utf8.reduce(DateWord.emptyHash, DateWord.extend)] = scalar
    }
    for (index, name) in latin1.split(separator: " ").enumerated() {
      enter(name, 0xA0 + UInt32(index))
    }
    for pair in others.split(separator: " ") {
      let parts = pair.split(separator: "=")
      if parts.count == 2, let scalar = UInt32(parts[1], radix: 16) {
        enter(parts[0], scalar)
      }
    }
    return named
  }()

  // U+00A0 to U+00FF in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml \
    Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring \
    aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve \
    oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let others = """
    amp=26 lt=3C gt=3E quot=22 apos=27 OElig=152 oelig=153 Scaron=160 scaron=161 \
    Yuml=178 fnof=192 circ=2C6 tilde=2DC ensp=2002 emsp=2003 thinsp=2009 zwnj=200C \
    zwj=200D lrm=200E rlm=200F ndash=2013 mdash=2014 lsquo=2018 rsquo=2019 sbquo=201A \
    ldquo=201C rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 \
    permil=2030 prime=2032 Prime=2033 lsaquo=2039 rsaquo=203A euro=20AC trade=2122 \
    larr=2190 uarr=2191 rarr=2192 darr=2193 harr=2194 minus=2212 infin=221E ne=2260 \
    le=2264 ge=2265
    """
}
