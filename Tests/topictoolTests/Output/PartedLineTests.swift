import Testing

@testable import topictool

@Suite("Lines of parts") struct PartedLineTests {
  let plain = Style(isOn: false)

  @Test
  func `goes on below where the terminal is too narrow`() {
    let line = PartedLine(["cluster 0", "12 articles", "a much longer part"])
    #expect(
      line.lines(width: 80, style: plain) == [
        "cluster 0 · 12 articles · a much longer part"
      ])
    #expect(
      line.lines(width: 25, style: plain) == [
        "cluster 0 · 12 articles", "    a much longer part",
      ])
    #expect(line.lines(width: 12, style: plain).allSatisfy { $0.displayWidth <= 12 })
    #expect(PartedLine().lines(width: 80, style: plain) == [])
  }

  @Test
  func `parts of another kind have their own separator and paint`() {
    var line = PartedLine(["event 3"]) { $0.bold($1) }
    line.append(["rain", "مطر"], first: " · ", separator: ", ") { $0.cyan($1) }
    #expect(
      line.lines(width: 80, style: plain) == ["event 3 · rain, \u{2068}مطر\u{2069}"])
    #expect(
      line.lines(width: 80, style: Style(isOn: true)) == [
        "\u{1B}[1mevent 3\u{1B}[0m\u{1B}[36m · rain\u{1B}[0m"
          + "\u{1B}[36m, \u{2068}مطر\u{2069}\u{1B}[0m"
      ])
  }

  @Test(arguments: [
    ("plain.jsonl:3: no text", "plain.jsonl:3: no text"),
    ("مجلد/12.txt:3: x", "\u{2068}مجلد\u{2069}/12.txt:3: x"),
    ("id 'خبر عاجل 5' twice", "id '\u{2068}خبر عاجل\u{2069} 5' twice"),
    ("مَطَرٌ and غيم", "\u{2068}مَطَرٌ\u{2069} and \u{2068}غيم\u{2069}"),
    ("\u{2068}خبر\u{2069} x", "\u{2068}خبر\u{2069} x"),
  ])
  func `right-to-left words in a message are isolated`(text: String, shown: String) {
    #expect(text.withIsolatedRuns == shown)
  }

  @Test
  func `a table gives way in its widest columns when it must`() {
    var table = Table([
      .init(), .init(isNumber: true), .init(), .init(isFlexible: true),
    ])
    table.append(["source", "100 %", "2019-02-22 12:40", "A headline of some length"])
    for width in [30, 40, 60] {
      let line = table.lines(width: width, style: plain)[0]
      #expect(line.displayWidth <= width)
      #expect(line.contains("100 %"))
    }
  }
}
