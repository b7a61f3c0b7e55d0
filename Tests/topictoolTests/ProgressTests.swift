import Testing

@testable import topictool

@Suite("Progress") struct ProgressTests {
  let start = ContinuousClock.now

  @Test
  func `shows bytes, speed, share and time left`() {
    let phase = Progress.Phase(
      name: "reading", unit: .bytes, total: 400_000_000, start: start, done: 100_000_000)

    #expect(
      phase.line(at: start + .seconds(2), columns: 100)
        == "reading  100 MB  50 MB/s  █████░░░░░░░░░░░░░░░  25 %  7 s left")
  }

  @Test
  func `promises nothing where the total is unknown`() {
    let phase = Progress.Phase(
      name: "comparing", unit: .articles, total: nil, start: start, done: 1500)

    #expect(
      phase.line(at: start + .seconds(2), columns: 100) == "comparing  1,500 articles")
    #expect(phase.line(at: start, columns: 12) == "comparing…")
  }
}
