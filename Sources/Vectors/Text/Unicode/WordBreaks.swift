/// Word boundaries of UAX #29, Unicode 15.0, as they stand in the annex.
///
///     WordBreaks.segments(of: "3.14 m")  // [0..<4, 4..<5, 5..<6]
///
/// The analyzer departs from them in a few places that matter for matching; see
/// ``Analyzer``.
public enum WordBreaks {
  private static let breaker = WordBreaker(table: UnicodeTables.shared.wordBreak)

  /// The offset after the last byte of the segment that starts at `start`.
  ///
  /// - Precondition: `start` is a boundary before the end of `text`.
  /// - Complexity: O(*n*) in the bytes of the segment.
  public static func end(ofSegmentAt start: Int, in text: Span<UInt8>) -> Int {
    precondition(
      text.indices.contains(start), "a segment at \(start) of \(text.count) bytes")
    return breaker.segment(at: start, in: text).end
  }

  /// All segments of a string, spaces and punctuation among them, as ranges of its UTF-8.
  public static func segments(of string: String) -> [Range<Int>] {
    let bytes = Array(string.utf8)
    let text = bytes.span
    var segments: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = end(ofSegmentAt: start, in: text)
      segments.append(start..<end)
      start = end
    }
    return segments
  }
}
