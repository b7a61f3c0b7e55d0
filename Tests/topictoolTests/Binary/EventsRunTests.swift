import Testing

@Suite("Events from the built tool") struct EventsRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ line: String) throws -> Binary.Run { try folder.run("events " + line) }

  /// The fields of each row by id, without the header.
  func assignments(_ line: String) throws -> [String: [String]] {
    let result = try run(line)
    #expect(result.status == 0)
    return result.rows
  }

  @Test func `copies and reports of one event are together`() throws {
    let result = try run("in.jsonl")
    #expect(result.output.hasPrefix("id,cluster,similarity,margin,outlier\nwire-1,0,"))
    let found = try assignments("in.jsonl").mapValues { $0[0] }
    #expect(found["echo-1"] == "0" && found["post-1"] == "0")
    #expect(found["post-2"] != "0")
    #expect(found.count == 5)
  }

  @Test func `an event has its timeline`() throws {
    let result = try run("in.jsonl --events -")
    let first = result.output.split(separator: "\n")[0]
    #expect(first.hasPrefix(#"{"id":0,"size":3,"labels":["#))
    #expect(
      first.contains(
        #""first":"2019-03-01T06:00:00Z","peak":{"start":"2019-03-01T06:00:00Z","hours":1,"articles":1},"#
          + #""last":"2019-03-02","outlets":[{"source":"Wire","articles":1,"#
          + #""first":"2019-03-01T06:00:00Z","id":"wire-1"},"#))
    #expect(first.hasSuffix(#""articles":["wire-1","echo-1","post-1"]}"#))
  }

  @Test func `topics are a column more`() throws {
    let result = try run("in.jsonl --topics 2 --events e.jsonl --assignments -")
    #expect(result.output.hasPrefix("id,cluster,similarity,margin,outlier,topic\n"))
    #expect(try folder.read("e.jsonl").contains(#","topic":0,"topic_labels":["#))
    let table = try run("in.jsonl --topics 1 --format table").output
    #expect(table.contains("\n\ntopic 0 · 2 events · 5 articles · "))
    let found = try assignments("in.jsonl --topics 1")
    #expect(found.values.allSatisfy { $0.last == "0" })
  }

  @Test func `more topics than different events are fewer, which is said`() throws {
    let result = try run("in.jsonl --topics 500")
    #expect(result.status == 0)
    #expect(
      result.error
        == "topictool: note: too few events differ for 500 topics; there are 2\n")
  }

  @Test func `the table tells events with their outlets`() throws {
    let table = try run("in.jsonl --format table").output
    #expect(table.hasPrefix("5 articles (2 copies without a vote) · 2 events · "))
    #expect(table.contains("event 0 · 3 articles · 3 outlets · 2019-03-01 to 2019-03-02"))
    #expect(table.contains("2019-03-01 06:00"))
  }

  @Test func `without dates, with odd ones and without words it goes on`() throws {
    let lines = """
      {"id":"a","text":"\(Batch.report).","date":"yesterday"}
      {"id":"b","text":"\(Batch.report), it was confirmed","date":"1 March 2019"}
      {"id":"c","text":"...","date":"2199-01-01"}
      {"id":"d","text":"Another harbour team won"}
      {"id":"e","text":"!","date":"2019-03-01T10:00:00+03:00"}

      """
    try folder.write(lines, to: "odd.jsonl")
    let result = try run("odd.jsonl")
    #expect(result.status == 0)
    #expect(
      result.error
        == "topictool: note: 2 articles have no date that was understood and count as near "
        + "to all others; 1 article is dated in the future\n")
    let found = try assignments("odd.jsonl")
    #expect(found["a"]?[0] == "0" && found["b"]?[0] == "0")
    #expect(found["c"]?.last == "true" && found["e"]?.last == "true")
    #expect(Set(found.values.map { $0[0] }).count == 4)
    #expect(!result.output.contains("nan"))
    let events = try run("odd.jsonl --events - -q").output
    #expect(events.contains(#""first":"2019-03-01","peak":{"#))
    #expect(events.contains(#""first":null,"peak":null,"last":null,"#))
    #expect(events.contains(#""source":null"#))
  }

  @Test func `a text to log in by makes no event of all headlines`() throws {
    let headlines = [
      "Ferry sinks off Arkona", "Parliament rejects budget", "Striker signs for Belmora",
      "Volcano erupts in Celdor", "Ferry sinks near Arkona",
    ]
    let stub =
      "To continue reading this story, please subscribe to our service or log in to your "
      + "account."
    let lines = headlines.enumerated().map {
      #"{"id":"\#($0)","title":"\#($1)","text":"\#(stub)","date":"2019-03-01"}"# + "\n"
    }
    try folder.write(lines.joined(), to: "stubs.jsonl")
    let found = try assignments("stubs.jsonl -q").mapValues { $0[0] }
    #expect(found["0"] == found["4"])
    #expect(Set(found.values).count == 4)
  }

  @Test func `a half-life without dates is told to be idle`() throws {
    try folder.write(
      #"{"id":"a","text":"\#(Batch.report)."}"# + "\n", to: "undated.jsonl")
    let result = try run("undated.jsonl --half-life 3d --format table")
    #expect(result.error.contains("--half-life makes no difference without dates"))
    #expect(!result.output.contains("half-life"))
  }

  @Test func `the hour after midnight is told with its time`() throws {
    let lines = ["a", "b"].map {
      #"{"id":"\#($0)","text":"\#(Batch.report).","date":"2019-03-01T00:15:00Z"}"#
        + "\n"
    }
    try folder.write(lines.joined(), to: "midnight.jsonl")
    #expect(
      try run("midnight.jsonl --events -").output.contains(
        #""peak":{"start":"2019-03-01T00:00:00Z","hours":1,"articles":2}"#))
  }

  @Test func `finer events are more`() throws {
    let counts = try ["-2", "coarse", "normal", "fine", "2"].map { value in
      Set(
        try assignments("in.jsonl --no-collapse --granularity \(value)").values.map {
          $0[0]
        }
      ).count
    }
    #expect(counts == counts.sorted())
    #expect(try assignments("in.jsonl --threshold 1 --no-collapse").count == 5)
  }

  @Test(arguments: [
    (
      "--granularity 3",
      "--granularity takes coarse, normal, fine, or a number from -2 to 2"
    ),
    ("--granularity coarser", "--granularity takes coarse, normal, fine"),
    ("--threshold 2", "--threshold takes a number from 0 to 1"),
    ("--topics 0", "--topics takes a whole number from 1, or auto"),
    ("--half-life 3", "--half-life takes a whole number up to 99999 and h, d or w"),
    ("--half-life 0h", "--half-life takes a time above 0"),
    ("--threshold 0.2 --granularity fine", "--threshold takes its place"),
  ])
  func `what makes no sense is refused`(arguments: String, message: String) throws {
    let result = try run("in.jsonl \(arguments)")
    #expect(result.status == 2)
    #expect(result.error.contains(message))
  }

  @Test func `one article, or one many times, is one event`() throws {
    let line = #"{"id":"ID","text":"Rain fell over the northern villages before dawn"}"#
    try folder.write(line + "\n", to: "one.jsonl")
    let id = try assignments("one.jsonl -q")
    #expect(id["ID"]?[..<2] == ["0", "1.000000"])
    let many = (1...30).map { line.replacing("ID", with: "\($0)") + "\n" }.joined()
    try folder.write(many, to: "many.jsonl")
    #expect(
      try assignments("many.jsonl -q --no-collapse").values.allSatisfy { $0[0] == "0" })
    #expect(try assignments("many.jsonl -q").values.allSatisfy { $0[0] == "0" })
  }
}
