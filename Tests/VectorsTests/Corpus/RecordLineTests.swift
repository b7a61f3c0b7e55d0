import Testing
import Vectors

@Suite("Record lines") struct RecordLineTests {
  static func lines(_ corpus: Corpus) -> String {
    var output: [UInt8] = []
    for i in 0..<corpus.count { corpus.appendRecordLine(of: i, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test
  func `give back lines of JSON byte for byte`() throws {
    let line = #"{"id" : "1",  "x":[1.50], "text":"\u0061\/"}"#
    #expect(Self.lines(try read(line + " \r\n").corpus) == line + "\n")
  }

  @Test
  func `join the lines of an element`() throws {
    let (corpus, _) = try read("[{\n  \"text\":\r\n\"a\\nb\"}]", format: .json)
    #expect(Self.lines(corpus) == #"{  "text":"a\nb"}"# + "\n")
  }

  @Test
  func `make objects of rows and of articles`() throws {
    let (corpus, _) = try read("id,text,note\n1,\"a \"\"b\"\"\",\"x\ny\"\n", format: .csv)
    #expect(Self.lines(corpus) == #"{"id":"1","text":"a \"b\"","note":"x\ny"}"# + "\n")
    let articles = Corpus([Article(id: "1", text: "t", source: "s\u{1F}")])
    #expect(Self.lines(articles) == #"{"id":"1","text":"t","source":"s\u001f"}"# + "\n")
  }
}

@Suite("JSON strings") struct JSONStringTests {
  @Test(arguments: [
    (#"a\"\\\/\b\f\n\r\tb"#, "a\"\\/\u{8}\u{C}\n\r\tb"),
    (#"\u0645\u06A9"#, "مک"), (#"\ud83d\ude00"#, "😀"), (#"\uD83D"#, "\u{FFFD}"),
    (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\n"#, "\u{FFFD}\n"),
    (#"\ud83dx"#, "\u{FFFD}x"), (#"\ud83d\u0061"#, "\u{FFFD}a"), (#"\u0000"#, "\0"),
    ("", ""),
  ])
  func `resolve escapes`(raw: String, text: String) {
    var output: [UInt8] = []
    JSONString.unescape(Array(raw.utf8).span, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == text)
  }

  @Test
  func `are written so that they read back`() {
    var random = SplitMix64(seed: 3)
    let alphabet = Array("a\"\\/\n\u{1}\u{2028}\u{2029}\u{2027}‘م😀".unicodeScalars)
    for count in 0..<80 {
      var text = String.UnicodeScalarView()
      for _ in 0..<count { text.append(alphabet.randomElement(using: &random) ?? "a") }
      let bytes = Array(String(text).utf8)
      var written: [UInt8] = []
      JSONString.append(bytes.span, to: &written)
      let isRead = JSONScanner.fault(in: written.span) == nil
      #expect(isRead)
      var back: [UInt8] = []
      JSONString.unescape(Array(written.dropFirst().dropLast()).span, into: &back)
      #expect(back == bytes)
    }
  }
}
