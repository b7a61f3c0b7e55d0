/// Two texts beside each other, or one under the other where there is no room.
///
/// Passages of both are set level where their order allows it: the shorter of two stretches
/// between them is filled up with empty lines.
struct SideBySide: Sendable {
  /// A line over a text, and how it stands out.
  struct Heading: Sendable {
    var text: String
    var paint: @Sendable (Style, String) -> String
  }

  /// One of the two.
  struct Side: Sendable {
    var heading: [Heading]
    /// The text.
    var text: MarkedText
  }

  /// Columns of the terminal from which on texts stand side by side.
  static let leastWidth = 80
  /// The widest a text is set: longer lines are hard to follow.
  private static let columnLimit = 78
  private static let gutter = " │ "

  let left: Side
  let right: Side

  /// The lines to print, at most `width` columns wide.
  func lines(width: Int, style: Style) -> [String] {
    guard width >= Self.leastWidth else { return stacked(max(width, 2), style) }
    let column = min(Self.columnLimit, (width - Self.gutter.count) / 2)
    let rule = String(repeating: "─", count: column)
    var lines: [String] = []
    for place in 0..<max(left.heading.count, right.heading.count) {
      lines += rows(
        heading(left, place, column, style), heading(right, place, column, style), column)
    }
    lines.append(style.dim("\(rule)─┼─\(rule)"))
    let (a, b) = levelled(left.text.lines(width: column), right.text.lines(width: column))
    return lines
      + rows(shown(a, column, false, style), shown(b, column, true, style), column)
  }

  /// One under the other.
  private func stacked(_ width: Int, _ style: Style) -> [String] {
    var lines: [String] = []
    for (number, side) in [left, right].enumerated() {
      if number > 0 { lines.append("") }
      for place in side.heading.indices {
        lines += heading(side, place, width, style, isLast: true)
      }
      lines.append(style.dim(String(repeating: "─", count: width)))
      lines += shown(side.text.lines(width: width), width, true, style)
    }
    return lines
  }

  private func heading(
    _ side: Side, _ place: Int, _ width: Int, _ style: Style, isLast: Bool = false
  ) -> [String] {
    guard place < side.heading.count else { return [] }
    let heading = side.heading[place]
    return MarkedText(heading.text).lines(width: width).map {
      $0.shown(width: width, isLast: isLast) { heading.paint(style, $1) }
    }
  }

  private func shown(
    _ lines: [MarkedText.Line?], _ width: Int, _ isLast: Bool, _ style: Style
  ) -> [String] {
    lines.map { line in
      line?.shown(width: width, isLast: isLast) { cell, text in
        let marked = cell.passage > 0 ? style.passage(cell.passage, text) : text
        return cell.isFormula ? style.dim(marked) : marked
      } ?? (isLast ? "" : String(repeating: " ", count: width))
    }
  }

  /// Rows of both columns, the shorter one filled up.
  private func rows(_ a: [String], _ b: [String], _ width: Int) -> [String] {
    let empty = String(repeating: " ", count: width)
    return (0..<max(a.count, b.count)).map { row in
      var line =
        (row < a.count ? a[row] : empty) + Self.gutter + (row < b.count ? b[row] : "")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension SideBySide {
  /// The lines of both with gaps, so that passages begin in the same row where the earlier
  /// ones leave them in order.
  private func levelled(
    _ a: [MarkedText.Line], _ b: [MarkedText.Line]
  ) -> ([MarkedText.Line?], [MarkedText.Line?]) {
    var filled: ([MarkedText.Line?], [MarkedText.Line?]) = ([], [])
    var done = (0, 0)
    for level in Self.levels(Self.starts(in: a), Self.starts(in: b)) {
      filled.0 += a[done.0..<level.a].map { $0 }
      filled.1 += b[done.1..<level.b].map { $0 }
      let rows = max(filled.0.count, filled.1.count)
      filled.0 += Array(repeating: nil, count: rows - filled.0.count)
      filled.1 += Array(repeating: nil, count: rows - filled.1.count)
      done = (level.a, level.b)
    }
    filled.0 += a[done.0...].map { $0 }
    filled.1 += b[done.1...].map { $0 }
    return filled
  }

  /// The line in which each passage begins, and its characters in all.
  private static func starts(
    in lines: [MarkedText.Line]
  ) -> [Int: (line: Int, size: Int)] {
    var starts: [Int: (line: Int, size: Int)] = [:]
    for (number, line) in lines.enumerated() {
      for cell in line.cells where cell.passage > 0 {
        starts[cell.passage, default: (number, 0)].size += 1
      }
    }
    return starts
  }

  /// Passages that are tried for a level; the choice among them takes the square of it.
  private static let levelLimit = 500

  /// The passages that follow one another in both texts, chosen so that they are the most
  /// text: the lines in which each begins.
  private static func levels(
    _ a: [Int: (line: Int, size: Int)], _ b: [Int: (line: Int, size: Int)]
  ) -> [(a: Int, b: Int)] {
    let both = a.keys.filter { b[$0] != nil }.sorted()
      .compactMap { number -> (a: Int, b: Int, size: Int)? in
        guard let x = a[number], let y = b[number] else { return nil }
        return (x.line, y.line, x.size)
      }
      .sorted { ($1.size, $0.a) < ($0.size, $1.a) }.prefix(levelLimit)
      .sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    var best: [(size: Int, before: Int?)] = []
    for (i, passage) in both.enumerated() {
      let before = (0..<i).filter { both[$0].a < passage.a && both[$0].b < passage.b }
        .max { best[$0].size < best[$1].size }
      best.append((passage.size + (before.map { best[$0].size } ?? 0), before))
    }
    var levels: [(a: Int, b: Int)] = []
    var place = best.indices.max { best[$0].size < best[$1].size }
    while let here = place {
      levels.append((both[here].a, both[here].b))
      place = best[here].before
    }
    return levels.reversed()
  }
}

extension Style {
  /// A passage; those that follow each other differ in colour.
  fileprivate func passage(_ number: Int, _ text: String) -> String {
    switch number % 3 {
    case 1: yellow(text)
    case 2: cyan(text)
    default: green(text)
    }
  }
}
