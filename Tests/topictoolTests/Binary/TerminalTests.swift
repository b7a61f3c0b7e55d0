import Testing
import Vectors

@testable import topictool

/// The tool at a terminal, which `script` of util-linux makes.
@Suite(
  "The built tool at a terminal",
  .enabled(if: CompletionTests.has("script"), "script is not here"))
struct TerminalTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  /// What a terminal shows of a run.
  func shown(_ line: String, _ settings: String = "TERM=xterm") throws -> String {
    let command = "stty cols 60; \(settings) '\(Binary.path)' \(line)"
    return try Binary.shell(
      "env -u NO_COLOR script -qec \"\(command)\" /dev/null < /dev/null", in: folder
    ).output.replacing("\r\n", with: "\n")
  }

  @Test
  func `colours, unless NO_COLOR, the terminal or an option is against it`() throws {
    let bold = "\u{1B}[1m"
    #expect(try shown("dedup in.jsonl").contains(bold))
    #expect(try shown("dedup in.jsonl", "TERM=xterm NO_COLOR=").contains(bold))
    #expect(try !shown("dedup in.jsonl", "TERM=xterm NO_COLOR=1").contains("\u{1B}"))
    #expect(try !shown("dedup in.jsonl", "TERM=dumb").contains("\u{1B}"))
    #expect(try !shown("dedup in.jsonl --color never").contains("\u{1B}"))
    #expect(
      try shown("dedup in.jsonl --color always", "TERM=dumb NO_COLOR=1").contains(bold))
    let piped = try folder.run("dedup in.jsonl --format table")
    #expect(!piped.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    "dedup", "events --topics 2", "cluster -k 2", "similarity", "vectorize",
  ])
  func `tables fit, with right-to-left words isolated`(command: String) throws {
    let lines = try shown("\(command) in.jsonl --quiet --color never").split(
      separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(String(line).displayWidth <= 60, "\(line)")
      // What stands between isolates has no right-to-left letter.
      let outside = line.split(separator: "\u{2068}", omittingEmptySubsequences: false)
        .enumerated().map { place, part in
          place == 0 ? part : part.drop { $0 != "\u{2069}" }
        }
      #expect(
        !outside.joined().unicodeScalars.contains { $0.isRightToLeft }, "\(line)")
    }
  }

  @Test
  func `a run ends with a summary, unless it is to be quiet`() throws {
    #expect(try shown("dedup in.jsonl").contains("\ntopictool: 5 articles, 1 kB in "))
    #expect(try !shown("dedup in.jsonl --quiet").contains("topictool: "))
  }
}
