import Testing

@testable import topictool

@Suite("Marked text") struct MarkedTextTests {
  /// The lines, `|` where a column ends.
  func lines(_ text: MarkedText, _ width: Int) -> [String] {
    text.lines(width: width).map { $0.shown(width: width, isLast: false) { $1 } + "|" }
  }

  @Test
  func `lines end at spaces, and inside words that are too long`() {
    #expect(
      lines(MarkedText("one  two\tthree four"), 8) == [
        "one two |", "three   |", "four    |",
      ])
    #expect(
      lines(MarkedText("abcdefghij kl"), 4) == ["abcd|", "efgh|", "ij  |", "kl  |"])
    #expect(lines(MarkedText("abcd efgh"), 4) == ["abcd|", "efgh|"])
    #expect(lines(MarkedText(""), 4) == [])
  }

  @Test
  func `lines of a text are paragraphs, and blank ones stay`() {
    #expect(
      lines(MarkedText("\n a\r\nb\n\n\n c \n"), 3) == ["a  |", "b  |", "   |", "c  |"])
  }

  @Test
  func `Han characters take two columns and part anywhere`() {
    #expect(lines(MarkedText("新華社北京"), 5) == ["新華 |", "社北 |", "京   |"])
    #expect(lines(MarkedText("a新華b"), 4) == ["a新 |", "華b |"])
    #expect(lines(MarkedText("abc 新"), 3) == ["abc|", "新 |"])
  }

  @Test
  func `marks over letters take no column and stay with them`() {
    let text = "cafe\u{301} a\u{308}b"
    #expect(lines(MarkedText(text), 4) == ["cafe\u{301}|", "a\u{308}b  |"])
    #expect(
      lines(MarkedText("شَرَ ب"), 2) == ["\u{2067}شَرَ\u{2069}|", " \u{2067}ب\u{2069}|"])
  }

  @Test
  func `Arabic is set flush right and isolated by the direction of its paragraph`() {
    #expect(
      lines(MarkedText("مطر في BBC\nrain مطر"), 8)
        == [
          "  \u{2067}مطر في\u{2069}|",
          "     \u{2067}BBC\u{2069}|", "\u{2066}rain مطر\u{2069}|",
        ])
  }

  @Test
  func `what a terminal would obey is left out`() {
    #expect(lines(MarkedText("a\u{1B}[2Jb\u{202E}c\u{2069}d"), 9) == ["a[2Jbcd  |"])
  }

  @Test
  func `brackets stand around passages and stick to them`() {
    let text = MarkedText(
      "one two three four",
      passages: [.init(number: 1, scalars: 4..<13)], brackets: .plain)
    #expect(lines(text, 20) == ["one [two three] four|"])
    #expect(lines(text, 10) == ["one [two  |", "three]    |", "four      |"])

    let two = MarkedText(
      "ab cd\n\nef gh",
      passages: [.init(number: 2, scalars: 10..<12), .init(number: 1, scalars: 0..<5)],
      brackets: .numbered)
    #expect(lines(two, 9) == ["[1 ab cd]|", "         |", "ef [2 gh]|"])
    #expect(lines(two, 6) == ["[1 ab |", "cd]   |", "      |", "ef    |", "[2 gh]|"])
  }

  @Test
  func `passages and formula are told apart`() {
    let text = MarkedText(
      "ab cd ef", passages: [.init(number: 3, scalars: 0..<5)], formula: [3..<8])
    let shown = text.lines(width: 20)[0].shown(width: 20, isLast: true) { cell, text in
      "<\(cell.passage)\(cell.isFormula ? "f" : ""):\(text)>"
    }
    #expect(shown == "<3:ab ><3f:cd><0f: ef>")
  }
}

@Suite("Side by side") struct SideBySideTests {
  private let plain = Style(isOn: false)

  private func side(_ title: String, _ text: MarkedText) -> SideBySide.Side {
    SideBySide.Side(
      heading: [
        .init(text: title) { $0.bold($1) }, .init(text: "Wire") { $0.dim($1) },
      ], text: text)
  }

  @Test
  func `a narrow terminal has one under the other`() {
    let both = SideBySide(
      left: side("First", MarkedText("aa bb")), right: side("مطر", MarkedText("مطر")))
    #expect(
      both.lines(width: 20, style: plain) == [
        "First", "Wire", "────────────────────", "aa bb", "",
        "                 \u{2067}مطر\u{2069}", "Wire", "────────────────────",
        "                 \u{2067}مطر\u{2069}",
      ])
  }

  @Test
  func `columns stand side by side, passages in the same rows`() {
    let shared = "these words stand in both"
    let left = MarkedText(
      "Own words at the head.\nMore of them.\n\(shared)",
      passages: [.init(number: 1, scalars: 37..<62)], brackets: .plain)
    let right = MarkedText(
      "\(shared)\nAnd an end.", passages: [.init(number: 1, scalars: 0..<25)],
      brackets: .plain)
    let rule = String(repeating: "─", count: 38)
    func row(_ left: String, _ right: String) -> String {
      let padding = String(repeating: " ", count: 38 - left.count)
      return right.isEmpty ? "\(left)\(padding) │" : "\(left)\(padding) │ \(right)"
    }
    #expect(
      SideBySide(left: side("A", left), right: side("B", right))
        .lines(width: 80, style: plain) == [
          row("A", "B"), row("Wire", "Wire"), "\(rule)─┼─\(rule)",
          row("Own words at the head.", ""), row("More of them.", ""),
          row("[\(shared)]", "[\(shared)]"), row("", "And an end."),
        ])
  }

  @Test
  func `a passage that moved is not levelled at the cost of a longer one`() {
    func text(_ order: [Int]) -> MarkedText {
      let words = [1: "short", 2: "a much longer passage"]
      var passages: [MarkedText.Passage] = []
      var text = ""
      for number in order {
        let word = words[number] ?? ""
        passages.append(
          .init(number: number, scalars: text.count..<text.count + word.count))
        text += word + "\n"
      }
      return MarkedText(text, passages: passages)
    }
    let rows = SideBySide(left: side("A", text([1, 2])), right: side("B", text([2, 1])))
      .lines(width: 80, style: plain).dropFirst(3).map { row in
        row.split(separator: "│", omittingEmptySubsequences: false)
          .map { $0.split(separator: " ").joined(separator: " ") }
      }
    #expect(
      rows == [
        ["short", ""], ["a much longer passage", "a much longer passage"], ["", "short"],
      ])
  }

  @Test
  func `colour marks passages where it is on`() {
    let both = SideBySide(
      left: side("A", MarkedText("ab cd", passages: [.init(number: 1, scalars: 0..<2)])),
      right: side("B", MarkedText("x", formula: [0..<1])))
    let last = both.lines(width: 80, style: Style(isOn: true)).last ?? ""
    #expect(last.hasPrefix("\u{1B}[33mab\u{1B}[0m cd "))
    #expect(last.hasSuffix("│ \u{1B}[2mx\u{1B}[0m"))
  }
}
