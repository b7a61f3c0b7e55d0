// Every tenth word has a sign after it: "said" and "said." are one word, and need not be
// found out twice. Which sign a run ends with cannot be guessed, so the kernel does not
// branch on it; it counts the bytes to leave out from comparisons.

extension Kernels {
  /// Narrows runs plainly: what ``trim(_:in:)`` is checked against.
  package static func trimReference(
    _ edges: inout MutableSpan<UInt32>, in bytes: Span<UInt8>
  ) {
    for run in 0..<edges.count / 2 {
      let trimmed = trimmed(Int(edges[2 * run])..<Int(edges[2 * run + 1]), in: bytes)
      edges[2 * run] = UInt32(trimmed.lowerBound)
      edges[2 * run + 1] = UInt32(trimmed.upperBound)
    }
  }

  /// Narrows runs by signs that are of no word where they stand: at the end up to two of full
  /// stop, comma, colon, semicolon, quotation mark, Arabic comma and semicolon and closing
  /// guillemet; at the beginning one quotation mark, apostrophe or opening guillemet.
  ///
  /// An apostrophe at the end stays: after a Hebrew letter it is of the word.
  ///
  /// - Parameters:
  ///   - edges: where runs begin and end, as ``runs(of:into:)`` gives them.
  ///   - bytes: where they are: UTF-8.
  package static func trim(_ edges: inout MutableSpan<UInt32>, in bytes: Span<UInt8>) {
    for run in 0..<edges.count / 2 {
      var start = Int(edges[2 &* run])
      var end = Int(edges[2 &* run &+ 1])
      if start >= 2, end < bytes.count {
        // What stands before the run parts runs, and is none of the signs.
        end &-= signLength(bytes[end &- 2], bytes[end &- 1])
        end &-= signLength(bytes[end &- 2], bytes[end &- 1])
        let first = bytes[start]
        let isQuote = flag(first == 0x22) | flag(first == 0x27)
        let isGuillemet = flag(first == 0xC2) & flag(bytes[start &+ 1] == 0xAB)
        start = min(start &+ isQuote &+ 2 &* isGuillemet, end)
      } else {
        let trimmed = trimmed(start..<end, in: bytes)
        (start, end) = (trimmed.lowerBound, trimmed.upperBound)
      }
      edges[2 &* run] = UInt32(truncatingIfNeeded: start)
      edges[2 &* run &+ 1] = UInt32(truncatingIfNeeded: end)
    }
  }

  /// A run without the signs at its edges.
  private static func trimmed(_ run: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (run.lowerBound, run.upperBound)
    for _ in 0..<2 where end > start {
      end -= signLength(end - start > 1 ? bytes[end - 2] : 0, bytes[end - 1])
    }
    guard start < end else { return start..<start }
    if bytes[start] == 0x22 || bytes[start] == 0x27 {
      start += 1
    } else if end - start > 1, bytes[start] == 0xC2, bytes[start + 1] == 0xAB {
      start += 2
    }
    return start..<end
  }

  /// Bytes of the sign that two bytes end with, 0 if it is none.
  @inline(__always)
  private static func signLength(_ before: UInt8, _ last: UInt8) -> Int {
    // The signs of one byte, all below 0x40, as bits.
    let signs: UInt64 = 1 << 0x22 | 1 << 0x2C | 1 << 0x2E | 1 << 0x3A | 1 << 0x3B
    let isOne = Int(truncatingIfNeeded: signs &>> UInt64(last) & 1) & flag(last < 0x40)
    let pair = UInt16(before) << 8 | UInt16(last)
    let isTwo = flag(pair == 0xD88C) | flag(pair == 0xD89B) | flag(pair == 0xC2BB)
    return isOne &+ 2 &* isTwo
  }

  @inline(__always)
  private static func flag(_ isSet: Bool) -> Int { isSet ? 1 : 0 }
}
