/// Text in columns, as wide as the terminal allows.
///
/// Widths are counted in terminal cells. Text in right-to-left letters is isolated, so
/// that a terminal which orders bidirectional text leaves the columns where they are.
struct Table: Sendable {
  /// A column.
  struct Column: Sendable {
    /// What stands over it, empty for none.
    var heading = ""
    /// Whether its cells are set flush right, as numbers are.
    var isNumber = false
    /// Whether it gives way when the terminal is too narrow.
    var isFlexible = false
    /// The most cells it takes.
    var limit = Int.max
  }

  /// What a cell shows, and how.
  struct Cell: Sendable, ExpressibleByStringInterpolation {
    /// The text, in one line of printable characters.
    let text: String
    /// Cells left free before the text.
    let indent: Int
    /// How it stands out.
    let paint: @Sendable (Style, String) -> String

    /// A cell of any text, made printable.
    init(
      _ text: String, indent: Int = 0,
      paint: @escaping @Sendable (Style, String) -> String = { $1 }
    ) {
      self.text = text.printable
      self.indent = indent
      self.paint = paint
    }

    init(stringLiteral text: String) {
      self.init(text)
    }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []

  /// An empty table of these columns.
  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: it has as many cells as there are columns.
  mutating func append(_ row: [Cell]) {
    precondition(
      row.count == columns.count, "\(row.count) cells, \(columns.count) columns")
    rows.append(row)
  }

  /// The lines of the table in at most `width` cells, headings first if there are any.
  func lines(width: Int, indent: Int = 0, style: Style) -> [String] {
    let widths = columnWidths(within: width - indent)
    var lines: [String] = []
    if columns.contains(where: { !$0.heading.isEmpty }) {
      lines.append(
        line(columns.map { Cell($0.heading) { $0.dim($1) } }, widths, indent, style))
    }
    return lines + rows.map { line($0, widths, indent, style) }
  }

  /// What each column needs; the flexible ones share what is left, and one that needs
  /// less than its part leaves the rest to the others.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = columns.indices.map { j in
      let widest = rows.reduce(columns[j].heading.displayWidth) {
        max($0, $1[j].indent + $1[j].text.displayWidth)
      }
      return min(widest, columns[j].limit)
    }
    let flexible = columns.indices.filter { columns[$0].isFlexible }
      .sorted { (widths[$0], $0) < (widths[$1], $1) }
    let fixed = columns.indices.reduce(2 * (columns.count - 1)) {
      columns[$1].isFlexible ? $0 : $0 + widths[$1]
    }
    var left = width - fixed
    for (n, j) in flexible.enumerated() {
      widths[j] = min(widths[j], max(8, left / (flexible.count - n)))
      left -= widths[j]
    }
    narrow(&widths, by: -left)
    return widths
  }

  /// Takes cells away from the widest columns of text until so many are gone; four are left
  /// to each.
  private func narrow(_ widths: inout [Int], by excess: Int) {
    let texts = columns.indices.filter { !columns[$0].isNumber }
    for _ in 0..<max(0, excess) {
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4
      else { return }
      widths[widest] -= 1
    }
  }

  private func line(
    _ row: [Cell], _ widths: [Int], _ indent: Int, _ style: Style
  ) -> String {
    var line = String(repeating: " ", count: indent)
    for (j, cell) in row.enumerated() {
      let room = max(0, widths[j] - cell.indent)
      let text = cell.text.truncated(to: room)
      let padding = String(repeating: " ", count: room - text.displayWidth)
      line += String(repeating: " ", count: j > 0 ? cell.indent + 2 : cell.indent)
      let shown = cell.paint(style, text.isolated)
      line += columns[j].isNumber ? padding + shown : shown
      if !columns[j].isNumber, j < row.count - 1 { line += padding }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
