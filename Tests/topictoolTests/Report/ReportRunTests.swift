import Foundation
import Testing

@testable import topictool

@Suite("Runs of report") struct ReportRunTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// The page of records.
  func page(of records: [[String: String]], _ options: String = "") throws -> ReportFile {
    let lines = try records.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    try folder.write(lines.map { $0 + "\n" }.joined(), to: "in.jsonl")
    let run = try folder.run("report in.jsonl -q -o out.html \(options)")
    #expect(run.status == 0 && run.error == "" && run.output == "")
    return ReportFile(try folder.read("out.html"))
  }

  /// A report of 60 words, a copy of it with a first and a last sentence of its own, and an
  /// article that has nothing of it.
  static let family: [[String: String]] = {
    let report = (0..<60).map { "word\($0 * 37 % 101)x\($0)" }.joined(separator: " ")
    return [
      ["id": "a", "text": report, "source": "Agency", "date": "2024-05-01T08:00:00Z"],
      [
        "id": "b", "text": "Own words come first. \(report) And last.", "source": "Paper",
        "date": "2024-05-01T10:00:00Z",
      ],
      [
        "id": "c", "text": "A short piece on another matter altogether.",
        "title": "Other",
      ],
    ]
  }()

  @Test func `say nothing of a number of topics that nobody asked for`() throws {
    let copies = (0..<40).map { ["id": "\($0)", "text": "rain over northern villages"] }
    _ = try page(of: copies)
    let run = try folder.run("report in.jsonl -o out.html")
    #expect(run.status == 0 && !run.error.contains("differ"), "\(run.error)")
    let asked = try folder.run("report in.jsonl -o out.html --topics 6")
    #expect(asked.error.contains("too few events differ for 6 topics; there is 1\n"))
  }

  @Test func `tell what is copied, and give the texts back`() throws {
    let page = try page(of: Self.family)
    let (articles, summary) = try (page.articles, page.summary)
    let texts = try page.wholeTexts()

    #expect(
      articles.id == ["a", "b", "c"]
        && articles.role == [0, 1, 3])
    #expect(articles.from == [0, 0, 2] && articles.outlet == [0, 1, -1])
    #expect(articles.time == [1_714_550_400, 1_714_557_600, nil])
    #expect(articles.chunk == [0, 0, -1])
    #expect(summary.outlets == ["Agency", "Paper"] && summary.articles == 3)
    #expect(texts == [0: Self.family[0]["text"] ?? "", 1: Self.family[1]["text"] ?? ""])
  }

  @Test func `have the passages that dedup has`() throws {
    let page = try page(of: Self.family)
    let run = try folder.run("dedup in.jsonl -q --passages -")
    let pair = try #require(page.texts.first?.pairs.first)

    #expect(pair.a == 0 && pair.b == 1)
    let p = pair.passages
    #expect(
      run.output
        == "{\"a\":\"a\",\"b\":\"b\",\"passages\":[{\"a\":[\(p[0]),\(p[1])],"
        + "\"b\":[\(p[2]),\(p[3])],\"words\":\(p[4])}]}\n")
  }

  /// What a browser could take for markup, and what JSON has to escape.
  static let hostile = [
    "</script><script>alert(1)</script>", "<!--<script>", "\"'`${}\\",
    "<img src=x onerror=a>",
    "\u{202E}txet\u{202C}", "data:text/html,<b>", "\u{2028}\u{2029}\u{0}\u{7F}", "]]>",
    "{{data}}",
  ]

  @Test(arguments: hostile)
  func `let no text of an article become markup`(text: String) throws {
    let words = (0..<40).map { "w\($0)" }.joined(separator: " ")
    let record = { (id: String) in
      ["id": id + text, "title": text, "source": text, "text": "\(text) \(words)"]
    }
    let page = try page(of: [record("a"), record("b")])
    let texts = try page.wholeTexts()

    for block in ["summary", "articles", "nearest", "texts-0"] {
      #expect(try !page.text(of: block).contains("<"))
    }
    #expect(try page.articles.id == ["a" + text, "b" + text])
    #expect(texts[0] == "\(text) \(words)" && texts[1] == texts[0])
    #expect(page.html.count(of: "<script>") == 1)
  }

  @Test func `leave texts out where the page would grow too large`() throws {
    let records = (0..<30).flatMap { i in
      let words = (0..<700).map { "w\($0 * 7919 + i * 104_729)" }.joined(separator: " ")
      return [["id": "a\(i)", "text": words], ["id": "b\(i)", "text": words + " end"]]
    }
    let page = try page(of: records, "--max-size 250kB")
    let left = try page.articles.chunk.count { $0 < 0 }

    #expect(page.html.utf8.count <= 250_000)
    #expect(try page.summary.textsLeftOut == left && left > 0 && left < 60)
  }

  @Test func `open of an empty batch, too`() throws {
    let page = try page(of: [])

    #expect(try page.summary.articles == 0 && page.articles.id.isEmpty)
  }

  @Test(arguments: [
    "report in.jsonl", "report in.jsonl -o no/such/folder/r.html",
    "report in.jsonl -o r.html --lang xx",
    "report in.jsonl -o r.html --format csv",
  ])
  func `refuse wrong usage`(line: String) throws {
    try folder.write("{\"text\":\"words\"}\n", to: "in.jsonl")
    let run = try folder.run(line)

    #expect(run.status == 2 && run.error.hasPrefix("topictool: error: "))
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test func `are the same on any number of threads`() throws {
    let records = (0..<60).flatMap { i in
      let words = (0..<25).map { "w\($0 * 7919 + i * 104_729)" }.joined(separator: " ")
      return [
        ["id": "a\(i)", "text": words], ["id": "b\(i)", "text": "More: " + words],
      ]
    }
    let one = try page(of: records, "--threads 1")
    let three = try page(of: records, "--threads 3")

    #expect(try one.wholeTexts().count == 120)
    #expect(one.html == three.html)
  }

  /// 250 kB have room for a third of 83,333 bytes of titles, 200 characters of two bytes each.
  @Test func `cut long titles, with a sign`() throws {
    let title = String(repeating: "عنوان ", count: 60)
    let page = try page(
      of: (0..<208).map { ["id": "a\($0)", "title": title, "text": "words \($0)"] },
      "--max-size 250kB")
    let shown = try page.articles.title

    #expect(shown.allSatisfy { $0.count == 201 && $0.hasSuffix("…") })
  }

  @Test func `keep no similar articles where none are wanted`() throws {
    let page = try page(of: Self.family, "--nearest 0")

    #expect(!page.html.contains("id=\"nearest\""))
  }

  /// Pairs that are kept are those with the article each was taken from.
  @Test func `of a large family hold pairs with its source`() throws {
    let words = (0..<25).map { "w\($0 * 7919)" }.joined(separator: " ")
    let page = try page(
      of: (0..<70).map { ["id": "a\($0)", "text": "\(words) end of number \($0)"] })
    let pairs = try page.texts.flatMap(\.pairs)

    #expect(try page.wholeTexts().count == 70)
    #expect(pairs.count == 69 && pairs.allSatisfy { $0.a == 0 })
  }

  @Test(arguments: [
    ("in.jsonl", "in.jsonl"), ("./in.jsonl", "in.jsonl"), (".", ""),
    ("in.jsonl a.jsonl b.jsonl c.jsonl d.jsonl", "in.jsonl, a.jsonl, b.jsonl + 2"),
  ])
  func `are called by the names of the inputs`(inputs: String, title: String) throws {
    for name in ["in", "a", "b", "c", "d"] {
      try folder.write("{\"text\":\"words of \(name)\"}\n", to: "\(name).jsonl")
    }
    let run = try folder.run("report \(inputs) -q -o out.html")
    #expect(run.status == 0)

    #expect(try ReportFile(try folder.read("out.html")).summary.title == title)
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
