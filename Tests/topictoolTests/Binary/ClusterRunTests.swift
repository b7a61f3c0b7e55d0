import Testing

@Suite("Clusters from the built tool") struct ClusterRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ line: String) throws -> Binary.Run {
    try Binary.run(
      ["cluster"] + line.split(separator: " ").map(String.init), in: folder)
  }

  /// The rows of the assignments by id, without the header.
  func assignments(_ line: String) throws -> [String: [String]] {
    let result = try run(line)
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0.dropFirst())) })
  }

  @Test
  func `copies count once, unless all are to count`() throws {
    // What the wire's report has that a copy has too: rain, in a batch of four votes or six.
    let once = try assignments("in.jsonl -k 2")
    #expect(once.count == 5)
    #expect(once["wire-1"]?[0] == once["echo-1"]?[0])
    #expect(once["wire-1"]?[0] != once["post-2"]?[0])
    let all = try assignments("in.jsonl -k 2 --no-collapse")
    #expect(all["wire-1"]?[1] != once["wire-1"]?[1])
    #expect(try run("in.jsonl -k 2").output == run("in.jsonl -k 2 --threads 1").output)
  }

  @Test
  func `the table says how many copies have no vote`() throws {
    let table = try run("in.jsonl -k 2 --format table").output
    #expect(table.hasPrefix("5 articles (2 copies without a vote) · 2 clusters · "))
    let all = try run("in.jsonl -k 2 --format table --no-collapse").output
    #expect(all.hasPrefix("5 articles · 2 clusters · "))
  }

  @Test
  func `forty copies weigh as much as one`() throws {
    let report = #"","text":"Rain fell over the northern villages before dawn today"}"#
    let others = """
      {"id":"a","text":"Rain is expected in the southern hills as well"}
      {"id":"b","text":"The harbour team won the cup final on penalties"}
      {"id":"c","text":"Captain praised the harbour team after the final"}

      """
    try folder.write(others + #"{"id":"1"# + report + "\n", to: "one.jsonl")
    let forty = (1...40).map { #"{"id":"\#($0)"# + report + "\n" }.joined()
    try folder.write(others + forty, to: "forty.jsonl")

    let one = try assignments("one.jsonl -k 2 --seed 3")
    let many = try assignments("forty.jsonl -k 2 --seed 3")
    for id in ["a", "b", "c", "1"] {
      #expect(many[id]?[1...] == one[id]?[1...])
    }
    for id in 1...40 { #expect(many["\(id)"] == many["1"]) }
  }

  @Test
  func `more clusters than different articles are fewer, which is said once`() throws {
    for arguments in ["-k 40", "-k 1000000000"] {
      let result = try run("in.jsonl --no-collapse \(arguments)")
      #expect(result.status == 0)
      let wanted = arguments.dropFirst(3)
      #expect(
        result.error
          == "topictool: note: too few articles differ for \(wanted) clusters; "
          + "there are 5\n")
    }
    let copies = try run("in.jsonl -k 4")
    #expect(copies.error.contains("for 4 clusters; there are 3"))
  }
}
