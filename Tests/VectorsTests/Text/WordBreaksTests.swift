import Testing
import Vectors

@Suite("Word breaks") struct WordBreaksTests {
  @Test func `agree with all of WordBreakTest`() throws {
    let lines = try Resource.lines("unicode-15.0/WordBreakTest.txt")
    var failed: [String] = []
    for line in lines {
      let parts = line.split(separator: "÷").map { part in
        Resource.string(
          Substring(part.replacing("×", with: " ").replacing("\t", with: " ")))
      }
      .filter { !$0.isEmpty }
      let text = parts.joined()
      var expected: [Range<Int>] = []
      for part in parts {
        let start = expected.last?.upperBound ?? 0
        expected.append(start..<start + part.utf8.count)
      }
      if WordBreaks.segments(of: text) != expected { failed.append(line) }
    }
    #expect(failed == [])
    #expect(lines.count == 1823)
  }

  @Test func `an empty text has no segments`() {
    #expect(WordBreaks.segments(of: "") == [])
  }

  @Test func `a sign that bridges nothing costs linear time`() {
    let text = String(repeating: "a.\u{301}", count: 20_000)
    #expect(WordBreaks.segments(of: text).last?.upperBound == text.utf8.count)
  }
}
