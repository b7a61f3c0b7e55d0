import Testing

@testable import topictool

@Suite("Display width") struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("مطر في حلب", 10), ("مَطَرٌ", 3), ("日本語", 6), ("ｆｕｌｌ", 8),
    ("e\u{301}", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🇸🇾", 2), ("👨‍👩‍👧", 2),
    ("❤\u{FE0F}", 2), ("a\u{200C}b", 2), ("\u{2068}a\u{2069}", 1), ("\u{1B}", 0),
  ])
  func `counts terminal cells`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test
  func `truncates to the cells there are`() {
    #expect("abcdef".truncated(to: 6) == "abcdef")
    #expect("abcdef".truncated(to: 5) == "abcd…")
    #expect("ab cdef".truncated(to: 4) == "ab…")
    #expect("日本語".truncated(to: 5) == "日本…")
    #expect("日本語".truncated(to: 4) == "日…")
    #expect("مَطَرٌ غزير".truncated(to: 4) == "مَطَرٌ…")
    #expect("abc".truncated(to: 1) == "…")
    #expect("abc".truncated(to: 0) == "")
  }
}

@Suite("Printable text") struct PrintableTextTests {
  @Test
  func `has no escape sequences and stands in one line`() {
    #expect("a\u{1B}[31mb\u{07}\u{9B}2J".printable == "a[31mb2J")
    #expect("  a\r\n\tb\u{2029} c ".printable == "a b c")
    #expect("a\u{202E}b\u{2068}c\u{FEFF}".printable == "abc")
    #expect("می\u{200C}خواهم".printable == "می\u{200C}خواهم")
  }

  @Test
  func `is isolated where it runs from right to left`() {
    #expect("Aleppo".isolated == "Aleppo")
    #expect("حلب 24".isolated == "\u{2068}حلب 24\u{2069}")
    #expect("ירושלים".isolated == "\u{2068}ירושלים\u{2069}")
  }
}

@Suite("Numbers") struct NumbersTests {
  @Test(arguments: [
    (0.5, 4, "0.5000"), (1, 4, "1.0000"), (0.99996, 4, "1.0000"), (-0.25, 1, "-0.3"),
    (2.0 / 3, 6, "0.666667"), (12.05, 0, "12"), (.nan, 2, "0.00"), (-0.0001, 2, "0.00"),
  ])
  func `have the decimals asked for`(value: Double, decimals: Int, text: String) {
    #expect(value.fixed(decimals) == text)
  }

  @Test
  func `have their thousands apart`() {
    #expect(
      [0, 12, 999, 1000, 1_234_567, -1000].map(\.grouped)
        == ["0", "12", "999", "1,000", "1,234,567", "-1,000"])
    #expect(1.of("article", "articles") == "1 article")
    #expect(2.of("article", "articles") == "2 articles")
    #expect(0.714.percentage == "71 %")
  }
}

@Suite("Table") struct TableTests {
  let plain = Style(isOn: false)

  @Test
  func `aligns by display width and leaves no trailing space`() {
    var table = Table([.init(), .init(isNumber: true), .init()])
    table.append(["日本", "7", "x"])
    table.append(["abcde", "12", ""])

    #expect(table.lines(width: 80, style: plain) == ["日本    7  x", "abcde  12"])
  }

  @Test
  func `isolates right-to-left cells without counting the isolates`() {
    var table = Table([.init(), .init()])
    table.append(["مطر", "1"])
    table.append(["abcd", "2"])

    #expect(
      table.lines(width: 80, style: plain) == ["\u{2068}مطر\u{2069}   1", "abcd  2"])
  }

  @Test
  func `narrows the flexible column to the width of the terminal`() {
    var table = Table([.init(heading: "n"), .init(heading: "title", isFlexible: true)])
    table.append(["1", "A title that is much too long for it"])
    let lines = table.lines(width: 20, style: plain)

    #expect(lines == ["n  title", "1  A title that is…"])
  }

  @Test
  func `counts the indent of a cell`() {
    var table = Table([.init(), .init()])
    table.append(["abc", "1"])
    table.append([.init("de", indent: 2), "2"])

    #expect(table.lines(width: 80, style: plain) == ["abc   1", "  de  2"])
  }

  @Test
  func `indents and paints`() {
    var table = Table([.init()])
    table.append([.init("a") { $0.bold($1) }])

    #expect(
      table.lines(width: 9, indent: 2, style: Style(isOn: true)) == [
        "  \u{1B}[1ma\u{1B}[0m"
      ])
    #expect(table.lines(width: 9, indent: 2, style: plain) == ["  a"])
  }
}

@Suite("Choice of display") struct DisplayChoiceTests {
  static let pairs = Option<String?>.output("pairs", help: "")
  static let result = Option<String?>.result(
    "output", short: "o", endings: [".npz"], help: "")
  static let specification = Specification(
    name: "try", summary: "", operands: "", details: [],
    ownOptions: [pairs.declaration, result.declaration], sharedOptions: SharedOptions.all,
    examples: [])

  func display(_ words: String..., isTerminal: Bool) throws -> Display {
    try Display(
      try Arguments(words, for: Self.specification), Self.specification,
      isTerminal: isTerminal)
  }

  @Test
  func `is a table on a terminal and CSV elsewhere`() throws {
    #expect(try display(isTerminal: true) == .table)
    #expect(try display(isTerminal: false) == .rows(.csv))
    #expect(try display("--format=jsonl", isTerminal: true) == .rows(.jsonl))
    #expect(try display("--format=table", isTerminal: false) == .table)
  }

  @Test
  func `is nothing beside files unless somebody watches or asks`() throws {
    #expect(try display("--pairs=p", isTerminal: false) == .nothing)
    #expect(try display("--pairs=p", isTerminal: true) == .table)
    #expect(try display("--pairs=p", "--format=csv", isTerminal: false) == .rows(.csv))
    #expect(try display("-o", "x.npz", isTerminal: true) == .nothing)
    #expect(try display("--pairs=-", isTerminal: true) == .nothing)
  }

  @Test
  func `is refused where an option has taken standard output`() throws {
    #expect(throws: ToolError.self) {
      try display("--pairs=-", "--format=csv", isTerminal: false)
    }
  }
}
