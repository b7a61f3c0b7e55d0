import Testing

@Suite("Numbers of clusters from the built tool") struct ClusterCountRunTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    let words = [
      "rain storm flood river", "goal match cup coach", "vote party seat poll",
    ]
    let lines = (0..<36).map { index in
      let topic = words[index % 3]
      let own = (0..<3).map { "w\(index * 5 % 7 + $0)" }.joined(separator: " ")
      return #"{"id":"\#(index)","text":"\#(topic) \#(own)"}"# + "\n"
    }
    try folder.write(lines.joined(), to: "in.jsonl")
  }

  func run(_ line: String) throws -> Binary.Run {
    try Binary.run(
      ["cluster", "in.jsonl", "--no-collapse"]
        + line.split(separator: " ").map(String.init),
      in: folder)
  }

  @Test
  func `the number chosen, its certainty and the curve are shown`() throws {
    #expect(try run("--format table").output.contains(" · 3 clusters (100 % sure) · "))
    #expect(!(try run("-k 3 --format table").output.contains("sure")))
    let curve = try run("--k-curve -").output
    #expect(curve.hasPrefix("k,silhouette,stability,score,chosen,confidence\n2,"))
    let chosen = curve.split(separator: "\n").filter { $0.hasSuffix(",1,1.000000") }
    #expect(chosen.count == 1 && chosen[0].hasPrefix("3,"))
  }

  @Test
  func `the curve as JSON says how sure the choice is`() throws {
    #expect(try run("--k-range 2-4 --k-curve c.json --quiet").status == 0)
    let text = try folder.read("c.json")
    #expect(
      text.hasPrefix(#"{"k":3,"confidence":1.000000,"curve":[{"k":2,"silhouette":"#))
    #expect(text.contains(#"{"k":4,"silhouette":"#) && !text.contains(#"{"k":5,"#))
  }

  @Test
  func `the choice does not depend on threads`() throws {
    let one = try run("--k-curve - --threads 1 --seed 4")
    #expect(try run("--k-curve - --threads 3 --seed 4").output == one.output)
  }

  @Test
  func `what was chosen is said off a terminal, unless it is to be quiet`() throws {
    #expect(
      try run("").error
        == "topictool: 36 articles · 3 clusters (100 % sure) · 0 outliers\n")
    #expect(try run("--quiet").error == "")
  }

  @Test(arguments: ["orthogonal", "equal"])
  func `articles that all differ, or do not, have words and one note`(kind: String) throws
  {
    let lines = (0..<30).map { index in
      let words =
        kind == "equal" ? "rain over villages" : "rain\(index) over\(index) hill\(index)"
      return #"{"id":"\#(index)","text":"\#(words)"}"# + "\n"
    }
    try folder.write(lines.joined(), to: "in.jsonl")
    let result = try run("--format table")
    #expect(result.error.split(separator: "\n").count { $0.contains("note:") } == 1)
    #expect(result.error.contains("none is left out for that"))
    #expect(!result.output.contains("without terms"))
    let few = try run("-k 5 --clusters c.jsonl")
    #expect(few.error.contains("there is 1") == (kind == "equal"))
    #expect(
      try folder.read("c.jsonl").split(separator: "\n").count == (kind == "equal" ? 1 : 5)
    )
  }

  @Test(arguments: ["1-4", "5", "9-3", "a-b", "2-3-4", "-2-4", ""])
  func `a range that is none is refused`(range: String) throws {
    let result = try Binary.run(
      ["cluster", "in.jsonl", "--k-range=" + range], in: folder)
    #expect(result.status == 2)
    #expect(result.error.contains("two whole numbers from 2, as in 5-20"))
  }

  @Test(arguments: ["--k-range 2-4", "--k-curve c.csv"])
  func `a number leaves nothing to choose`(option: String) throws {
    let result = try run("-k 3 " + option)
    #expect(result.status == 2)
    #expect(result.error.contains("goes with -k auto"))
  }
}
