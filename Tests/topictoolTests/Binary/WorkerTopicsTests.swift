import Foundation
import Testing
import Vectors

@testable import topictool

@Suite("Topics by the built workers") struct WorkerTopicsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Runs a verb, and returns its lines without the last one.
  func work(_ words: [String], _ input: [String]) throws -> [String] {
    let run = try Binary.run(
      ["worker"] + words, in: folder, input: input.map { $0 + "\n" }.joined())
    #expect(run.status == 0 && run.error == "")
    return run.output.split(separator: "\n").dropLast().map(String.init)
  }

  /// Runs a verb over each of some parts, the last part first.
  func work(_ words: [String], parts: [[String]]) throws -> [String] {
    try parts.reversed().flatMap { try work(words, $0) }
  }

  /// Lines of a kind in the order of their second field.
  func ordered(_ lines: [String], _ kind: String) -> [String] {
    lines.filter { $0.hasPrefix(kind + "\t") }.sorted { number($0) < number($1) }
  }

  func fields(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  func number(_ line: String) -> Int { Int(fields(line)[1]) ?? -1 }

  /// Every third line.
  func parted(_ lines: [String]) -> [[String]] {
    (0..<3).map { part in
      lines.enumerated().filter { $0.offset % 3 == part }.map(\.element)
    }
  }

  func write(_ lines: [String], _ name: String) throws -> String {
    try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
    return folder.path + "/" + name
  }

  @Test(arguments: [["-k", "6"], ["-k", "auto", "--sample", "100", "--seed", "3"]])
  func `parts come to the rows of one run`(options: [String]) throws {
    let records = try String(contentsOfFile: Sample.path, encoding: .utf8)
      .split(separator: "\n")
    let whole = try Binary.run(
      ["cluster", Sample.path, "--no-collapse"] + options, in: folder)
    // Numbers have gaps.
    let articles = records.enumerated().map { "\(2 * $0.offset)\t\($0.element)" }
    let count = ["--documents", "\(records.count)"]

    let terms = try work(["df", "--ranges", "2"], parts: parted(articles))
    let merged = try work(["df-merge"] + count, ordered(terms, "terms"))
    #expect(merged.count == 2)
    let model = [
      "--model", try write(try work(["vocabulary"] + count, merged), "model"),
    ]
    let rows = ordered(try work(["vectors"] + model, parts: parted(articles)), "row")
    let sized = ["--voters", "\(records.count)"] + options
    let sampled = Set(
      try work(["sample"] + sized, rows.map { "\(number($0))" }).map(number))
    let start = try work(
      ["kmeans-start"] + model + sized, rows.filter { sampled.contains(number($0)) })
    var state = ["--state", try write(ordered(start, "state"), "state0")]
    let settled = Dictionary(
      uniqueKeysWithValues: ordered(start, "settled").map { ($0, fields($0)) }.map {
        (number($0.0), $0.1.suffix(2).joined(separator: "\t"))
      })
    #expect(settled.count == (sampled.count == records.count ? records.count : 0))
    var (before, steps): ([String], Int) = ([], 0)
    while sampled.count < records.count {
      let ranges = ["--ranges", "2"]
      let sums = try work(["kmeans-step"] + model + state + ranges, parts: parted(rows))
      let one = try work(["kmeans-merge"] + state + ranges, sums)
      let next = try work(["kmeans-next"] + state, one)
      steps += 1
      before = ["--before", state[1]]
      state[1] = try write(ordered(next, "state"), "state\(steps)")
      if ordered(next, "step").first.map({ fields($0)[4] }) != "1" { break }
    }
    let lines = rows.map { row in
      let (number, fields) = (number(row), fields(row))
      return
        "\(number)\t\(number)\t\(settled[number] ?? "\\N\t\\N")\t\(fields[3])\t\(fields[4])"
    }
    let placed = try work(
      ["kmeans-assign"] + model + state + before, parts: parted(lines))
    let others = placed.filter { !$0.hasPrefix("placed") }
    let clusters = try write(try work(["kmeans-number"] + state, others), "clusters")
    let assigned = try work(
      ["assignments", "--clusters", clusters], ordered(placed, "placed"))
    let found = assigned.map { fields($0).dropFirst(2).joined(separator: ",") }
    let expected = whole.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").dropFirst().joined(separator: ",")
    }
    #expect(found == expected)
    #expect(found.count == records.count)
  }

  @Test func `nothing gives nothing, and an empty model is one`() throws {
    let empty = try write([], "empty")
    let model = ["--model", empty]
    #expect(try work(["vocabulary", "--documents", "0"], []).isEmpty)
    let row = try work(["vectors"] + model, [#"7\#t{"text":"one two"}"#])
    #expect(row == ["row\t7\t1\t0\t\\N"])
    #expect(try work(["kmeans-start", "--voters", "0"] + model, []).isEmpty)
    let placed = try work(
      ["kmeans-assign", "--state", empty] + model, ["7\t7\t\\N\t\\N\t0\t\\N"])
    #expect(placed == ["placed\t7\t\\N\t\\N\t\\N\t\\N"])
    let assigned = try work(["assignments", "--clusters", empty], placed)
    #expect(assigned == ["assigned\t7\t0\t0.000000\t0.000000\ttrue"])
  }

  @Test(arguments: [
    ("kmeans-assign --model M --state M", "3\t4\t\\N\t\\N\t0\t\\N"),
    ("kmeans-assign --model M --state M", "3\t3\t\\N\t\\N\t1\tQUJDREVGR0g="),
    ("assignments --clusters M", "placed\t7\t0\t0\t0\t0"),
    ("sample --voters 1", "7\n6"), ("sample --voters 2", "7"),
    ("kmeans-start --model M --voters 2", "row\t7\t1\t0\t\\N"),
    ("df-merge --documents 1", "terms\t0\tnot Base64"),
    ("df --ranges 1", "7\t{\"text\":1"),
  ])
  func `a line that is not as expected ends the work`(
    words: String, line: String
  ) throws {
    let empty = try write([], "empty")
    let words = words.replacing("M", with: empty).split(separator: " ").map(String.init)
    let run = try Binary.run(["worker"] + words, in: folder, input: line + "\n")
    #expect(run.status == 65)
    #expect(run.error.hasPrefix("topictool worker \(words[0]): line "))
    #expect(!run.output.contains("#end"))
  }
}
