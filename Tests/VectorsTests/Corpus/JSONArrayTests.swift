import Testing
import Vectors

@Suite("JSON arrays") struct JSONArrayTests {
  static func readArray(_ text: String) throws -> (
    corpus: Corpus, problems: [RecordProblem]
  ) {
    try read(text, name: "a.json", format: .json)
  }

  @Test(arguments: [
    "[\n {\"id\":1,\"text\":\"a\"},\n {\"id\":2,\"text\":\"b\"}\n]\n",
    "[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b\"}]",
    "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n",
    "{\n \"id\":1,\n \"text\":\"a\"\n}\n{\n \"id\":2,\n \"text\":\"b\"\n}\n",
  ])
  func `reads an array, JSON Lines and objects one after another`(text: String) throws {
    let (corpus, problems) = try Self.readArray(text)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["1", "2"])
    #expect(corpus.strings(.text) == ["a", "b"])
  }

  @Test
  func `reads a single object and an empty array`() throws {
    #expect(try Self.readArray("{\n\"text\":\"a\"}").corpus.count == 1)
    let (corpus, problems) = try Self.readArray(" [ ] ")
    #expect(corpus.count == 0 && problems.isEmpty)
  }

  @Test
  func `names records without id after the line they begin on`() throws {
    let (corpus, _) = try Self.readArray("[\n{\"text\":\n\"a\"},\n\n{\"text\":\"b\"}]")
    #expect(corpus.strings(.id) == ["a.json:2", "a.json:5"])
  }

  @Test
  func `finds the next record after a broken one`() throws {
    let (corpus, problems) = try Self.readArray(
      """
      [
        {"id": 1, "text": "a", "topics": [{"id": 5, "x": 1}]},
        {"id": 2, "text": "b" "topics": [{"x": 5}, {"x": 6}]},
        {"id": 3, "text": "c"}
      ]
      """)
    #expect(corpus.strings(.id) == ["1", "3"])
    #expect(
      problems.map(\.description)
        == ["a.json:3: expected '}' or ',' after a value, found '\"'"])
  }

  @Test(arguments: [
    ("[{\"text\":\"a\"},]", ["expected '{' at the start of a record, found ']'"]),
    (
      "[{\"text\":\"a\"}",
      ["expected ',' or ']' after a record, found the end of the file"]
    ),
    ("[{\"text\":\"a\"}] x", ["expected nothing after the record, found 'x'"]),
    ("[{\"text\":\"a\"},7]", ["expected '{' at the start of a record, found '7'"]),
    (
      "[{\"text\":\"a\"},{\"text\":b,\"x\":1}]",
      [
        "expected a value, found 'b'", "no further record was found in the last 9 bytes",
      ]
    ),
  ])
  func `says what is wrong and what is lost`(text: String, messages: [String]) throws {
    let (corpus, problems) = try Self.readArray(text)
    #expect(corpus.strings(.text) == ["a"])
    #expect(problems.map { $0.reason.description } == messages)
  }

  @Test
  func `reads an array in a file of JSON Lines`() throws {
    let (corpus, problems) = try read("[{\"id\":1,\"text\":\"a\"}]")
    #expect(corpus.strings(.id) == ["1"] && problems.isEmpty)
  }

  @Test
  func `an array that is called JSON Lines is mended, too`() throws {
    let bytes = Array(#"[{"id":"a","text":"x"#.utf8) + [0xFF] + Array(#"y"}]"#.utf8)
    for format in [InputFormat.jsonLines, .json] {
      var reader = CorpusReader()
      try reader.read(ByteStore(bytes), name: "f", format: format)
      let (corpus, problems) = reader.finish()
      let store = corpus.stores[Int(corpus.documents[0].text.store)]
      let isValid = store.bytes.isUTF8
      #expect(isValid)
      #expect(corpus.strings(.text) == ["x\u{FFFD}y"])
      #expect(
        problems.map(\.reason) == [.replaced(count: 1, encoding: "UTF-8")])
    }
  }
}
