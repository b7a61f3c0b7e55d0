/// Reads the numbers that generate.py has packed: LEB128 in Base64.
struct PackedNumbers {
  private let bytes: [UInt8]
  private var next = 0

  /// A reader of the numbers in `text`.
  init(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for character in text.utf8 {
      guard let value = PackedNumbers.digit(character) else { break }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    self.bytes = bytes
  }

  /// Whether all numbers have been read.
  var isAtEnd: Bool { next >= bytes.count }

  /// The next number.
  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while true {
      let byte = bytes[next]
      next += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  /// The next number, which may be negative (0, -1, 1, -2 … are packed as 0, 1, 2, 3 …).
  mutating func signedNumber() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -((value + 1) >> 1)
  }

  private static func digit(_ character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5A: UInt32(character) - 0x41
    case 0x61...0x7A: UInt32(character) - 0x61 + 26
    case 0x30...0x39: UInt32(character) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
