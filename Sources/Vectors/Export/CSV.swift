/// Fields of comma-separated values, as RFC 4180 has them, with line feeds as line ends.
public enum CSV {
  /// Appends a field, in quotation marks where it holds a comma, a quotation mark or a
  /// line end.
  ///
  /// - Parameters:
  ///   - field: any bytes.
  ///   - line: what to append to.
  public static func append(_ field: Span<UInt8>, to line: inout [UInt8]) {
    var needsQuotes = false
    for i in field.indices {
      switch field[i] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        needsQuotes = true
      default: continue
      }
    }
    guard needsQuotes else { return line.append(copying: field) }
    line.append(UInt8(ascii: "\""))
    for i in field.indices {
      if field[i] == UInt8(ascii: "\"") { line.append(UInt8(ascii: "\"")) }
      line.append(field[i])
    }
    line.append(UInt8(ascii: "\""))
  }

  /// Appends a field, likewise.
  public static func append(_ field: String, to line: inout [UInt8]) {
    append(Array(field.utf8).span, to: &line)
  }
}
