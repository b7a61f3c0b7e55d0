/// Reads a file that is one article: the first line its title, the rest its text.
///
/// A file of one line is text without a title, so that it is not lost.
struct PlainTextReader {
  let names: FieldNames
  let isMarkdown: Bool

  /// The article; `start` is behind the byte order mark.
  func read(_ bytes: Span<UInt8>, from start: Int) -> Part {
    var builder = PartBuilder(names: names)
    var title = start
    while title < bytes.count, bytes[title].isWhiteSpace { title += 1 }
    guard title < bytes.count else {
      builder.report(.noText, line: 0)
      return builder.part
    }
    let titleEnd = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: title)
    let (line, rest) = (
      trimmed(title..<titleEnd, bytes), trimmed(titleEnd..<bytes.count, bytes)
    )
    builder.beginRecord()
    if rest.isEmpty {
      builder.setValue(extent(line), of: .text)
    } else {
      builder.setValue(extent(isMarkdown ? heading(line, bytes) : line), of: .title)
      builder.setValue(extent(rest), of: .text)
    }
    builder.endRecord(extent(title..<rest.upperBound), line: 0, file: bytes)
    return builder.part
  }

  /// The range without white space on either side.
  private func trimmed(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isWhiteSpace { start += 1 }
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  /// A line without the number signs of a heading.
  private func heading(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
    guard start > line.lowerBound else { return line }
    while end > start, bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    return trimmed(start..<end, bytes)
  }

  private func extent(_ range: Range<Int>) -> Extent {
    Extent(store: Part.fileStore, start: range.lowerBound, count: range.count)
  }
}
