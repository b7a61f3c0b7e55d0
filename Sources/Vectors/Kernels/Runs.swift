// Text is looked at 64 bytes at a time: which of them are outside of runs is 64 bits, and
// where those differ from their neighbours a run begins or ends. Every tenth word has a sign
// after it: "said" and "said." are one word, and need not be found out twice, so signs at the
// edges of runs are outside as well. Which bytes those are follows from their neighbours'
// bits, those of the next 64 bytes among them. The reference looks at one byte after another.

extension Kernels {
  /// Whether a byte is white space or one of the ASCII signs that end a word wherever they
  /// stand; full stops, commas, colons, semicolons, quotation marks and underscores may hold
  /// a word together, and do not part runs.
  package static func partsRuns(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, 0x20, 0x21, 0x23...0x26, 0x28...0x2B, 0x2D, 0x2F, 0x3C...0x40,
      0x5B...0x5E, 0x60, 0x7B...0x7E:
      true
    default: false
    }
  }

  /// Where the runs of bytes that are not parted begin and end, plainly: what
  /// ``runs(of:into:)`` is checked against.
  package static func runsReference(
    of bytes: Span<UInt8>, into edges: inout MutableSpan<UInt32>
  ) -> Int {
    var isOutside = bytes.indices.map { partsRuns(bytes[$0]) }
    for _ in 0..<2 {
      let before = isOutside
      for i in bytes.indices.dropLast() {
        if isClosing(bytes[i]), before[i + 1] { isOutside[i] = true }
        if i + 2 < bytes.count, isClosing(bytes[i], bytes[i + 1]), before[i + 2] {
          isOutside[i] = true
          isOutside[i + 1] = true
        }
      }
    }
    let before = isOutside
    for i in bytes.indices.dropFirst() where before[i - 1] {
      if isOpening(bytes[i]) { isOutside[i] = true }
      if i + 1 < bytes.count, isOpening(bytes[i], bytes[i + 1]) {
        isOutside[i] = true
        isOutside[i + 1] = true
      }
    }
    var count = 0
    var isInRun = false
    for i in bytes.indices where isOutside[i] == isInRun {
      edges[count] = UInt32(i)
      count += 1
      isInRun.toggle()
    }
    if isInRun {
      edges[count] = UInt32(bytes.count)
      count += 1
    }
    return count
  }

  /// Where the runs of bytes that are not parted begin and end.
  ///
  /// Of no run are signs that are of no word where they stand: before what parts runs up to
  /// two of full stop, comma, colon, semicolon, quotation mark, Arabic comma and semicolon
  /// and closing guillemet; behind it one quotation mark, apostrophe or opening guillemet.
  /// An apostrophe at the end stays: after a Hebrew letter it is of the word.
  ///
  /// - Parameters:
  ///   - bytes: the text, or a part of it: UTF-8.
  ///   - edges: receives the offset of each run's first byte and after its last one; a run
  ///     that has not ended does at the end of the bytes.
  /// - Returns: how many offsets there are, two a run.
  /// - Precondition: `edges` has more places than there are bytes.
  package static func runs(
    of bytes: Span<UInt8>, into edges: inout MutableSpan<UInt32>
  ) -> Int {
    precondition(
      edges.count > bytes.count, "\(edges.count) places for \(bytes.count) bytes")
    return unsafe edges.withUnsafeMutableBufferPointer { edges in
      unsafe bytes.withUnsafeBytes { raw in
        var count = 0
        var carry: UInt64 = 0
        var outside = OutsideRuns()
        var next = unsafe RunMasks(of: raw, at: 0)
        // SAFETY: of i bytes there are at most i edges, and at most one more at the end:
        // count <= raw.count < edges.count.
        for i in stride(from: 0, to: raw.count, by: 64) {
          let masks = next
          next = unsafe RunMasks(of: raw, at: i &+ 64)
          let valid = UInt64.max >> UInt64(max(0, 64 - (raw.count - i)))
          let inside = ~outside.bits(of: masks, before: next) & valid
          var changes = inside ^ (inside &<< 1 | carry)
          carry = inside &>> 63
          while changes != 0 {
            unsafe edges[count] = UInt32(
              truncatingIfNeeded: i &+ changes.trailingZeroBitCount)
            count &+= 1
            changes &= changes &- 1
          }
        }
        guard carry != 0 else { return count }
        unsafe edges[count] = UInt32(truncatingIfNeeded: raw.count)
        return count &+ 1
      }
    }
  }

  /// Full stop, comma, colon, semicolon, quotation mark.
  @inline(__always)
  static func isClosing(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x2C || byte == 0x3A || byte == 0x3B || byte == 0x22
  }

  /// Arabic comma, Arabic semicolon, closing guillemet.
  @inline(__always)
  static func isClosing(_ byte: UInt8, _ next: UInt8) -> Bool {
    byte == 0xD8 && (next == 0x8C || next == 0x9B) || byte == 0xC2 && next == 0xBB
  }

  /// Quotation mark, apostrophe.
  @inline(__always)
  static func isOpening(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

  /// Opening guillemet.
  @inline(__always)
  static func isOpening(_ byte: UInt8, _ next: UInt8) -> Bool {
    byte == 0xC2 && next == 0xAB
  }
}
