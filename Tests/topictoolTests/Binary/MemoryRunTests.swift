import Foundation
import Testing
import Vectors

@Suite("Runs of dedup in bounded memory") struct MemoryRunTests {
  /// Reports of a hundred words of their own, with a copy of every other one.
  static let lines: String = (0..<60).map { i in
    let story = (0..<100).map { "w\((i / 2 * 2) * 1000 + $0)" }
    let words = i % 2 == 0 ? story : Array(story.dropLast(20))
    return #"{"id":"a\#(i)","text":"\#(words.joined(separator: " "))"}"# + "\n"
  }.joined()

  /// Reports of a hundred words, every tenth the one before it without its last words.
  ///
  /// They have 209,000 phrases, of which 187,500 fit into the eighth of 16 MB they have.
  static let manyLines: String = {
    var random = SplitMix64(seed: 1)
    var words: [String] = []
    return (0..<2200).map { i -> String in
      if i % 10 == 9 {
        words.removeLast(20)
      } else {
        words = (0..<100).map { _ in
          "w\(Int.random(in: 0..<2000, using: &random))"
        }
      }
      return #"{"id":"a\#(i)","text":"\#(words.joined(separator: " "))"}"# + "\n"
    }.joined()
  }()

  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Self.lines, to: "in.jsonl")
  }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["dedup"] + arguments + ["in.jsonl"], in: folder)
  }

  @Test(arguments: ["auto", "exact"])
  func `give the same`(mode: String) throws {
    try folder.write(Self.manyLines, to: "in.jsonl")
    let all = try run("--mode", mode)
    let bounded = try run("--mode", mode, "--memory", "16MB", "--temp", ".")

    #expect(all.status == 0 && all.output.split(separator: "\n").count == 221)
    #expect(bounded.status == 0 && bounded.error == all.error)
    #expect(bounded.output == all.output)
    #expect(try folder.names == ["in.jsonl"])
  }

  /// Which shows as well that the runs above need files.
  @Test func `end where what is too much cannot be set aside`() throws {
    try folder.write(Self.manyLines, to: "in.jsonl")
    let result = try Binary.run(
      ["dedup", "--memory", "16MB", "--pairs", "p.csv", "in.jsonl"],
      in: folder, environment: ["TMPDIR": "/no/such"])

    #expect(result.status == 1 && !result.endedBySignal && result.output == "")
    #expect(
      result.error == """
        topictool: error: a temporary file in /no/such: cannot be written: \
        No such file or directory

        """)
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test(arguments: ["16MB", "16mb", "2GB", "1.5g", "1GiB", "16000000", "64 MiB", "1TB"])
  func `take sizes in the usual units`(size: String) throws {
    #expect(try run("--memory", size).status == (size.contains(" ") ? 2 : 0))
  }

  @Test(arguments: [
    "15MB", "0", "-1", "much", "2XB", "", "1e9", "9999999999999TB", "nan",
  ])
  func `say which sizes there are`(size: String) throws {
    let result = try run("--memory=\(size)")

    #expect(result.status == 2 && result.output == "")
    #expect(
      result.error.contains(
        "--memory takes a size from 16MB to 1000000TB, such as 512MB, 2GB, 1GiB or a "
          + "number of bytes"))
  }

  @Test(arguments: ["no/such", "in.jsonl"])
  func `refuse a folder that is none before any work`(path: String) throws {
    let result = try run("--temp", path)

    #expect(result.status == 2 && result.output == "")
    #expect(
      result.error == """
        topictool: error: --temp takes a folder that can be written; '\(path)' is none

        """)
  }
}
