import Foundation
import Testing
import Vectors

/// An index answers as `dedup` does, whatever the batches it grew by.
@Suite("Answers of an index") struct IndexAnswersTests {
  let folder: Folder
  let lines: [String]

  init() throws {
    folder = try Folder()
    let text = try String(
      contentsOfFile: Page.file("data/articles.jsonl"), encoding: .utf8)
    lines = text.split(separator: "\n").map { $0 + "\n" } + [Self.filling]
    try folder.write(lines.joined(), to: "all.jsonl")
  }

  /// An article of two words and a megabyte of blanks: a batch of less is sampled more densely
  /// by `dedup` than an index, which does not know how large it will be.
  static let filling =
    #"{"id":"filling","source":"Paper","date":"2019-03-10","text":"alpha"#
    + String(repeating: " ", count: 1_100_000) + "beta\"}\n"

  /// The rows of a list of pairs, with the ids of each in one order, and its shares likewise.
  func pairs(_ csv: String) -> Set<[String]> {
    let rows = csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Set(
      rows.map { row in
        guard row[0] > row[1] else { return row }
        return [row[1], row[0], row[2], row[3], row[5], row[4]] + row[6...]
      })
  }

  /// A table without the numbers of families: articles of an index that nothing is copied from
  /// are not counted.
  func unnumbered(_ table: String) -> String {
    table.replacing(#/family \d+/#, with: "family")
  }

  /// Rows of families, numbered in the order in which they come.
  func renumbered(_ csv: String) -> [[String]] {
    var numbers: [String: String] = ["": ""]
    func number(_ text: String) -> String {
      if numbers[text] == nil { numbers[text] = "\(numbers.count)" }
      return numbers[text] ?? ""
    }
    return csv.split(separator: "\n").dropFirst().map { line in
      var row = line.split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      row[1] = number(row[1])
      row[row.count - 1] = number(row[row.count - 1])
      return row
    }
  }

  /// Adds the articles in batches of every n-th article, in an order that is not theirs.
  func grow(_ name: String, in count: Int, seed: Int) throws {
    try folder.expectDone("index create \(name)")
    for turn in 0..<count {
      let batch = (turn * 5 + seed) % count
      let own = lines.indices.filter { $0 % count == batch }
      try folder.write(
        own.reversed().map { lines[$0] }.joined(), to: "batch-\(batch).jsonl")
      try folder.expectDone("index add \(name) batch-\(batch).jsonl")
    }
  }

  @Test(arguments: [1, 7])
  func `pairs are those of one run of dedup, in any number of batches`(count: Int) throws
  {
    let expected = pairs(try folder.run("dedup all.jsonl --templates --quiet").output)
    #expect(expected.count > 100)
    try grow("x", in: count, seed: 2)
    let whole = try folder.run("index query x all.jsonl --templates --quiet")
    #expect(whole.status == 0 && whole.error == "")
    #expect(pairs(whole.output) == expected)

    // And where each part is asked for by itself.
    var found: Set<[String]> = []
    for batch in 0..<count {
      found.formUnion(
        pairs(try folder.run("index query x batch-\(batch).jsonl --templates -q").output))
    }
    #expect(found == expected)

    try folder.expectDone("index compact x")
    let compacted = try folder.run("index query x all.jsonl --templates --quiet")
    #expect(compacted.output == whole.output)
    #expect(try folder.run("index stats x").output.split(separator: "\n").count == 2)
  }

  @Test
  func `against an index is as against the articles it exports`() throws {
    try folder.write(lines[..<100].joined(), to: "archive.jsonl")
    try folder.write(lines[100...].joined(), to: "today.jsonl")
    try folder.expectDone("index create x")
    try folder.expectDone("index add x archive.jsonl")
    try folder.expectDone("index export x -o exported.jsonl")

    for options in ["--templates", "--within 2d --cross-source"] {
      let outputs = { (name: String) in
        ["pairs", "families", "passages", "keep", "outlets"].map {
          " --\($0) \(name)-\($0)"
        }.joined()
      }
      let one = try folder.run(
        "dedup today.jsonl --against exported.jsonl \(options) --format table --no-config"
          + outputs("a"))
      let other = try folder.run(
        "dedup today.jsonl --against-index x \(options) --format table --no-config"
          + outputs("b"))
      #expect(one.status == 0 && other.status == 0)
      #expect(unnumbered(other.output) == unnumbered(one.output), "\(options)")
      #expect(other.error == one.error)
      for name in ["pairs", "passages", "keep", "outlets"] {
        #expect(
          try folder.read("b-\(name)") == folder.read("a-\(name)"), "\(options) \(name)")
      }
      #expect(
        try renumbered(folder.read("b-families")) == renumbered(folder.read("a-families"))
      )
    }
  }

  @Test
  func `export gives the articles back in the order they came in`() throws {
    try folder.expectDone("index create x")
    try folder.expectDone("index add x all.jsonl")
    let exported = try folder.run("index export x")
    #expect(exported.status == 0 && exported.error == "")
    func records(_ text: String) throws -> [NSDictionary] {
      try text.split(separator: "\n").map {
        try #require(
          JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
      }
    }
    let fields = ["id", "title", "text", "date", "source", "author"]
    let (given, back) = (try records(lines.joined()), try records(exported.output))
    #expect(given.count == back.count)
    for (a, b) in zip(given, back) {
      for field in fields {
        #expect(a[field] as? String == b[field] as? String)
      }
    }
  }

  @Test
  func `what was deleted is not found, and counts for nothing after compaction`() throws {
    try grow("x", in: 3, seed: 1)
    let gone = lines.indices.filter { $0 % 4 == 0 }
    let ids = try gone.map { line -> String in
      let object = try JSONSerialization.jsonObject(with: Data(lines[line].utf8))
      return try #require((object as? NSDictionary)?["id"] as? String)
    }
    try folder.write(ids.joined(separator: "\n") + "\n", to: "ids.txt")
    try folder.expectDone("index delete x --ids ids.txt")
    let found = pairs(try folder.run("index query x all.jsonl --quiet").output)
    #expect(!found.isEmpty)
    for pair in found { #expect(!(ids.contains(pair[0]) && ids.contains(pair[1]))) }
    let count = lines.count - gone.count
    #expect(try folder.run("index export x").output.split(separator: "\n").count == count)

    let left = lines.indices.filter { $0 % 4 != 0 }.map { lines[$0] }.joined()
    try folder.write(left, to: "left.jsonl")
    try folder.expectDone("index compact x")
    #expect(
      pairs(try folder.run("index query x left.jsonl -q --templates").output)
        == pairs(try folder.run("dedup left.jsonl -q --templates").output))
  }
}
