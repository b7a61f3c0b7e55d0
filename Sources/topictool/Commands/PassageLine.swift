internal import Dedup
internal import Vectors

/// A line of `dedup --passages`:
/// `{"a":…,"b":…,"passages":[{"a":[start,end],"b":[start,end],"words":n}]}`.
enum PassageLine {
  /// Appends the passages of a pair of these ids, without a line feed.
  static func append(
    _ passages: [Passage], a: Span<UInt8>, b: Span<UInt8>, to line: inout [UInt8]
  ) {
    line += "{\"a\":".utf8
    JSONString.append(a, to: &line)
    line += ",\"b\":".utf8
    JSONString.append(b, to: &line)
    line += ",\"passages\":[".utf8
    for (place, passage) in passages.enumerated() {
      if place > 0 { line.append(UInt8(ascii: ",")) }
      line += "{\"a\":[".utf8
      line.append(passage.a.scalars)
      line += "],\"b\":[".utf8
      line.append(passage.b.scalars)
      line += "],\"words\":".utf8
      line.append(decimal: passage.words)
      line.append(UInt8(ascii: "}"))
    }
    line += "]}".utf8
  }
}

extension [UInt8] {
  /// Appends the bounds of a range with a comma between.
  fileprivate mutating func append(_ range: Range<Int>) {
    append(decimal: range.lowerBound)
    append(UInt8(ascii: ","))
    append(decimal: range.upperBound)
  }
}
