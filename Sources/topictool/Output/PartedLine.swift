/// A line of several parts, which goes on below where the terminal is too narrow for it.
struct PartedLine: Sendable {
  /// A part, with what stands before it unless it begins a line.
  private struct Part: Sendable {
    let separator: String
    let text: String
    let paint: @Sendable (Style, String) -> String
  }

  private var parts: [Part] = []

  /// A line of parts that stand out in one way.
  init(
    _ texts: [String] = [], separator: String = " · ",
    paint: @escaping @Sendable (Style, String) -> String = { $1 }
  ) {
    append(texts, separator: separator, paint: paint)
  }

  /// Adds parts that stand out in one way.
  ///
  /// - Parameters:
  ///   - texts: any text.
  ///   - first: what stands before the first of them, nil for the separator.
  ///   - separator: what stands between them.
  ///   - paint: how they stand out.
  mutating func append(
    _ texts: [String], first: String? = nil, separator: String = " · ",
    paint: @escaping @Sendable (Style, String) -> String = { $1 }
  ) {
    for (place, text) in texts.enumerated() {
      let before = place == 0 ? first ?? separator : separator
      parts.append(Part(separator: before, text: text.printable, paint: paint))
    }
  }

  /// The line in as many as it takes, all but the first of them indented.
  ///
  /// None is wider than `width` cells: a part that is wider is cut.
  func lines(width: Int, style: Style) -> [String] {
    var lines: [String] = []
    var used = 0
    for part in parts {
      let indent = lines.isEmpty ? 0 : 4
      let room = part.separator.displayWidth + part.text.displayWidth
      if lines.isEmpty || used + room > width {
        let text = part.text.truncated(to: max(1, width - indent))
        used = indent + text.displayWidth
        lines.append(
          String(repeating: " ", count: indent) + part.paint(style, text.isolated))
      } else {
        lines[lines.count - 1] += part.paint(style, part.separator + part.text.isolated)
        used += room
      }
    }
    return lines
  }
}
