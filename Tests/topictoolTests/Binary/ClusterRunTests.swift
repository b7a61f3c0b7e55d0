import Testing

@Suite("Clusters from the built tool") struct ClusterRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ line: String) throws -> Binary.Run { try folder.run("cluster " + line) }

  /// The fields of each row by id, without the header.
  func assignments(_ line: String) throws -> [String: [String]] {
    let result = try run(line)
    #expect(result.status == 0)
    return result.rows
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

  @Test
  func `articles without a term are the last cluster, without a name`() throws {
    let empty = #"{"id":"none-1","text":"... !"}"# + "\n"
    try folder.write(empty + Batch.lines + #"{"id":"none-2","text":"§"}"#, to: "in.jsonl")
    let rows = try assignments("in.jsonl -k 2 --assignments - --clusters c.jsonl")
    for id in ["none-1", "none-2"] {
      #expect(rows[id] == ["2", "0.000000", "0.000000", "true"])
    }
    #expect(rows["wire-1"]?[3] == "false")
    let clusters = try folder.read("c.jsonl").split(separator: "\n")
    #expect(clusters.count == 3)
    #expect(clusters[2].hasPrefix(#"{"id":2,"size":2,"labels":[],"representatives":[{"#))
    #expect(
      clusters[2].hasSuffix(#""phrases":[],"discriminating":[],"outliers":2}"#))
    let table = try run("in.jsonl -k 2 --format table").output
    #expect(table.contains("cluster 2 · 2 articles · without terms"))
    #expect(table.contains(" · 3 clusters · 2 outliers\n    mean similarity "))
    let json = try run("in.jsonl -k 2 --format jsonl").output
    #expect(json.contains(#""margin":0.000000,"outlier":true}"#))
  }

  @Test(arguments: [
    #"{"id":"1","text":"rain"}"#,
    #"{"id":"1","text":"one text"}"# + "\n" + #"{"id":"2","text":"one text"}"#,
    #"{"id":"1","text":"rain"}"# + "\n" + #"{"id":"2","text":"snow"}"#,
    #"{"id":"1","text":"..."}"# + "\n" + #"{"id":"2","text":"!"}"#,
  ])
  func `small and odd batches have finite numbers`(lines: String) throws {
    try folder.write(lines, to: "odd.jsonl")
    for options in ["-k 1", "-k 3", "", "-k 2 --no-collapse", "-k 2 --hash-bits 4"] {
      let rows = try assignments(
        "odd.jsonl \(options) --assignments - --clusters c.jsonl")
      #expect(rows.count == lines.split(separator: "\n").count)
      for row in rows.values {
        let numbers = row[1...2].compactMap { Double($0) }
        #expect(numbers.count == 2 && numbers.allSatisfy(\.isFinite))
      }
      #expect(try !folder.read("c.jsonl").lowercased().contains("nan"))
    }
  }

  @Test
  func `titles over one short text are no copies`() throws {
    let titles = ["Rain floods hills", "Cup final drawn", "Oil price falls"]
    let lines = titles.enumerated().map { i, title in
      #"{"id":"\#(i)","title":"\#(title)","text":"Full story to follow."}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "short.jsonl")
    let rows = try assignments("short.jsonl -k 3")
    #expect(Set(rows.values.map { $0[0] }).count == 3)
    #expect(try run("short.jsonl -k 3 --format table").output.hasPrefix("3 articles · 3"))
  }
}
