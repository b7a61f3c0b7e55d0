import Foundation
import Testing
import Vectors

@testable import topictool

@Suite("Events by the built workers") struct WorkerEventsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Runs a verb, and returns its lines in their fields, without the last one.
  func work(_ words: [String], _ input: [String]) throws -> [[String]] {
    let run = try Binary.run(
      ["worker"] + words, in: folder, input: input.map { $0 + "\n" }.joined())
    #expect(run.status == 0 && run.error == "")
    let lines = run.output.split(separator: "\n").dropLast()
    return lines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The rows of some CSV without its header.
  func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// How many different runs of three words a text has.
  func shingleCount(_ text: String) -> Int {
    var buffer = TokenBuffer()
    Analyzer(.shingles).append(Array(text.utf8).span, to: &buffer)
    let words = buffer.tokens.map(\.hash)
    return Set(words.indices.dropLast(2).map { Array(words[$0..<$0 + 3]) }).count
  }

  @Test(arguments: [7, 40])
  func `blocks of rows make the events of one run`(block: Int) throws {
    let (path, corpus) = (Sample.path, try Sample.corpus())
    let records = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let options = ["--granularity", "fine"]
    let whole = try Binary.run(["events", path] + options, in: folder)
    let ids = rows(whole.output).map { $0[0] }

    // What the stages of a search for copies tell: leaders, and what is shared.
    let dedup = [
      "dedup", path, "--min-words", "8", "--families", "f.csv", "--pairs", "p.csv",
    ]
    #expect(try Binary.run(dedup, in: folder).status == 0)
    let leaders = rows(try folder.read("f.csv")).map { row in
      row[3] == "copy" ? ids.firstIndex(of: row[4]) : ids.firstIndex(of: row[0])
    }
    let counts = (0..<corpus.count).map { shingleCount(corpus.string(.text, of: $0)) }
    let shared = try rows(folder.read("p.csv")).map { row in
      let (a, b) = (
        try #require(ids.firstIndex(of: row[0])), try #require(ids.firstIndex(of: row[1]))
      )
      return
        "shared\t\(3 * a)\t\(3 * b)\t\(row[4])\t\(row[5])\t\(counts[a])\t\(counts[b])"
    }
    // Numbers of articles may have gaps.
    let articles = try records.enumerated().map { place, record in
      "\(3 * place)\t\(3 * (try #require(leaders[place])))\t\(record)"
    }

    let head = try work(["event-rows"] + options, articles)
    let compared = head.dropFirst().map { Array($0.dropFirst()) }
    var tasks: [String] = []
    let blockCount = (compared.count + block - 1) / block
    for (row, fields) in compared.enumerated() {
      for other in 0..<blockCount {
        let own = row / block
        let (first, second) = (min(own, other), max(own, other))
        let task = first * blockCount + second
        tasks.append(
          "\(task)\t\(own == first ? 0 : 1)\t" + fields.joined(separator: "\t"))
      }
    }
    let sorted = tasks.enumerated().sorted { x, y in
      let (a, b) = (x.element.split(separator: "\t"), y.element.split(separator: "\t"))
      return (Int(a[0]) ?? 0, a[1], x.offset) < (Int(b[0]) ?? 0, b[1], y.offset)
    }
    let pairs = try work(
      ["event-pairs", "--columns", head[0][2], "--least", head[0][3]],
      sorted.map(\.element))
    let assigned = try work(
      ["events"] + options,
      pairs.map { $0.joined(separator: "\t") } + shared
        + articles.map { "article\t\($0)" })
    #expect(
      assigned.map { $0.dropFirst(2).joined(separator: ",") }
        == rows(whole.output).map { $0.dropFirst().joined(separator: ",") })
    #expect(assigned.map { $0[1] } == records.indices.map { String(3 * $0) })
  }

  @Test func `what is missing or out of order is refused`() throws {
    func refused(_ words: [String], _ input: String) throws -> String {
      let run = try Binary.run(["worker"] + words, in: folder, input: input)
      #expect(run.status == 65)
      #expect(run.output == "")
      return run.error
    }
    let record = #"{"id":"a","text":"Rain in Spain."}"#
    #expect(
      try refused(["event-rows"], "4\t4\t\(record)\n4\t4\t\(record)\n")
        .contains("line 2: expected a seq after 4, not 4"))
    #expect(
      try refused(["event-rows"], "4\t3\t\(record)\n")
        .contains("article 4 follows 3, which has no vote"))
    let cells = Self.cells([1: 1])
    #expect(
      try refused(["events"], "similar\t1\t\(cells)\n")
        .contains("line 1: expected the cells of row 1, with greater numbers"))
    #expect(
      try refused(["events"], "similar\t0\t\(Self.cells([1: .nan]))\n")
        .contains("line 1: expected the cells of row 0, with greater numbers"))
    #expect(
      try refused(["events"], "similar\t0\t\(cells)\narticle\t4\t4\t\(record)\n")
        .contains("a similar pair is none of 1 rows"))
    let pairs = ["event-pairs", "--columns", "1"]
    #expect(
      try refused(pairs, "0\t0\t0\t\\N\t\(cells)\n")
        .contains("line 1: expected the cells of a row of 1 columns"))
    #expect(
      try refused(pairs, "0\t0\t0\t\\N\tB\(cells.dropFirst())\n")
        .contains("line 1: expected a whole blob: its checksum differs"))
    let one = Self.cells([0: 1])
    #expect(
      try refused(pairs, "2\t0\t0\t\\N\t\(one)\n1\t0\t0\t\\N\t\(one)\n")
        .contains("line 2: expected tasks in ascending order, not 1 behind 2"))
    #expect(
      try refused(pairs, "0\t0\t0\t\(1 << 62)\t\(one)\n").contains("for seconds, not"))
  }

  /// A field of cells.
  private static func cells(_ values: KeyValuePairs<Int32, Float>) -> String {
    var line = OutputLine("")
    let columns = values.map { $0.key }
    let numbers = values.map { $0.value }
    line.append(columns: columns.span, values: numbers.span)
    return String(decoding: line.bytes.dropFirst(), as: UTF8.self)
  }

  @Test func `two rows that are similar twice are refused`() throws {
    let words = ["Rain in Aleppo", "Rain in Homs", "Snow in Aleppo"]
    let articles = words.enumerated().map { #"\#($0)\#t\#($0)\#t{"text":"\#($1)"}"# }
    let head = try work(["event-rows"], articles)
    #expect(head[0][1] == "3")
    let similar = "similar\t0\t\(Self.cells([1: 0.5, 2: 0.5]))\n"
    let all = articles.map { "article\t\($0)\n" }.joined()
    let once = try Binary.run(["worker", "events"], in: folder, input: similar + all)
    #expect(once.status == 0)
    let twice = try Binary.run(
      ["worker", "events"], in: folder, input: similar + similar + all)
    #expect(twice.status == 65)
    #expect(twice.error == "topictool worker events: rows 0 and 1 are similar twice\n")
  }
}
