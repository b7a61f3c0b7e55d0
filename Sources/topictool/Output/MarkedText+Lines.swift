internal import Vectors

extension MarkedText {
  /// A line as it stands in a column.
  struct Line: Sendable {
    let cells: ArraySlice<Cell>
    let isRightToLeft: Bool
    /// Columns of the terminal that it takes.
    let width: Int
  }

  /// The text in lines of at most `width` columns, of which there are two or more.
  ///
  /// Lines end at spaces, between wide characters (Han and kana have no spaces), and inside
  /// a word only where it is wider than a line.
  func lines(width: Int) -> [Line] {
    paragraphs.flatMap { lines(of: $0, width: width) }
  }

  private func lines(of paragraph: Paragraph, width: Int) -> [Line] {
    let cells = paragraph.cells
    var lines: [Line] = []
    func end(_ range: Range<Int>) {
      lines.append(
        Line(
          cells: cells[range], isRightToLeft: paragraph.isRightToLeft,
          width: cells[range].reduce(0) { $0 + $1.width }))
    }
    var start = 0
    var used = 0
    // Where the line may end, and where the next one begins then.
    var opportunity: (end: Int, next: Int)?
    var place = 0
    while place < cells.count {
      let cell = cells[place]
      if cell.isSpace {
        opportunity = (place, place + 1)
      } else if place > start, !cells[place - 1].joinsNext, !cells[place - 1].isSpace,
        cell.width == 2 || cells[place - 1].width == 2
      {
        opportunity = (place, place)
      }
      if used + cell.width > width, !cell.isSpace, place > start {
        let (last, next) = opportunity ?? (place, place)
        end(start..<last)
        (start, place, used, opportunity) = (next, next, 0, nil)
        continue
      }
      used += cell.width
      place += 1
    }
    end(start..<cells.count)
    return lines
  }
}

extension MarkedText.Line {
  /// The line flush left in a column of `width`, or flush right if it is written from right
  /// to left; isolated if it has letters of that direction, so that what stands beside it
  /// stays there.
  ///
  /// Where it `isLast` in its row, no spaces follow it.
  func shown(
    width: Int, isLast: Bool, paint: (MarkedText.Cell, String) -> String
  ) -> String {
    var text = ""
    var rest = cells
    while let first = rest.first {
      let run = rest.prefix {
        $0.passage == first.passage && $0.isFormula == first.isFormula
      }
      text += paint(first, String(run.map(\.character)))
      rest = rest[run.endIndex...]
    }
    let isMixed = cells.contains { cell in
      cell.character.unicodeScalars.contains { $0.isRightToLeft }
    }
    if isRightToLeft || isMixed {
      // The direction is that of the paragraph, whatever the line begins with.
      text = (isRightToLeft ? "\u{2067}" : "\u{2066}") + text + "\u{2069}"
    }
    let padding = String(repeating: " ", count: max(0, width - self.width))
    if isRightToLeft { return padding + text }
    return isLast ? text : text + padding
  }
}
