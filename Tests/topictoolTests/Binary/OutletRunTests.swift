import Foundation
import Testing

@Suite("Outlets and agencies of dedup") struct OutletRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["dedup"] + arguments, in: folder)
  }

  @Test
  func `outlets are counted by name, with agencies of a file`() throws {
    try folder.write("# ours\nThe Wire\t(Wire)\n", to: "agencies.tsv")
    let result = try run(
      "--outlets", "-", "--families", "f.csv", "--agencies", "agencies.tsv", "in.jsonl")

    #expect(result.status == 0 && result.error == "")
    #expect(
      result.output == """
        source,articles,copied_share,agencies_credited,agencies_found,copied_articles,words
        Echo,2,0.6667,,The Wire:1,1,36
        Post,2,0.5000,,The Wire:1,1,32
        Wire,1,0.0000,The Wire:1,The Wire:1,0,24

        """)
    #expect(
      try folder.read("f.csv").split(separator: "\n").prefix(3).dropFirst() == [
        "wire-1,1,3,source,wire-1,date,The Wire,The Wire,0.0000,",
        "echo-1,1,3,copy,wire-1,,,The Wire,1.0000,1",
      ])
  }

  @Test
  func `articles without an outlet share a row, and a note says so`() throws {
    try folder.write(
      Batch.lines.replacing(",\"source\":\"Post\"", with: ""), to: "some.jsonl")
    let result = try run("--outlets", "-", "some.jsonl")

    #expect(result.output.split(separator: "\n").dropFirst().first == ",2,0.5000,,,1,32")
    #expect(
      result.error
        == "topictool: note: 2 articles name no outlet, and share one row of the outlets\n"
    )
  }

  @Test
  func `a file of agencies that is none is named with its line`() throws {
    try folder.write("Wire\tWire\nEcho\n", to: "agencies.tsv")
    let malformed = try run("--agencies", "agencies.tsv", "in.jsonl")
    #expect(malformed.status == 2 && malformed.output == "")
    #expect(
      malformed.error.contains(
        "agencies.tsv: line 2: expected a name, a tab and at least one form"))
    #expect(try run("--agencies", "none.tsv", "in.jsonl").status == 2)
    try Data([0x41, 0x09, 0xFF]).write(to: folder.file("latin.tsv"))
    #expect(
      try run("--agencies", "latin.tsv", "in.jsonl").error.contains(
        "latin.tsv: expected UTF-8"))
  }

  /// The agencies of the sample batch are invented, and in no list.
  static let invented = """
    Rawaq\tالرواق\tوكالة الرواق للأنباء
    Corvane\tCorvane Press\tCorvane Presse\tكورفان برس

    """

  @Test
  func `the agencies behind the sample batch are found in outlets that hide them`() throws
  {
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../data/articles.jsonl").standardizedFileURL.path
    try folder.write(Self.invented, to: "agencies.tsv")
    let result = try run(
      "--outlets", "o.csv", "--families", "f.csv", "--agencies", "agencies.tsv", data)

    #expect(result.status == 0 && result.error == "")
    let outlets = try folder.read("o.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    func row(_ name: String) -> [Substring] { outlets.first { $0[0] == name } ?? [] }
    #expect(
      row("وكالة الرواق للأنباء")[1...4] == ["21", "0.0000", "Rawaq:21", "Rawaq:21"])
    // It credits none, and more than a third of it comes from one.
    let courier = row("The Harbourgate Courier")
    #expect(courier[3].isEmpty && courier[4].hasPrefix("Corvane:"))
    #expect(try #require(Double(courier[2])) > 1.0 / 3)
    // Every family's source is dated first; those of the agencies are their own articles.
    let sources = try folder.read("f.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }.filter { $0[3] == "source" }
    #expect(sources.count == 30)
    #expect(sources.allSatisfy { $0[5] == "date" && $0[8] == "0.0000" })
    #expect(sources.count { $0[6] == $0[7] && !$0[6].isEmpty } >= 20)
  }
}
