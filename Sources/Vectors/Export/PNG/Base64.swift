/// Bytes as letters, for what is embedded in text (RFC 4648).
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// By byte the six bits of a letter, or 0xFF for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// Appends bytes as letters, four for every three, with `=` at the end.
  package static func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
    let start = text.count
    text.append(zeros: (bytes.count + 2) / 3 * 4)
    var output = text.mutableSpan
    let letters = self.letters.span
    var (i, place) = (0, start)
    while i < bytes.count {
      let left = bytes.count &- i
      let (second, third) = (left > 1 ? bytes[i &+ 1] : 0, left > 2 ? bytes[i &+ 2] : 0)
      let bits = UInt32(bytes[i]) << 16 | UInt32(second) << 8 | UInt32(third)
      output[place] = letters[Int(bits >> 18)]
      output[place &+ 1] = letters[Int(bits >> 12 & 63)]
      output[place &+ 2] = left > 1 ? letters[Int(bits >> 6 & 63)] : UInt8(ascii: "=")
      output[place &+ 3] = left > 2 ? letters[Int(bits & 63)] : UInt8(ascii: "=")
      (i, place) = (i &+ 3, place &+ 4)
    }
  }

  /// Appends the bytes that letters stand for.
  ///
  /// - Parameters:
  ///   - text: letters, filled up by `=` to a multiple of four.
  ///   - bytes: what to append to.
  /// - Returns: whether that is what they are; otherwise nothing is appended.
  package static func decode(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    guard text.count % 4 == 0 else { return false }
    let isPadding = UInt8(ascii: "=")
    var padding = 0
    while padding < min(2, text.count), text[text.count - 1 - padding] == isPadding {
      padding += 1
    }
    let (start, letterCount) = (bytes.count, text.count - padding)
    bytes.append(zeros: text.count / 4 * 3)
    var output = bytes.mutableSpan
    let values = self.values.span
    var isWrong: UInt8 = 0
    var place = start
    for i in stride(from: 0, to: text.count, by: 4) {
      var bits: UInt32 = 0
      for j in i..<i &+ 4 {
        let value = j < letterCount ? values[Int(text[j])] : 0
        isWrong |= value & 0xC0
        bits = bits << 6 | UInt32(value)
      }
      output[place] = UInt8(truncatingIfNeeded: bits >> 16)
      output[place &+ 1] = UInt8(truncatingIfNeeded: bits >> 8)
      output[place &+ 2] = UInt8(truncatingIfNeeded: bits)
      place &+= 3
    }
    bytes.removeLast(isWrong == 0 ? padding : bytes.count - start)
    return isWrong == 0
  }
}
