import Testing

/// Options from a file.
@Suite("Files of options") struct ConfigurationRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  /// Runs the tool with a file of options where it is looked for.
  func run(_ line: String, with options: String) throws -> Binary.Run {
    try folder.write(options, to: "topictool.json")
    return try folder.run(line)
  }

  @Test
  func `the file of the working folder sets options, and the command line wins`() throws {
    let options = #"{"all": {"format": "jsonl"}, "dedup": {"min-words": 100}}"#
    #expect(try run("dedup in.jsonl", with: options).output == "")
    let won = try run("dedup in.jsonl --min-words 0", with: options)
    #expect(won.output.hasPrefix(#"{"a":"wire-1","b":"echo-1","#))
    #expect(try run("dedup in.jsonl --no-config", with: options).output.hasPrefix("a,b,"))
    #expect(try run("analyze in.jsonl", with: options).status == 0)
  }

  @Test
  func `a command's own section goes before that of all`() throws {
    let options = #"{"all": {"format": "jsonl"}, "dedup": {"format": "csv"}}"#
    #expect(try run("dedup in.jsonl", with: options).output.hasPrefix("a,b,"))
    #expect(try run("cluster -k 2 in.jsonl", with: options).output.hasPrefix(#"{"id":"#))
  }

  @Test
  func `a switch is true or false, and the command line can take it back`() throws {
    let given = try folder.run("dedup in.jsonl --cross-source")
    let without = try folder.run("dedup in.jsonl --cross-source=false")
    let options = #"{"all": {"quiet": true}, "dedup": {"cross-source": true}}"#
    try folder.write(
      "{\"id\":\"wire-2\",\"source\":\"Wire\",\"text\":\"\(Batch.report)\"}\n",
      to: "more.jsonl")
    let pairs = try run("dedup in.jsonl more.jsonl", with: options).output
    let all = try run("dedup in.jsonl more.jsonl --cross-source=false", with: options)
      .output
    #expect(!pairs.contains("wire-1,wire-2,") && all.contains("wire-1,wire-2,"))
    #expect(given.output == without.output)
    let wrong = try folder.run("dedup in.jsonl --cross-source=no")
    #expect(wrong.status == 2)
    #expect(
      wrong.error
        == "topictool: error: --cross-source takes true, false or no value, not 'no'\n")
  }

  @Test
  func `files to read are looked for from the folder of the file`() throws {
    try folder.write("harbour\n", to: "words.txt")
    let options = #"{"analyze": {"stop-words": "words.txt", "stem": "none"}}"#
    #expect(try !run("analyze in.jsonl", with: options).output.contains("harbour"))
    let other = try Folder()
    let away = try Binary.run(
      ["analyze", folder.path("in.jsonl"), "--config", folder.path("topictool.json")],
      in: other)
    #expect(away.status == 0 && !away.output.contains("harbour"))
    #expect(away.output.contains("penalties"))
  }

  @Test
  func `options that can be given several times take lists`() throws {
    for name in ["one", "two"] {
      try folder.expectDone("vectorize in.jsonl --save-frequencies \(name).freq --quiet")
    }
    let merged = try folder.run(
      "vectorize in.jsonl --frequencies one.freq --frequencies two.freq")
    let options = #"{"vectorize": {"frequencies": ["one.freq", "two.freq"]}}"#
    #expect(try run("vectorize in.jsonl", with: options).output == merged.output)
    #expect(merged.status == 0)
  }

  /// What is wrong with a file, and what is said to it.
  static let complaints: [(options: String, complaint: String)] = [
    (
      "{\"dedup\": {\"mode\": \"auto\"},\n \"dedpu\": {}}",
      "2: 'dedpu' is no command; did you mean dedup?"
    ),
    (
      #"{"wonderful": {}}"#,
      "1: 'wonderful' is no command; allowed are all, dedup, "
    ),
    (
      "{\"dedup\": {\n\"within\": \"2d\",\n\"mod\": \"auto\"}}",
      "3: dedup has no option 'mod'; did you mean mode?"
    ),
    (
      #"{"all": {"min-words": 3}}"#,
      "1: all has no option 'min-words'; those of single commands stand under their names"
    ),
    (
      #"{"cluster": {"colour": "x", "k": 3}}"#,
      "1: cluster has no option 'colour'; did you mean color?"
    ),
    (
      #"{"dedup": {"mode": "ruese"}}"#,
      "1: dedup.mode takes auto, minhash, exact or reuse, not 'ruese'; did you mean reuse?"
    ),
    (
      #"{"events": {"threshold": 1.5}}"#,
      "1: events.threshold takes a number from 0 to 1, not '1.5'"
    ),
    (
      #"{"dedup": {"templates": "yes"}}"#,
      "1: dedup.templates takes true or false, not 'yes'"
    ),
    (
      #"{"dedup": {"pairs": "p.csv"}}"#,
      "1: 'dedup.pairs' can only be given on the command line"
    ),
    (
      #"{"dedup": {"mode": ["auto"]}}"#,
      "1: dedup.mode takes auto, minhash, exact or reuse, not a list"
    ),
    (#"{"all": {"seed": 1, "seed": 2}}"#, "1: 'all.seed' comes twice"),
    (#"{"all": {"seed": 1}"#, "1: expected '}' or ',' after a value"),
  ]

  @Test(arguments: complaints)
  func `what cannot be is refused with its place`(
    options: String, complaint: String
  ) throws {
    let wrong = try run("dedup in.jsonl", with: options)
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(
      wrong.error.hasPrefix("topictool: error: topictool.json:\(complaint)"),
      "\(wrong.error)")
    #expect(try folder.run("help dedup").status == 0)
  }

  @Test
  func `a file that is no object, or missing, is refused`() throws {
    let list = try run("dedup in.jsonl", with: "[]")
    #expect(
      list.error
        == "topictool: error: topictool.json: expected an object of commands, found a list\n"
    )
    let missing = try folder.run("dedup in.jsonl --config no.json")
    #expect(missing.status == 2 && missing.error.contains("no.json: cannot be read"))
    let both = try folder.run("dedup in.jsonl --config no.json --no-config")
    #expect(both.status == 2)
    #expect(both.error.contains("--config and --no-config do not go together"))
  }

  @Test
  func `a pipe or a folder of that name is refused`() throws {
    for line in ["mkfifo topictool.json", "rm topictool.json; mkdir topictool.json"] {
      let run = try Binary.shell("\(line); topictool dedup in.jsonl", in: folder)
      #expect(run.status == 2 && run.output == "")
      #expect(
        run.error
          == "topictool: error: topictool.json: cannot be read: not a regular file\n")
    }
    #expect(try folder.run("dedup in.jsonl --no-config").status == 0)
  }

  @Test
  func `a complaint about an option says that a file set it`() throws {
    let conflict = try run(
      "events in.jsonl --granularity fine", with: #"{"events": {"threshold": 0.3}}"#)
    #expect(conflict.status == 2)
    #expect(conflict.error.hasSuffix("(--threshold from topictool.json)\n"))
  }

  @Test
  func `the file is no article of its folder, and is not written over`() throws {
    let run = try run("analyze .", with: "{}")
    #expect(run.error == "" && run.output.split(separator: "\n").count == 5)
    let over = try folder.run("dedup in.jsonl --pairs topictool.json")
    #expect(over.status == 2)
    #expect(over.error.contains("would write over the input 'topictool.json'"))
  }
}
