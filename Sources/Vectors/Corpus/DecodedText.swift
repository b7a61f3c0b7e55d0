/// The text of a file in UTF-8.
struct DecodedText {
  /// The file itself if it is valid UTF-8, and else a decoded copy.
  let store: ByteStore
  /// How many sequences that mean nothing in the encoding became U+FFFD.
  let replacedCount: Int

  init(store: ByteStore, replacedCount: Int) {
    self.store = store
    self.replacedCount = replacedCount
  }

  /// The text of a file in that encoding.
  ///
  /// - Complexity: O(*n*).
  init(_ file: ByteStore, encoding: TextEncoding) {
    let bytes = file.bytes
    if encoding == .utf8, bytes.isUTF8 {
      self.init(store: file, replacedCount: 0)
      return
    }
    var text: [UInt8] = []
    // Arabic takes two bytes a letter here, one in the older encodings.
    text.reserveCapacity(bytes.count * 2)
    let replacedCount =
      switch encoding {
      case .utf8: UTF8Repair.append(bytes, to: &text)
      case .utf16le: DecodedText.append(utf16: bytes, highByte: 1, to: &text)
      case .utf16be: DecodedText.append(utf16: bytes, highByte: 0, to: &text)
      case .utf32le: DecodedText.append(utf32: bytes, isBigEndian: false, to: &text)
      case .utf32be: DecodedText.append(utf32: bytes, isBigEndian: true, to: &text)
      default: DecodedText.append(bytes, table: encoding.upperHalf, to: &text)
      }
    self.init(store: ByteStore(text), replacedCount: replacedCount)
  }

  /// Decodes one byte a character; `table` has the code points from 0x80 on.
  private static func append(
    _ bytes: Span<UInt8>, table: [UInt16], to text: inout [UInt8]
  ) -> Int {
    var replacedCount = 0
    for i in bytes.indices {
      let scalar =
        bytes[i] < 0x80 ? UInt32(bytes[i]) : UInt32(table[Int(bytes[i] & 0x7F)])
      if scalar == 0xFFFD { replacedCount += 1 }
      text.append(codePoint: scalar)
    }
    return replacedCount
  }

  /// Decodes UTF-16 whose high byte stands at that place of every two.
  private static func append(
    utf16 bytes: Span<UInt8>, highByte: Int, to text: inout [UInt8]
  ) -> Int {
    func unit(_ i: Int) -> UInt32 {
      UInt32(bytes[i + highByte]) << 8 | UInt32(bytes[i + 1 - highByte])
    }
    var replacedCount = 0
    var i = 0
    while i + 1 < bytes.count {
      var scalar = unit(i)
      i += 2
      if 0xD800..<0xDC00 ~= scalar, i + 1 < bytes.count, 0xDC00..<0xE000 ~= unit(i) {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(i) - 0xDC00)
        i += 2
      }
      // The byte order mark stays, in UTF-8, and is skipped as one.
      if 0xD800..<0xE000 ~= scalar { replacedCount += 1 }
      text.append(codePoint: scalar)
    }
    guard i < bytes.count else { return replacedCount }
    text.append(codePoint: 0xFFFD)
    return replacedCount + 1
  }

  private static func append(
    utf32 bytes: Span<UInt8>, isBigEndian: Bool, to text: inout [UInt8]
  ) -> Int {
    var replacedCount = 0
    for i in stride(from: 0, to: bytes.count, by: 4) {
      var scalar: UInt32 = 0xD800
      if i + 4 <= bytes.count {
        scalar = 0
        for byte in 0..<4 {
          scalar = scalar << 8 | UInt32(bytes[i + (isBigEndian ? byte : 3 - byte)])
        }
      }
      if Unicode.Scalar(scalar) == nil { replacedCount += 1 }
      text.append(codePoint: scalar)
    }
    return replacedCount
  }
}
