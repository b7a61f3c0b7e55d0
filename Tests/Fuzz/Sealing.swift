import Vectors

/// Puts right the checksums of a file that the fuzzer has changed.
///
/// What they guard is read then. Files that are too broken for it stay as they are.
enum Sealing {
  /// A file of sections, as models are.
  static func sections(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    guard bytes.count >= 20 else { return bytes }
    bytes.sealHeader(kind: "V")
    var start = 20
    while bytes.count - start >= 16 {
      let length = Kernels.loadUInt64(bytes.span, at: start + 4)
      guard length <= UInt64(bytes.count - start - 16) else { break }
      let end = start + 12 + Int(length)
      bytes.seal(start..<end)
      start = end + 4
    }
    return bytes
  }

  /// A file of sections in checked blocks, as segments are.
  static func blocks(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    guard bytes.count >= 48 else { return bytes }
    bytes.sealHeader(kind: "B")
    bytes.replaceSubrange(20..<24, with: [0, 0, 0, 0])
    let footer = bytes.count - 24
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0x54, 0x54, 0x42, 0x2E])
    let content = Kernels.loadUInt64(bytes.span, at: footer)
    let table = Int(Kernels.loadUInt32(bytes.span, at: footer + 8)) * 24
    if content <= UInt64(footer), table <= footer {
      let blockSize = 1 << 14
      for (number, start) in stride(from: 0, to: Int(content), by: blockSize).enumerated()
      {
        let place = Int(content) + 4 * number
        guard place + 4 <= footer else { break }
        bytes.store(
          Kernels.crc32(
            bytes.span.extracting(start..<min(Int(content), start + blockSize))),
          at: place)
      }
      let checksum = Kernels.crc32(bytes.span.extracting(footer - table..<footer))
      bytes.store(checksum, at: footer + 12)
    }
    bytes.seal(footer..<footer + 16)
    return bytes
  }
}

extension [UInt8] {
  /// Makes the first twenty bytes a header of files of some kind.
  fileprivate mutating func sealHeader(kind: Character) {
    let magic = "\u{89}TT\(kind)\r\n\u{1A}\n".unicodeScalars
    replaceSubrange(0..<8, with: magic.map { UInt8($0.value) })
    seal(0..<16)
  }

  /// Writes the checksum of a range behind it.
  fileprivate mutating func seal(_ range: Range<Int>) {
    store(Kernels.crc32(span.extracting(range)), at: range.upperBound)
  }

  /// Writes a number, the least byte first.
  mutating func store(_ number: UInt32, at place: Int) {
    for i in 0..<4 {
      self[place + i] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(i)))
    }
  }
}
