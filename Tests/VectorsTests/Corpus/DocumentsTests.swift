import Testing
import Vectors

@Suite("Documents") struct DocumentsTests {
  /// Every way in which a field can stand to the record.
  static let documents = [
    Document(
      id: Extent(store: 0, start: 10, count: 3),
      text: Extent(store: 0, start: 20, count: 9)),
    Document(
      id: Extent(store: 2, start: 7, count: 5),
      title: Extent(store: 0, start: 101, count: 0),
      text: Extent(store: 0, start: 120, count: 50, isEscaped: true),
      date: Extent(store: 0, start: 99, count: 4),
      record: Extent(store: 0, start: 100, count: 90),
      time: .min),
    Document(
      id: Extent(store: 1, start: 1 << 39, count: 2),
      text: Extent(store: 1, start: 5, count: 1 << 38),
      source: Extent(store: 1, start: 1 << 33, count: 1),
      author: Extent(store: (1 << 23) - 1, start: 0, count: 1, isEscaped: true),
      record: Extent(store: 1, start: 0, count: (1 << 39) - 1), time: 0),
    Document(id: .none, text: .none),
  ]

  @Test
  func `gives back what was put in`() {
    let packed = Documents(Self.documents)
    #expect(Array(packed) == Self.documents)
    #expect(packed == Documents(Self.documents))
    #expect(packed != Documents(Self.documents.dropLast()))
    #expect(packed.map(\.time) == [nil, .min, 0, nil])
  }

  @Test
  func `can be changed in place`() {
    var packed = Documents(Self.documents)
    for index in packed.indices {
      packed[index].time = 5
      packed[index].title = Extent(store: 3, start: 8, count: 2)
    }
    let changed = Self.documents.map { document in
      var document = document
      document.time = 5
      document.title = Extent(store: 3, start: 8, count: 2)
      return document
    }
    #expect(Array(packed) == changed)
  }

  @Test
  func `keeps fields apart from their record where corpora are joined`() throws {
    let first = try read("{\"id\":\"a\",\"text\":\"one\"}").corpus
    let second = try read("{\"text\":\"two\\n\",\"title\":null}\n{\"text\":\"three\"}")
      .corpus
    let both = first.followed(by: second).followed(
      by: Corpus([Article(id: "d", text: "4")]))
    #expect(both.strings(.text) == ["one", "two\n", "three", "4"])
    #expect(both.strings(.id) == ["a", "articles.jsonl:1", "articles.jsonl:2", "d"])
    #expect(both.documents[1].title == .none)
  }

  @Test
  func `takes cells that were decoded, and ids that are not in the file`() throws {
    let table = "title,text\nplain,\"he said \"\"go\"\"\"\n\"a \"\"b\"\"\",plain\n"
    let corpus = try read(table, name: "t.csv", format: .csv).corpus
    #expect(corpus.strings(.title) == ["plain", "a \"b\""])
    #expect(corpus.strings(.text) == ["he said \"go\"", "plain"])
    #expect(corpus.strings(.id) == ["t.csv:2", "t.csv:3"])
    var line: [UInt8] = []
    corpus.appendRecordLine(of: 1, to: &line)
    #expect(
      String(decoding: line, as: UTF8.self)
        == "{\"title\":\"a \\\"b\\\"\",\"text\":\"plain\"}\n")
  }
}

@Suite("Text length") struct TextCountTests {
  static let texts = [
    "plain", "one\\ntwo", "\\u0041\\u00e9\\u0627\\u4e00", "\\u0000\\\"\\\\\\/",
    "\\ud83d\\ude00", "\\ud83d", "\\ude00x", "\\ud83d\\ud83d\\ude00",
    "\\ud83d\\ude00\\ude00",
    "\\ud83dx\\ude00", "\\ud83d\\n\\ude00", "\\uDBFF\\uDFFF é \\t", "\\ud83d\\u0041",
  ]

  @Test(arguments: texts)
  func `is what unescaping gives`(text: String) throws {
    let corpus = try read("{\"id\":\"a\",\"text\":\"\(text)\"}").corpus
    var scratch: [UInt8] = []
    let counted = corpus.textCount(of: 0, scratch: &scratch)
    #expect(counted == corpus.bytes(.text, of: 0, scratch: &scratch).count)
  }

  @Test
  func `is that of random escapes`() throws {
    var random = SplitMix64(seed: 4)
    let units = [
      0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF,
    ]
    for _ in 0..<300 {
      let text = (0..<12).map { _ in
        let unit = units.randomElement(using: &random) ?? 0
        let digits = String(unit, radix: 16)
        return Bool.random(using: &random)
          ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits : "x"
      }.joined()
      let corpus = try read("{\"text\":\"x\(text)\"}").corpus
      var scratch: [UInt8] = []
      let counted = corpus.textCount(of: 0, scratch: &scratch)
      #expect(counted == corpus.bytes(.text, of: 0, scratch: &scratch).count, "\(text)")
    }
  }
}
