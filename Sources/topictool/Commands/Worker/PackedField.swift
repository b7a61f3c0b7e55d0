internal import Vectors

// Bytes in a field are followed by their checksum, the least byte first, and all of it is
// written as Base64.

extension OutputLine {
  /// Adds bytes with their checksum.
  mutating func append(packed bytes: [UInt8]) {
    var checked = bytes
    checked.append(little: Kernels.crc32(bytes.span))
    var text: [UInt8] = []
    Base64.append(checked.span, to: &text)
    append(raw: text.span)
  }
}

extension InputLine {
  /// The bytes of a field.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` if they are not what was written.
  func packed(_ index: Int) throws(WorkerError) -> [UInt8] {
    var bytes: [UInt8] = []
    let text = span(index)
    guard Base64.decode(text, to: &bytes), bytes.count >= 4 else {
      throw fault("a blob in Base64, not '\(shown(index))'")
    }
    let end = bytes.count - 4
    let checksum = Kernels.loadUInt32(bytes.span, at: end)
    bytes.removeLast(4)
    guard Kernels.crc32(bytes.span) == checksum else {
      throw fault("a whole blob: its checksum differs")
    }
    return bytes
  }

  /// Lets `body` take in what a field holds.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` if it is not a whole blob, or none of `name`.
  func unpack(
    _ index: Int, as name: String,
    _ body: (Span<UInt8>) throws(ModelFileError) -> Void
  ) throws(WorkerError) {
    let bytes = try packed(index)
    do throws(ModelFileError) {
      try body(bytes.span)
    } catch {
      throw fault("a blob of \(name)")
    }
  }
}
