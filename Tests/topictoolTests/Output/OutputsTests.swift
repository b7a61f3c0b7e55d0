import Testing
import Vectors

@testable import topictool

@Suite("Outputs") struct OutputsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func outputs(inputs: String...) -> Outputs {
    Outputs(inputs: inputs, interruption: Interruption())
  }

  func path(_ name: String) -> String { folder.path(name) }

  @Test
  func `are not files of a folder that is read`() throws {
    try folder.write("old", to: "in.jsonl")
    let outputs = outputs(inputs: path(""))
    #expect(throws: ToolError.self) { try outputs.open(path("in.jsonl"), for: "--a") }
    // What is not there yet is not read.
    #expect(throws: Never.self) { try outputs.open(path("new.jsonl"), for: "--a") }
    outputs.discard()
  }

  @Test
  func `are not standard output twice, whatever it is called`() throws {
    let outputs = outputs()
    #expect(throws: Never.self) { try outputs.open("-", for: "--a") }
    for path in ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
      #expect(throws: ToolError.self) { try outputs.open(path, for: "--b") }
    }
  }

  @Test
  func `appear together, once all are written`() throws {
    let outputs = outputs()
    try outputs.open(path("a.csv"), for: "--a").writeLine("1")
    try outputs.open(path("b.csv"), for: "--b").writeLine("2")
    #expect(try folder.names.allSatisfy { $0.hasPrefix(".") })
    try outputs.commit()

    #expect(try folder.names == ["a.csv", "b.csv"])
    #expect(try folder.read("b.csv") == "2\n")
  }

  @Test
  func `do not appear where one of them cannot be finished`() throws {
    try folder.write("old", to: "a.csv")
    let outputs = outputs()
    try outputs.open(path("a.csv"), for: "--a").writeLine("1")
    try outputs.open("/dev/full", for: "--b").writeLine("2")
    #expect(throws: ExportError.self) { try outputs.commit() }
    outputs.discard()

    #expect(try folder.names == ["a.csv"])
    #expect(try folder.read("a.csv") == "old")
  }

  @Test
  func `do not appear where what is asked at the end fails`() throws {
    let outputs = outputs()
    try outputs.open(path("a.csv"), for: "--a").writeLine("1")
    #expect(throws: ToolError.self) {
      try outputs.commit {
        #expect(try folder.read(".a.csv.partial") == "1\n")
        throw ToolError.failure("cut")
      }
    }
    outputs.discard()
    #expect(try folder.names == [])
  }

  @Test
  func `leave nothing behind when discarded`() throws {
    try folder.write("old", to: "a.csv")
    let outputs = outputs()
    try outputs.open(path("a.csv"), for: "--a").writeLine("1")
    try outputs.open(path("b.csv"), for: "--b").writeLine("2")
    outputs.discard()

    #expect(try folder.names == ["a.csv"])
    #expect(try folder.read("a.csv") == "old")
  }

  @Test
  func `may not be written twice, by whatever path`() throws {
    let outputs = outputs()
    _ = try outputs.open(path("a.csv"), for: "--a")
    _ = try outputs.open("-", for: "--c")

    #expect(
      throws: ToolError.usage("--b and --a both write to '\(folder.path)/./a.csv'")
    ) { try outputs.open(folder.path + "/./a.csv", for: "--b") }
    #expect(throws: ToolError.usage("--d and --c both write to standard output")) {
      try outputs.open("-", for: "--d")
    }
    outputs.discard()
  }

  @Test
  func `may not be an input, by whatever path`() throws {
    try folder.write("x", to: "in.jsonl")
    let outputs = outputs(inputs: "-", path("in.jsonl"))

    #expect(throws: ToolError.self) {
      try outputs.open(
        folder.path + "/./in.jsonl", for: "-o")
    }
    _ = try outputs.open("-", for: "--a")
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test
  func `that cannot be written are wrong usage`() throws {
    let outputs = outputs()
    #expect(throws: ToolError.self) { try outputs.open(path("no/a.csv"), for: "--a") }
    #expect(throws: ToolError.self) { try outputs.open(folder.path, for: "--a") }
  }
}

@Suite("Rows") struct RowWriterTests {
  func written(_ format: RowFormat, _ rows: [[Value]]) throws -> String {
    let folder = try Folder()
    let file = try AtomicFile(path: folder.path("rows"))
    var writer = try RowWriter(format, columns: ["id", "share"], to: file)
    for row in rows { try writer.append(row) }
    try writer.finish()
    try file.commit()
    return try folder.read("rows")
  }

  let rows: [[Value]] = [
    [.text("a,b"), .number(0.5, decimals: 4)], [.text("say \"x\"\n\u{1}"), .integer(2)],
  ]

  @Test
  func `are quoted as each format asks`() throws {
    #expect(
      try written(.csv, rows) == "id,share\n\"a,b\",0.5000\n\"say \"\"x\"\"\n\u{1}\",2\n")
    #expect(
      try written(.jsonl, rows)
        == #"{"id":"a,b","share":0.5000}"# + "\n"
        + #"{"id":"say \"x\"\n\u0001","share":2}"# + "\n")
    #expect(
      try written(.json, rows)
        == "[\n" + #"{"id":"a,b","share":0.5000}"# + "\n,"
        + #"{"id":"say \"x\"\n\u0001","share":2}"# + "\n]\n")
  }

  @Test
  func `can be none`() throws {
    #expect(try written(.csv, []) == "id,share\n")
    #expect(try written(.jsonl, []) == "")
    #expect(try written(.json, []) == "[\n]\n")
  }
}
