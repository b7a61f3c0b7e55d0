import Foundation
import Testing

/// What the tool writes and reads again, with ids and texts that files have to quote or escape.
@Suite("Files that are read again") struct RoundTripTests {
  static let ids = [
    "plain", "with,comma", "say \"so\"", "two\nlines", "tab\there", "خبر ١",
    "\u{202E}مقلوب",
    "=1+1", "a\\b", "semi;colon", "back`tick'", "\u{1F5DE}\u{FE0F}", "null", "-",
    "\u{85}x",
  ]

  let folder: Folder

  init() throws {
    folder = try Folder()
    let lines = try Self.ids.enumerated().map { place, id in
      let words =
        place < 4
        ? Batch.report : (0..<30).map { "w\(place * 31 + $0 * 7)" }.joined(separator: " ")
      let record = ["id": id, "title": "«\(id)»", "text": words, "source": "\(id),\"s\""]
      return try Self.line(record)
    }
    try folder.write(lines.joined(), to: "in.jsonl")
  }

  private static func line(_ record: [String: String]) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The rows of a table as RFC 4180 has it, by the names in its header.
  private func table(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var previous: Unicode.Scalar = ","
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      let last = rows[rows.count - 1].count - 1
      switch (scalar, isQuoted) {
      case ("\"", _):
        if !isQuoted, previous == "\"" { rows[rows.count - 1][last] += "\"" }
        isQuoted.toggle()
      case (",", false): rows[rows.count - 1].append("")
      case ("\n", false): rows.append([""])
      default: rows[rows.count - 1][last].unicodeScalars.append(scalar)
      }
    }
    return rows.dropFirst().dropLast().map {
      Dictionary(uniqueKeysWithValues: zip(rows[0], $0))
    }
  }

  /// The objects of lines, their values as texts.
  private func objects(_ text: String) throws -> [[String: String]] {
    try text.split(separator: "\n").map {
      let object = try JSONSerialization.jsonObject(with: Data($0.utf8))
      return try #require(object as? [String: Any]).mapValues { "\($0)" }
    }
  }

  @Test func `pairs are the same as a table and as lines`() throws {
    try folder.expectDone("dedup in.jsonl --pairs p.csv --families f.csv")
    try folder.expectDone("dedup in.jsonl --pairs p.jsonl --families f.jsonl")
    for (name, count) in [("p", 6), ("f", Self.ids.count)] {
      let rows = table(try folder.read("\(name).csv"))
      let lines = try objects(folder.read("\(name).jsonl"))
      #expect(rows.count == count && lines.count == count)
      for name in ["a", "b", "id", "source_id", "relation", "role"] {
        #expect(rows.map { $0[name] } == lines.map { $0[name] })
      }
    }
    #expect(table(try folder.read("f.csv")).map { $0["id"] } == Self.ids)
  }

  @Test(arguments: ["csv", "jsonl", "json"])
  func `a grouping is the same when it is read again`(ending: String) throws {
    try folder.expectDone("cluster -k 3 in.jsonl --assignments a.csv")
    try folder.expectDone("cluster -k 3 in.jsonl --assignments b.\(ending)")
    let run = try folder.run(
      "score --clusters b.\(ending) --against a.csv --format jsonl")
    #expect(run.status == 0 && run.error == "")
    let scores = try objects(run.output)
    #expect(scores.contains { $0.values.contains("1") || $0.values.contains("1.0") })
  }

  @Test func `what is kept has no copies, and is kept again byte for byte`() throws {
    try folder.expectDone("dedup in.jsonl --keep k.jsonl")
    try folder.expectDone("dedup k.jsonl --keep l.jsonl --pairs p.csv")
    #expect(try folder.read("k.jsonl").split(separator: "\n").count == Self.ids.count - 3)
    #expect(try folder.read("l.jsonl") == folder.read("k.jsonl"))
    #expect(try !folder.read("p.csv").contains(",copy,"))
  }

  @Test func `an index gives its articles back`() throws {
    try folder.expectDone("index create x")
    try folder.expectDone("index add x in.jsonl")
    let exported = try folder.run("index export x")
    #expect(exported.error == "")
    let before = try objects(folder.read("in.jsonl"))
    let after = try objects(exported.output)
    for name in ["id", "title", "text", "source"] {
      #expect(after.map { $0[name] } == before.map { $0[name] })
    }
    try folder.write(exported.output, to: "out.jsonl")
    try folder.expectDone("index create y")
    try folder.expectDone("index add y out.jsonl")
    #expect(try folder.run("index export y").output == exported.output)
  }
}
