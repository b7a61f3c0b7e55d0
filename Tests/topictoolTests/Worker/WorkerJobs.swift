import Foundation
import Testing
import Vectors

@testable import topictool

/// All jobs over a small batch, verb after verb: what each is sent, and what it answers.
struct WorkerJobs {
  /// A verb with its options, and what it is sent.
  struct Step {
    let line: String
    let input: [String]
  }

  /// The steps in their order.
  private(set) var steps: [Step] = []
  /// By verb, all that it wrote.
  private(set) var answers: [String: [String]] = [:]

  private let folder: Folder
  private let limits: WorkerLimits
  private let records: [String]

  /// Runs all jobs in a folder.
  init(in folder: Folder, limits: WorkerLimits = WorkerLimits()) throws {
    (self.folder, self.limits) = (folder, limits)
    records = Self.records(stories: 4)
    try readTable()
    try searchCopies()
    try findTopics()
    try findEvents()
  }

  /// Stories, each printed whole by two, cut by one and continued by another; and an article
  /// without words.
  private static func records(stories: Int) -> [String] {
    var random = SplitMix64(seed: 5)
    var records: [String] = []
    for story in 0..<stories {
      func words(_ count: Int) -> [String] {
        (0..<count).map { _ in "word\(Int.random(in: 0..<90, using: &random))" }
      }
      let (whole, more) = (words(50), words(25))
      for (copy, text) in [whole, whole, Array(whole[..<40]), whole + more].enumerated() {
        let date = copy == 3 ? "" : #","date":"2020-01-0\#(story % 4 + copy + 1)""#
        records.append(
          #"{"title":"\#(text[0]) story \#(story)","text":"\#(text.joined(separator: " "))""#
            + #","source":"Outlet \#(copy)"\#(date)}"#)
      }
    }
    return records + [#"{"text":"..."}"#]
  }

  /// Does a step, and returns what is written.
  private mutating func step(_ line: String, _ input: [String]) throws -> [String] {
    steps.append(Step(line: line, input: input))
    let run = try WorkerRun(
      line, Array(input.map { $0 + "\n" }.joined().utf8), in: folder, limits: limits)
    try #require(run.status == 0, "\(line): \(run.error)")
    answers[String(line.prefix { $0 != " " }), default: []] += run.lines
    return run.lines
  }

  /// Lines of some kinds, ascending by their second fields.
  private func ordered(_ lines: [String], _ kinds: String...) -> [String] {
    kinds.flatMap { kind in
      lines.filter { $0.hasPrefix(kind + "\t") }.sorted {
        (Int($0.fields[1]) ?? 0) < (Int($1.fields[1]) ?? 0)
      }
    }
  }

  private func write(_ lines: [String], to name: String) throws -> String {
    try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
    return folder.path(name)
  }

  private mutating func searchCopies() throws {
    let read = try step("read", records.enumerated().map { "0\t\($0)\t\($1)" })
    let count = records.count
    let bytes = read.reduce(0) { $0 + (Int($1.fields[4]) ?? 0) }
    let numbered = records.enumerated().map { "\($0)\t\($1)" }
    let signed = try step(
      "sign --articles \(count) --text-bytes \(bytes) --ranges 2", numbered)
    let articles = ordered(signed, "article").map(\.fields)
    var texts: [String: String] = [:]
    for article in articles where article[2] != #"\N"# && texts[article[2]] == nil {
      texts[article[2]] = article[1]
    }
    let firsts = try write(
      try step("firsts", texts.values.sorted()), to: "firsts.tsv")
    let found = try step(
      "buckets --ranges 2 --firsts \(firsts)", ordered(signed, "bands", "samples"))
    let pairs = try step("candidates", ordered(found, "pairs"))
    let recurring = try write(
      try step(
        "recurring --articles \(count) --firsts \(firsts)", ordered(signed, "phrases")),
      to: "recurring.tsv")
    let task =
      articles.filter { texts[$0[2]] == $0[1] }.map { article in
        let times = articles.filter { $0[2] == article[2] }.compactMap { Int($0[5]) }
        let ends = [times.min(), times.max()].map { $0.map(String.init) ?? #"\N"# }
        return
          (["0", "text", article[1], article[3], article[4], article[6]] + ends
          + [records[Int(article[1]) ?? 0]]).joined(separator: "\t")
      } + pairs.map { "0\t\($0)" }
    let verified = try step("verify --articles \(count) --recurring \(recurring)", task)
    try findPlaces(verified)
    try group(articles, texts, verified.filter { !$0.contains("\ttemplate\t") })
  }

  private mutating func findPlaces(_ pairs: [String]) throws {
    let articles = records.enumerated().map { "0\tarticle\t\($0)\t\($1)" }
    let found = pairs.map(\.fields).map { pair in
      (["0", "pair", pair[1], pair[2], "id \(pair[1])", "id \(pair[2])", "0"]
        + pair.suffix(1)).joined(separator: "\t")
    }
    _ = try step("passages", articles + found + ["0\tequal\t0\t1\ta\tb\t50"])
  }

  private mutating func readTable() throws {
    let rows = ["id,text", "a,some words", "b,other words"]
    let lines = rows.map { "0\tline\t" + Data($0.utf8).base64EncodedString() }
    _ = try step("records", ["0\tfile\tcsv\tbatch.csv"] + lines)
  }

  private mutating func group(
    _ articles: [[String]], _ texts: [String: String], _ pairs: [String]
  ) throws {
    let copies = pairs.map(\.fields).filter { $0[3] == "copy" }
    let roots = try step(
      "components",
      texts.values.sorted().map { "\($0)\t\($0)" } + copies.map { "\($0[1])\t\($0[2])" }
    ).map(\.fields)
    let rootOf = Dictionary(uniqueKeysWithValues: roots.map { ($0[1], $0[2]) })
    let members = articles.map { article in
      let text = texts[article[2]] ?? article[1]
      return [
        rootOf[text] ?? text, "article", article[1], text, article[3], article[5],
        article[7],
      ].joined(separator: "\t")
    }
    let inside = pairs.compactMap { pair in
      rootOf[pair.fields[1]] == rootOf[pair.fields[2]]
        ? "\(rootOf[pair.fields[1]] ?? "")\t\(pair)" : nil
    }
    let families = try step(
      "families",
      (members + inside).sorted { (Int($0.fields[0]) ?? 0) < (Int($1.fields[0]) ?? 0) })
    var told: [String: String] = [:]
    for family in families.map(\.fields) where family[5] == "1" {
      let article = articles[Int(family[1]) ?? 0]
      told[texts[article[2]] ?? article[1]] = [
        family[1], family[2], family[4], article[5], article[3],
      ].joined(separator: "\t")
    }
    var lines: [String] = []
    for text in texts.values.sorted(by: { Int($0) ?? 0 < Int($1) ?? 0 }) {
      lines.append("\(text)\tarticle\t\(told[text] ?? "")")
      for pair in pairs where pair.fields[1...2].contains(text) {
        let other = pair.fields[pair.fields[1] == text ? 2 : 1]
        let rest = pair.fields.dropFirst().joined(separator: "\t")
        lines.append("\(text)\tpair\t\(other)\t\(told[other] ?? "")\t\(rest)")
      }
    }
    _ = try step("takings", lines)
  }

  private mutating func findTopics() throws {
    // A sample has a hundred at least, and is to be less than all.
    let articles = Self.records(stories: 36).dropLast().enumerated().map {
      "\($0)\t\($1)"
    }
    let voters = articles.enumerated().filter { $0.offset % 4 != 1 }.map(\.element)
    let count = "--documents \(voters.count) --all-terms"
    let terms = try step("df --ranges 2", voters)
    let merged = try step("df-merge \(count)", ordered(terms, "terms"))
    let model =
      "--model "
      + (try write(try step("vocabulary \(count)", merged), to: "model.tsv"))
    let rows = ordered(try step("vectors \(model)", articles), "row")
    let voting = rows.filter { (Int($0.fields[1]) ?? 0) % 4 != 1 }
    for sample in [voters.count, 100] {
      let sized = "--voters \(voters.count) --sample \(sample) -k 3"
      let sampled = try step("sample \(sized)", voting.map { $0.fields[1] })
      let chosen = Set(sampled.map { $0.fields[1] })
      let start = try step(
        "kmeans-start \(model) \(sized)", voting.filter { chosen.contains($0.fields[1]) })
      try place(
        rows, voting, start, model, name: "state\(sample)", isWhole: sample > 100)
    }
  }

  private mutating func place(
    _ rows: [String], _ voting: [String], _ start: [String], _ model: String,
    name: String, isWhole: Bool
  ) throws {
    var state = "--state " + (try write(ordered(start, "state"), to: name))
    var before = ""
    if !isWhole {
      let sums = try step("kmeans-step \(model) \(state) --ranges 2", voting)
      let one = try step("kmeans-merge \(state) --ranges 2", sums)
      let next = try step("kmeans-next \(state)", one)
      before = state.replacing("--state", with: "--before")
      state = "--state " + (try write(ordered(next, "state"), to: name + "-next"))
    }
    let settled = Dictionary(
      uniqueKeysWithValues: ordered(start, "settled").map(\.fields).map { ($0[1], $0) })
    let lines = rows.map(\.fields).map { row in
      // The second of four follows the first.
      let number = Int(row[1]) ?? 0
      let known = settled[row[1]]?.suffix(2) ?? [#"\N"#, #"\N"#]
      return
        (["\(number % 4 == 1 ? number - 1 : number)", row[1]] + known + row.suffix(2))
        .joined(separator: "\t")
    }
    let placed = try step("kmeans-assign \(model) \(state) \(before)", lines)
    let sizes = placed.filter { !$0.hasPrefix("placed") }
    let clusters = try write(
      try step("kmeans-number \(state)", sizes), to: name + "-clusters")
    _ = try step("assignments --clusters \(clusters)", ordered(placed, "placed"))
  }

  private mutating func findEvents() throws {
    let articles = records.enumerated().map { place, record in
      "\(place)\t\(place % 4 == 1 ? place - 1 : place)\t\(record)"
    }
    let rows = try step("event-rows", articles)
    let head = try #require(rows.first).fields
    // Two blocks, each with itself and both together.
    let compared = rows.dropFirst().map { $0.fields.dropFirst().joined(separator: "\t") }
    let (first, second) = (compared.prefix(6), compared.dropFirst(6))
    let tasks =
      first.map { "0\t0\t\($0)" } + first.map { "1\t0\t\($0)" }
      + second.map { "1\t1\t\($0)" } + second.map { "3\t0\t\($0)" }
    let pairs = try step("event-pairs --columns \(head[2]) --least \(head[3])", tasks)
    let shared = "shared\t0\t2\t0.789474\t1.000000\t48\t38"
    _ = try step("events", pairs + [shared] + articles.map { "article\t\($0)" })
  }
}
