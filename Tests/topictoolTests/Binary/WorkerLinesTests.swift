import Testing

@testable import topictool

@Suite("Lines of the built workers") struct WorkerLinesTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func run(_ words: String..., input: String = "") throws -> Binary.Run {
    try Binary.run(["worker"] + words, in: folder, input: input)
  }

  /// The lines of an output, the last one in its fields.
  func lines(_ run: Binary.Run) -> (lines: [String], trailer: [String]) {
    var lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    #expect(lines.popLast() == "")
    let trailer = lines.popLast() ?? ""
    return (lines, trailer.split(separator: "\t").map(String.init))
  }

  @Test
  func `records become articles or are skipped, and ids keep their tabs`() throws {
    let input = #"""
      0\#t0\#t{"id":"a\tb","text":"Rain."}
      0\#t1\#t
      0\#t2\#t{"id":"c\\d","text":"ruin\#ted"
      7\#t0\#t{"text":"Rain é","date":"2019-03-01"}
      7\#t1\#t{"id":"e","text":" "}
      7\#t2\#t   \#t 

      """#
    let run = try run("read", input: input)
    #expect(run.status == 0 && run.error == "")
    let (lines, trailer) = lines(run)
    #expect(
      lines == [
        #"article\#t0\#t0\#ta\tb\#t5"#,
        #"skip\#t0\#t2\#texpected '"' at the end of a string, found U+0009"#,
        #"article\#t7\#t0\#t\N\#t7"#,
        #"skip\#t7\#t1\#tthe record has no text"#,
      ])
    #expect(trailer.prefix(4) == ["#end", "read", "6", "4"])
    #expect(trailer.last?.count == 16)
  }

  @Test
  func `the last line has a hash of the options and not of the input`() throws {
    func hash(_ words: String..., input: String = "") throws -> String? {
      let run = try Binary.run(["worker", "read"] + words, in: folder, input: input)
      return lines(run).trailer.last
    }
    let plain = try hash()
    #expect(try hash(input: "0\t0\t{\"text\":\"x\"}\n") == plain)
    #expect(try hash("--fields", "text=story") != plain)
    #expect(try lines(run("version")).trailer.last != plain)
    // A switch counts, given or not.
    try folder.write("", to: "none.tsv")
    for options in [
      ["df-merge --documents 0", "--all-terms"],
      ["verify --articles 0 --recurring none.tsv", "--templates"],
    ] {
      let hashes = try [options[0], options.joined(separator: " ")].map {
        try lines(folder.run("worker " + $0)).trailer.last
      }
      #expect(hashes[0] != hashes[1] && hashes[0]?.count == 16, "\(options)")
    }
  }

  @Test
  func `the version is asked for without input`() throws {
    let (lines, trailer) = lines(try run("version"))
    #expect(lines == ["version\t\(WorkerProtocol.version)\t\(Tool.version)"])
    #expect(trailer.prefix(4) == ["#end", "version", "0", "1"])
    let more = try run("version", input: "x\n")
    #expect(more.status == 65)
    #expect(
      more.error == "topictool worker version: line 1: expected the end of the input\n")
  }

  static let faults = [
    ("0\t0", "line 1: expected 3 fields: part TAB row TAB json"),
    (
      "0\t0\t{}\nx\t1\t{}",
      "a whole number from 0 to 9223372036854775807 for part, not 'x'"
    ),
    ("0\t-1\t{}", "line 1: expected a whole number from 0"),
    ("0\t99999999999999999999\t{}", "line 1: expected a whole number from 0"),
    ("", "line 1: expected 3 fields"),
  ]

  @Test(arguments: faults)
  func `a line that is not as expected ends the worker`(input: String, fault: String)
    throws
  {
    let run = try run("read", input: input + "\n")
    #expect(run.status == 65)
    #expect(run.error.hasPrefix("topictool worker read: line "))
    #expect(run.error.contains(fault) && run.error.split(separator: "\n").count == 1)
    #expect(!run.output.contains("#end"))
  }

  @Test
  func `a line that was cut ends the worker`() throws {
    let run = try run("read", input: "0\t0\t{\"text\":\"x\"}\n0\t1\t{\"text\"")
    #expect(run.status == 65)
    #expect(
      run.error
        == "topictool worker read: line 2: expected a line feed at the end of the input\n"
    )
  }

  @Test
  func `wrong options and an output that takes nothing have statuses of their own`()
    throws
  {
    for words in [["reed"], ["read", "--threads", "2"], ["read", "file"], []] {
      let run = try Binary.run(["worker"] + words, in: folder)
      #expect(run.status == 64 && run.output == "", "\(words)")
      #expect(run.error.hasPrefix("topictool: error: "), "\(words)")
    }
    let full = try Binary.shell(
      "topictool worker version < /dev/null > /dev/full", in: folder)
    #expect(full.status == 74)
    #expect(full.error.hasPrefix("topictool worker version: standard output: cannot be"))
    let folderIn = try Binary.shell("topictool worker read < .", in: folder)
    #expect(folderIn.status == 74)
    #expect(folderIn.error.contains("standard input: cannot be read"))
  }

  @Test
  func `workers stand apart in the help`() throws {
    let help = try folder.run("--help").output
    #expect(help.contains("\nfor other programs\n\n  worker "))
    #expect(try folder.run("help worker read").output.contains("--fields"))
  }
}
