/// The inside of JSON strings: escapes resolved, and put in (RFC 8259, section 7).
public enum JSONString {
  /// Appends what the inside of a JSON string stands for.
  ///
  /// A surrogate that is not half of a pair becomes U+FFFD, so that the result is valid
  /// UTF-8 wherever `raw` is.
  ///
  /// - Parameters:
  ///   - raw: what stands between the quotation marks, in the grammar of RFC 8259.
  ///   - output: grows by at most the count of `raw`.
  /// - Complexity: O(*n*).
  public static func unescape(_ raw: Span<UInt8>, into output: inout [UInt8]) {
    let start = output.count
    // No escape is shorter than what it stands for, but for one that breaks off: two bytes
    // become the three of U+FFFD.
    output.append(zeros: raw.count + raw.count / 2)
    var bytes = output.mutableSpan
    let end = unescape(raw, into: &bytes, at: start)
    output.removeLast(output.count - end)
  }

  /// Writes from `place` on; returns where the text ends.
  private static func unescape(
    _ raw: Span<UInt8>, into output: inout MutableSpan<UInt8>, at place: Int
  ) -> Int {
    let backslash = UInt8(ascii: "\\")
    var (i, place) = (0, place)
    while true {
      let plainEnd = Kernels.copy(raw, from: i, upTo: backslash, into: &output, at: place)
      place += plainEnd - i
      guard plainEnd + 1 < raw.count else { return place }
      i = plainEnd + 2
      switch raw[plainEnd + 1] {
      case UInt8(ascii: "b"): output[place] = 0x08
      case UInt8(ascii: "f"): output[place] = 0x0C
      case UInt8(ascii: "n"): output[place] = 0x0A
      case UInt8(ascii: "r"): output[place] = 0x0D
      case UInt8(ascii: "t"): output[place] = 0x09
      case UInt8(ascii: "u"):
        place += write(codePoint(raw, &i), to: &output, at: place)
        continue
      case let plain: output[place] = plain
      }
      place += 1
    }
  }

  /// Writes the UTF-8 of a code point, that of U+FFFD for what is no scalar value; returns
  /// how many bytes it takes.
  private static func write(
    _ codePoint: UInt32, to output: inout MutableSpan<UInt8>, at place: Int
  ) -> Int {
    let scalar = Unicode.Scalar(codePoint) ?? "\u{FFFD}"
    var count = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      output[place + count] = byte
      count += 1
    }
    return count
  }

  /// Appends `bytes` as a JSON string, in its quotation marks.
  ///
  /// Quotation mark, backslash and control characters are escaped, and the line
  /// separators U+2028 and U+2029, which some readers of JSON Lines take for line ends.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - output: what to append to.
  /// - Complexity: O(*n*).
  public static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var i = 0
    while true {
      let plainEnd = Kernels.endOfPlainJSON(in: bytes, from: i)
      appendPlain(bytes.extracting(i..<plainEnd), to: &output)
      guard plainEnd < bytes.count else { break }
      appendEscape(of: bytes[plainEnd], to: &output)
      i = plainEnd + 1
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a run without quotation marks, backslashes and control characters.
  private static func appendPlain(_ run: Span<UInt8>, to output: inout [UInt8]) {
    var i = 0
    while true {
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
      let next = Kernels.firstIndex(of: 0xE2, in: run, from: i)
      output.append(copying: run.extracting(i..<next))
      guard next + 2 < run.count else {
        output.append(copying: run.extracting(next..<run.count))
        return
      }
      if run[next + 1] == 0x80, run[next + 2] & 0xFE == 0xA8 {
        output.append(contentsOf: run[next + 2] == 0xA8 ? lineEscape : paragraphEscape)
      } else {
        output.append(copying: run.extracting(next..<next + 3))
      }
      i = next + 3
    }
  }

  private static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: output.append(byte)
    default:
      let digit = byte & 15
      output.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + byte >> 4])
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  private static let lineEscape = Array("\\u2028".utf8)
  private static let paragraphEscape = Array("\\u2029".utf8)

  /// The code point of the escape whose digits begin at `i`, taking in the second half of
  /// a surrogate pair; `i` moves behind it.
  private static func codePoint(_ raw: Span<UInt8>, _ i: inout Int) -> UInt32 {
    guard let first = hexadecimal(raw, i) else { return 0xFFFD }
    i += 4
    guard 0xD800...0xDFFF ~= first else { return first }
    guard first < 0xDC00, i + 6 <= raw.count, raw[i] == UInt8(ascii: "\\"),
      raw[i + 1] == UInt8(ascii: "u"), let second = hexadecimal(raw, i + 2),
      0xDC00...0xDFFF ~= second
    else { return 0xFFFD }
    i += 6
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private static func hexadecimal(_ raw: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= raw.count else { return nil }
    var value: UInt32 = 0
    for i in start..<start + 4 {
      guard let digit = JSONScanner.hexadecimalDigit(raw[i]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
