import Testing

@testable import Vectors

@Suite("JSON Lines") struct JSONLinesTests {
  @Test
  func `reads records with the usual and with escaped keys`() throws {
    let (corpus, problems) = try read(
      #"""
      {"id": "1", "title": "Rain", "text": "in \"Aleppo\"\n\u0645\ud83d\ude00", "x": [{}]}
      {"_id": 7, "bo\u0064y": "second", "source": "Wire", "date": null}
      """#)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["1", "7"])
    #expect(corpus.strings(.title) == ["Rain", ""])
    #expect(corpus.strings(.text) == ["in \"Aleppo\"\nم😀", "second"])
    #expect(corpus.strings(.source) == ["", "Wire"])
  }

  @Test
  func `gives the first name that is not blank, and of equal keys the last`() throws {
    let (corpus, _) = try read(
      #"""
      {"id":"1","article":"c","body":"b","text":" \n ","text":"\t"}
      {"id":"2","text":"first","text":"last"}
      """#)
    #expect(corpus.strings(.text) == ["b", "last"])
  }

  @Test(arguments: [
    (#"{"text":"a" x}"#, "expected '}' or ',' after a value, found 'x'"),
    (#"{"text":"a""#, "expected '}' or ',' after a value, found the end of the line"),
    (#"{"text":"a"} {}"#, "expected nothing after the record, found '{'"),
    (#"{"text" "a"}"#, "expected ':' after a key, found '\"'"),
    (#"{"text":"\x"}"#, "expected one of '\"\\/bfnrtu' after a backslash, found 'x'"),
    (#"{"text":tru}"#, "expected 'true', 'false' or 'null', found 't'"),
    ("{\"text\":\"a\tb\"}", "expected '\"' at the end of a string, found U+0009"),
    ("{\"text\":\"a\0b\"}", "expected '\"' at the end of a string, found U+0000"),
    ("[1]x", "expected '{' at the start of a record, found '['"),
    (#"{"id":"a"}"#, "the record has no text"),
    (#"{"id":"a","text":{"a":"b"}}"#, "the record has no text"),
    (
      #"{"id":"one","text":"t"}"#,
      "the id 'one' is taken by the record at articles.jsonl:1"
    ),
  ])
  func `reports a bad record and reads on`(line: String, message: String) throws {
    let (corpus, problems) = try read(
      #"{"id":"one","text":"a"}"# + "\n\n" + line + "\n" + #"{"id":"two","text":"b"}"#)
    #expect(problems.map(\.description) == ["articles.jsonl:3: \(message)"])
    #expect(corpus.strings(.id) == ["one", "two"])
  }

  @Test
  func `names a record without id after its line`() throws {
    let (corpus, _) = try read("{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\r\n")
    #expect(corpus.strings(.id) == ["articles.jsonl:1", "articles.jsonl:3"])
  }

  @Test
  func `reads an empty file and one of blank lines as nothing`() throws {
    for text in ["", "\n", " \r\n\t\n", "\u{FEFF}"] {
      let (corpus, problems) = try read(text)
      #expect(corpus.count == 0 && problems.isEmpty)
    }
  }

  @Test
  func `skips a byte order mark`() throws {
    let (corpus, problems) = try read("\u{FEFF}{\"id\":\"a\",\"text\":\"b\"}")
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["a"])
  }

  @Test
  func `mends invalid UTF-8 and says so`() throws {
    // F0 9F 98 is the beginning of a sequence of four: one subpart, one replacement.
    let bytes =
      Array(#"{"id":"a","text":"x"#.utf8) + [0xFF, 0xF0, 0x9F, 0x98]
      + Array("y\"}\n".utf8)
      + Array(#"{"id":"b","text":"ok"}"#.utf8)
    var reader = CorpusReader()
    try reader.read(ByteStore(bytes), name: "articles.jsonl", format: .jsonLines)
    let (corpus, problems) = reader.finish()
    #expect(corpus.strings(.text) == ["x\u{FFFD}\u{FFFD}y", "ok"])
    #expect(
      problems.map(\.description) == [
        "articles.jsonl:1: 2 sequences that are not valid UTF-8 were replaced by U+FFFD"
      ])
    #expect(problems.allSatisfy { !$0.isSkipped })
  }

  @Test
  func `stops at the first bad record when strict`() throws {
    var reader = CorpusReader(isStrict: true)
    let bytes = Array("{\"text\":\"a\"}\n{\n[\n".utf8)
    #expect(
      throws: CorpusError.malformed(
        RecordProblem(
          file: "a", line: 2,
          reason: .syntax(
            expected: "a key in quotation marks or '}' after '{'",
            found: "the end of the line")))
    ) {
      try reader.read(ByteStore(bytes), name: "a", format: .jsonLines)
    }
  }

  @Test
  func `reads the same on any number of threads, across stretches`() throws {
    // Lines of uneven length, some bad, one longer than many stretches.
    var text: [UInt8] = []
    for i in 0..<1000 {
      let words = String(repeating: "كلمة ", count: i % 13)
      let tail = i % 97 == 5 ? "" : "}"
      text.append(
        contentsOf: Array("{\"text\":\"w \(words)\",\"id\":\"\(i)\"\(tail)\n".utf8))
      if i == 400 {
        let long = String(repeating: "طويل ", count: 1000)
        text.append(contentsOf: Array("{\"id\":\"long\",\"text\":\"\(long)\"}\n".utf8))
      }
    }
    let store = ByteStore(text)
    func read(_ threads: Int, stretch: Int) throws -> (Corpus, [RecordProblem]) {
      var reader = CorpusReader(parallel: Parallel(threads: threads))
      reader.stretch = stretch
      try reader.read(store, name: "a", format: .jsonLines)
      return reader.finish()
    }
    let (whole, wholeProblems) = try read(1, stretch: 1 << 20)
    #expect(whole.count == 1001 - 11)
    #expect(
      wholeProblems.map(\.line) == [6, 103, 200, 297, 394, 492, 589, 686, 783, 880, 977])
    for (threads, stretch) in [(1, 1000), (4, 997), (2, 64), (3, 20_000)] {
      let (corpus, problems) = try read(threads, stretch: stretch)
      #expect(corpus.documents == whole.documents)
      #expect(problems == wholeProblems)
    }
  }

  @Test func `a line that is mended is kept if it is a record`() {
    let record = Array("{\"text\":\"a".utf8) + [0xEA] + Array("\"}".utf8)
    let lines: [UInt8] = [0xEA, 0x0A] + record + [0x0A, 0xEA]
    let part = JSONLinesReader(names: .usual, stretch: 1 << 20)
      .part(0..<lines.count, of: lines.span)
    #expect(part.documents.count == 1)
    #expect(part.arena == Array("{\"text\":\"a\u{FFFD}\"}".utf8))
  }

  @Test(arguments: 1...4)
  func `a stretch that ends within a byte order mark loses no line`(
    stretch: Int
  ) throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(#"{"id":"a","text":"x"}"#.utf8)
    var reader = CorpusReader()
    reader.stretch = stretch
    try reader.read(ByteStore(bytes), name: "f", format: .jsonLines)
    #expect(reader.finish().corpus.strings(.id) == ["a"])
  }

  #if DEBUG
  static let (recordCount, longLine) = (5000, 1 << 20)
  #else
  static let (recordCount, longLine) = (1_000_000, 100 << 20)
  #endif

  @Test
  func `reads many short records`() throws {
    var text: [UInt8] = []
    for i in 0..<Self.recordCount {
      text.append(contentsOf: "{\"id\":\(i),\"text\":\"t\"}\n".utf8)
    }
    var reader = CorpusReader(parallel: Parallel(threads: 2))
    try reader.read(ByteStore(text), name: "a", format: .jsonLines)
    let (corpus, problems) = reader.finish()
    #expect(corpus.count == Self.recordCount && problems.isEmpty)
    #expect(corpus.string(.id, of: Self.recordCount - 1) == "\(Self.recordCount - 1)")
  }

  @Test
  func `reads a very long line`() throws {
    var text = Array("{\"text\":\"".utf8)
    text.append(contentsOf: [UInt8](repeating: UInt8(ascii: "x"), count: Self.longLine))
    text.append(contentsOf: "\"}\n{\"text\":\"y\"}".utf8)
    var reader = CorpusReader(parallel: Parallel(threads: 2))
    try reader.read(ByteStore(text), name: "a", format: .jsonLines)
    let (corpus, _) = reader.finish()
    #expect(corpus.documents.map(\.text.count) == [Self.longLine, 1])
    #expect(corpus.string(.id, of: 1) == "a:2")
  }
}
