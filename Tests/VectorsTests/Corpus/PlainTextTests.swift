import Foundation
import Testing
import Vectors

@Suite("Text files and encodings") struct PlainTextTests {
  static func read(
    _ bytes: [UInt8], encoding: TextEncoding? = nil, format: InputFormat = .text
  ) throws -> (corpus: Corpus, problems: [RecordProblem]) {
    var reader = CorpusReader(encoding: encoding)
    try reader.read(ByteStore(bytes), name: "a.txt", format: format)
    return reader.finish()
  }

  @Test
  func `takes the first line for the title`() throws {
    let (corpus, problems) = try Self.read(
      Array("\u{FEFF}\r\n Title \r\n\r\nLine 1\r\nLine 2\r\n".utf8))
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["a.txt"])
    #expect(corpus.strings(.title) == ["Title"])
    #expect(corpus.strings(.text) == ["Line 1\r\nLine 2"])
  }

  @Test
  func `takes the marks off a heading`() throws {
    let (corpus, _) = try Self.read(Array("## Title ##\ntext".utf8), format: .markdown)
    #expect(corpus.strings(.title) == ["Title"])
    #expect(try Self.read(Array("## T\nt".utf8)).corpus.strings(.title) == ["## T"])
  }

  @Test
  func `keeps a file of one line as text, and tells of an empty one`() throws {
    #expect(try Self.read(Array("line".utf8)).corpus.strings(.text) == ["line"])
    for text in ["", "\n \r\n"] {
      let (corpus, problems) = try Self.read(Array(text.utf8))
      #expect(corpus.count == 0 && problems.map(\.reason) == [.noText])
    }
  }

  @Test(
    arguments: [
      (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]),
      (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
      (.utf8, [0xEF, 0xBB, 0xBF]),
    ] as [(String.Encoding, [UInt8])])
  func `follows a byte order mark`(encoding: String.Encoding, mark: [UInt8]) throws {
    let line = "{\"id\":\"م😀\",\"text\":\"t\"}\n"
    let data = try #require(line.data(using: encoding))
    var reader = CorpusReader(encoding: .windows1256)
    try reader.read(ByteStore(mark + [UInt8](data)), name: "a", format: .jsonLines)
    let (corpus, problems) = reader.finish()
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["م😀"])
  }

  @Test
  func `knows UTF-16 without a mark by its first characters`() throws {
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let data = try #require("{\"text\":\"مطر\"}".data(using: encoding))
      var reader = CorpusReader()
      try reader.read(ByteStore([UInt8](data)), name: "a", format: .jsonLines)
      #expect(reader.finish().corpus.strings(.text) == ["مطر"])
    }
  }

  @Test(
    arguments: [
      (TextEncoding.windows1256, [0xE3, 0xD8, 0xD1, 0xA1], "مطر،"),
      (.iso88596, [0xE5, 0xD7, 0xD1, 0xAC], "مطر،"),
      (.macArabic, [0xE5, 0xD7, 0xD1], "مطر"),
      (.windows1251, [0xC4, 0xEE, 0xE6, 0xE4, 0xFC], "Дождь"),
      (.koi8r, [0xE4, 0xCF, 0xD6, 0xC4, 0xD8], "Дождь"),
      (.windows1252, [0x80, 0xE9], "€é"),
      (.iso885915, [0xA4, 0xE9], "€é"),
      (.iso88591, [0xA4, 0xE9], "¤é"),
      (.windows1250, [0x8A, 0xEC], "Šě"),
      (.windows1253, [0xC2, 0xF1], "Βρ"),
      (.windows1254, [0xDD, 0xFE], "İş"),
      (.windows1255, [0xF9], "ש"),
    ] as [(TextEncoding, [UInt8], String)])
  func `decodes legacy encodings`(encoding: TextEncoding, bytes: [UInt8], text: String)
    throws
  {
    let (corpus, problems) = try Self.read(bytes, encoding: encoding)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.text) == [text])
  }

  @Test
  func `counts what means nothing in an encoding`() throws {
    for (encoding, bytes, message) in [
      (.iso88596, [0x61, 0xA1], "1 sequence that is not valid ISO-8859-6 was"),
      (
        .utf16le, [0x00, 0xD8, 0x61, 0, 0x62],
        "2 sequences that are not valid UTF-16LE were"
      ),
      (
        .utf32be, [0, 0x11, 0, 0, 0, 0, 0, 0x61],
        "1 sequence that is not valid UTF-32BE was"
      ),
      (nil, [0x61, 0xC3], "1 sequence that is not valid UTF-8 was"),
    ] as [(TextEncoding?, [UInt8], String)] {
      let (corpus, problems) = try Self.read(bytes, encoding: encoding)
      #expect(corpus.count == 1)
      #expect(problems.map(\.description) == ["a.txt:1: \(message) replaced by U+FFFD"])
    }
  }

  @Test
  func `keeps NUL bytes of text and writes them as escapes`() throws {
    let (corpus, problems) = try Self.read(Array("title\na\0b \u{2028}\"\\".utf8))
    #expect(problems.isEmpty)
    var line: [UInt8] = []
    corpus.appendRecordLine(of: 0, to: &line)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"id":"a.txt","title":"title","text":"a\u0000b \u2028\"\\"}"# + "\n")
  }

  @Test
  func `knows encodings by their usual names`() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(name: encoding.name) == encoding)
    }
    #expect(TextEncoding(name: "CP1256") == .windows1256)
    #expect(TextEncoding(name: "Latin1") == .iso88591)
    #expect(TextEncoding(name: "ebcdic") == nil)
  }

  @Test
  func `keeps many small files in few stores`() throws {
    var reader = CorpusReader()
    for i in 0..<2000 {
      try reader.read(
        ByteStore(Array("t\(i)\nx\(i)".utf8)), name: "\(i).txt", format: .text)
    }
    let (corpus, _) = reader.finish()
    #expect(corpus.stores.count == 1)
    #expect(corpus.string(.text, of: 1999) == "x1999")
    #expect(corpus.string(.id, of: 1234) == "1234.txt")
  }
}
