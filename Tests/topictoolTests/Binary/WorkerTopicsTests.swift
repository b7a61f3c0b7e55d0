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

  /// The place of the article that votes for each of the sample batch: a copy's source.
  func voters() throws -> [Int] {
    let dedup = [
      "dedup", Sample.path, "--mode", "minhash", "--min-words", "8", "--families",
      "f.csv",
    ]
    #expect(try Binary.run(dedup, in: folder).status == 0)
    let rows = try folder.read("f.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let places = Dictionary(
      uniqueKeysWithValues: rows.enumerated().map { ($1[0], $0) })
    return try rows.enumerated().map { place, row in
      row[3] == "copy" ? try #require(places[row[4]]) : place
    }
  }

  @Test(
    arguments: [["-k", "6"], ["-k", "auto", "--sample", "100", "--seed", "3"]],
    [true, false])
  func `parts come to the rows of one run`(
    options: [String], isCollapsed: Bool
  ) throws {
    let records = try String(contentsOfFile: Sample.path, encoding: .utf8)
      .split(separator: "\n")
    let whole = try Binary.run(
      ["cluster", Sample.path] + (isCollapsed ? [] : ["--no-collapse"]) + options,
      in: folder)
    let voterOf = isCollapsed ? try voters() : Array(records.indices)
    let voters = records.indices.filter { voterOf[$0] == $0 }
    #expect((voters.count < records.count) == isCollapsed)
    // Numbers have gaps.
    let articles = records.enumerated().map { "\(2 * $0.offset)\t\($0.element)" }
    let count = ["--documents", "\(voters.count)"]

    let terms = try work(
      ["df", "--ranges", "2"], parts: parted(voters.map { articles[$0] }))
    let merged = try work(["df-merge"] + count, ordered(terms, "terms"))
    #expect(merged.count == 2)
    let model = [
      "--model", try write(try work(["vocabulary"] + count, merged), "model"),
    ]
    let rows = ordered(try work(["vectors"] + model, parts: parted(articles)), "row")
    let voting = voters.map { rows[$0] }
    let sized = ["--voters", "\(voters.count)"] + options
    let sampled = Set(
      try work(["sample"] + sized, voting.map { "\(number($0))" }).map(number))
    let start = try work(
      ["kmeans-start"] + model + sized, voting.filter { sampled.contains(number($0)) })
    var state = ["--state", try write(ordered(start, "state"), "state0")]
    let settled = Dictionary(
      uniqueKeysWithValues: ordered(start, "settled").map { ($0, fields($0)) }.map {
        (number($0.0), $0.1.suffix(2).joined(separator: "\t"))
      })
    #expect(settled.count == (sampled.count == voters.count ? voters.count : 0))
    var (before, steps): ([String], Int) = ([], 0)
    while sampled.count < voters.count {
      let ranges = ["--ranges", "2"]
      let sums = try work(["kmeans-step"] + model + state + ranges, parts: parted(voting))
      let one = try work(["kmeans-merge"] + state + ranges, sums)
      let next = try work(["kmeans-next"] + state, one)
      steps += 1
      before = ["--before", state[1]]
      state[1] = try write(ordered(next, "state"), "state\(steps)")
      if ordered(next, "step").first.map({ fields($0)[4] }) != "1" { break }
    }
    // A part has some voters, each with all that follow it behind.
    var groups = voters.map { [rows[$0]] }
    for (place, voter) in voterOf.enumerated() where voter != place {
      groups[try #require(voters.firstIndex(of: voter))].append(rows[place])
    }
    let lines = groups.map { group in
      group.map { row in
        let (number, fields) = (number(row), fields(row))
        let known = settled[number] ?? "\\N\t\\N"
        return "\(self.number(group[0]))\t\(number)\t\(known)\t\(fields[3])\t\(fields[4])"
      }
    }
    let parts = (0..<3).map { part in
      lines.enumerated().filter { $0.offset % 3 == part }.flatMap(\.element)
    }
    let placed = try work(["kmeans-assign"] + model + state + before, parts: parts)
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
    (
      "kmeans-assign --model M --state M",
      "3\t3\t\\N\t\\N\t0\t\\N\n3\t3\t\\N\t\\N\t0\t\\N"
    ),
    (
      "kmeans-assign --model M --state M",
      "3\t3\t\\N\t\\N\t0\t\\N\n2\t2\t\\N\t\\N\t0\t\\N"
    ),
    ("kmeans-assign --model M --state M", "3\t3\t\\N\t\\N\t0\tAAAAAA=="),
    ("kmeans-step --model M --state M --ranges 1", "row\t3\t0\t0\t\\N"),
    ("kmeans-number --state M", "size\t0\t1\t3"),
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
