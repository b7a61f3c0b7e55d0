import Testing
import Vectors

@testable import topictool

@Suite("Report of problems") struct ProblemReportTests {
  func problems(_ reasons: [RecordProblem.Reason]) -> [RecordProblem] {
    reasons.enumerated().map { RecordProblem(file: "a", line: $0 + 1, reason: $1) }
  }

  @Test
  func `tells the first twenty in full and counts the rest`() {
    let some = ProblemReport(
      problems(Array(repeating: .noText, count: 20)), articleCount: 1)
    #expect(some.lines().count == 20)
    #expect(some.lines()[0] == "a:1: the record has no text")

    let many = ProblemReport(
      problems(Array(repeating: .noText, count: 1021)), articleCount: 1)
    #expect(many.lines().count == 21)
    #expect(many.lines()[20] == "and 1,001 more problems (--verbose shows all)")
    #expect(many.lines(all: true).count == 1021)
  }

  @Test
  func `counts by reason, the most frequent first`() {
    let report = ProblemReport(
      problems([
        .noText, .syntax(expected: "x", found: "y"), .syntax(expected: "x", found: "z"),
        .replaced(count: 1, encoding: "UTF-8"),
      ]), articleCount: 7)

    #expect(
      report.summary == "skipped 3 of 10 records: 2 malformed, 1 without text; "
        + "kept 1 record with invalid bytes replaced; "
        + "--encoding NAME says what else it is in, such as windows-1256")
    #expect(ProblemReport([], articleCount: 7).summary == nil)
  }

  @Test
  func `says how the text is named where none was found`() {
    let none = ProblemReport(
      problems([.noTextColumn(columns: ["Titre", "Contenu"])]), articleCount: 0)
    let some = ProblemReport(problems([.noText]), articleCount: 1)

    #expect(
      none.summary?.hasSuffix("; --fields text=NAME says what the text is called") == true
    )
    #expect(some.summary == "skipped 1 of 2 records: 1 without text")
  }

  @Test
  func `lets nothing through that could steer a terminal`() {
    let report = ProblemReport(
      problems([.duplicateID("\u{1B}[2Jx", first: "a:1")]), articleCount: 1)

    #expect(report.lines() == ["a:1: the id '[2Jx' is taken by the record at a:1"])
  }
}
