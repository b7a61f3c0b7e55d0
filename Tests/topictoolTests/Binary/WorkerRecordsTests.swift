import Foundation
import Testing
import Vectors

@testable import topictool

@Suite("Files and passages by the built workers") struct WorkerRecordsTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  /// The lines of an output without the last one.
  func lines(_ arguments: [String], input: [String]) throws -> [String] {
    let run = try Binary.run(
      ["worker"] + arguments, in: folder, input: input.map { $0 + "\n" }.joined())
    #expect(run.error == "" && run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.last?.hasPrefix("#end\t\(arguments[0])\t\(input.count)\t\(lines.count - 1)\t")
        == true)
    return Array(lines.dropLast())
  }

  /// A file as an engine sends it: cut at line feeds, and without the last of them.
  static func sent(
    _ content: [UInt8], _ number: Int, _ format: String, name: String
  ) -> [String] {
    var lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    if content.last == 0x0A { lines.removeLast() }
    return ["\(number)\tfile\t\(format)\t\(name)"]
      + lines.map { "\(number)\tline\t\(Data($0).base64EncodedString())" }
  }

  static func sent(
    _ content: String, _ number: Int, _ format: String, name: String
  ) -> [String] {
    sent(Array(content.utf8), number, format, name: name)
  }

  @Test
  func `a table becomes records, and a row with a fault costs itself alone`() throws {
    let table = "Title;TEXT;more\na;\"some \"\"words\"\"\";y\nb;c\n\nb;c;d\n\"b;c;d\n"
    let found = try lines(["records"], input: Self.sent(table, 4, "csv", name: "x.csv"))
    #expect(
      found == [
        #"record\#t4\#t0\#t2\#t{"title":"a","text":"some \"words\"","id":"x.csv:2"}\#t"#
          + #"{"Title":"a","TEXT":"some \\"words\\"","more":"y"}"#,
        #"record\#t4\#t1\#t5\#t{"title":"b","text":"c","id":"x.csv:5"}\#t"#
          + #"{"Title":"b","TEXT":"c","more":"d"}"#,
        "skip\t4\t3\texpected 3 fields as in the header, found 2",
        "skip\t4\t6\texpected '\"' at the end of a quoted field, found the end of the file",
      ])
  }

  @Test
  func `an array becomes records on one line each`() throws {
    let array = "[{\"text\":\"a\",\t\"id\":7},\n{\"text\":\n\"b\"}]\n"
    let found = try lines(["records"], input: Self.sent(array, 0, "jsonl", name: "y"))
    #expect(
      found == [
        #"record\#t0\#t0\#t1\#t{"text":"a", "id":7}\#t{"text":"a",\t"id":7}"#,
        #"record\#t0\#t1\#t2\#t{"text":"b","id":"y:2"}\#t{"text":"b"}"#,
      ])
  }

  @Test
  func `fields are called as the readers of the records call them`() throws {
    let files =
      Self.sent("T\nwords\n", 1, "txt", name: "n.txt")
      + Self.sent("nr,inhalt\n5,words\n", 2, "csv", name: "n.csv")
    let found = try lines(["records", "--fields", "text=inhalt,id=nr"], input: files)
    #expect(
      found == [
        #"record\#t1\#t0\#t1\#t{"nr":"n.txt","title":"T","inhalt":"words"}\#t"#
          + #"{"id":"n.txt","title":"T","text":"words"}"#,
        #"record\#t2\#t0\#t2\#t{"nr":"5","inhalt":"words"}\#t\N"#,
      ])
  }

  @Test
  func `characters of two bytes may be cut at their line feeds`() throws {
    let table = "id,text\na,نص\n"
    let mark: [UInt8] = [0xFF, 0xFE]
    for content in [table, String(table.dropLast())] {
      let little = mark + content.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let big =
        mark.reversed() + content.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      for bytes in [little, big] {
        let found = try lines(["records"], input: Self.sent(bytes, 0, "csv", name: "w"))
        #expect(found == [#"record\#t0\#t0\#t2\#t{"id":"a","text":"نص"}\#t\N"#])
      }
    }
  }

  @Test(arguments: [
    ("1\tline\tYQ==\n", "line 1: expected file for kind first, and then line"),
    ("1\tfile\tcsv\tx\n1\tfile\tcsv\tx\n", "line 2: expected file for kind first"),
    ("1\tfile\tpdf\tx\n", "line 1: expected the extension of a format, not 'pdf'"),
    ("1\tfile\tcsv\tx\n1\tline\t?\n", "line 2: expected a line in Base64, not '?'"),
    ("2\tfile\tcsv\tx\n1\tfile\tcsv\ty\n", "files in ascending order, not 1 behind 2"),
  ])
  func `lines of files that are not as expected end a worker`(
    input: String, said: String
  ) throws {
    let run = try Binary.run(["worker", "records"], in: folder, input: input)
    #expect(run.status == 65 && run.error.contains(said))
  }

  /// An article of the last of twenty-four words.
  private static func article(_ seq: Int, _ count: Int, mark: String = "") -> String {
    let words = (1...24).suffix(count).map { "word\($0)" }.joined(separator: " ")
    return "3\tarticle\t\(seq)\t{\"text\":\"\(mark)\(words)\"}"
  }

  @Test
  func `passages stand where each article has the words`() throws {
    let found = try lines(
      ["passages"],
      input: [
        "3\tpair\t5\t8\tfive\teight\t0\tAQQUAAAA",
        "3\tpair\t2\t5\ttwo\tfive\t1\tAQQUAAAA",
        "3\tequal\t2\t8\ttwo\tei\\tght\t20", Self.article(8, 20), Self.article(5, 24),
        Self.article(2, 20, mark: "«!» "),
      ])
    #expect(
      found == [
        #"passages\#t5\#t8\#t{"a":"five","b":"eight","passages":"#
          + #"[{"a":[24,158],"b":[0,134],"words":20}]}"#,
        #"passages\#t2\#t5\#t{"a":"two","b":"five","passages":"#
          + #"[{"a":[4,138],"b":[24,158],"words":20}]}"#,
        #"passages\#t2\#t8\#t{"a":"two","b":"ei\tght","passages":"#
          + #"[{"a":[4,138],"b":[0,134],"words":20}]}"#,
      ])
  }

  @Test(arguments: [
    ("3\tpair\t5\t8\ta\tb\t0\tAQQUAAAA\n", "expected text 5, of which there is a pair"),
    ("3\tequal\t5\t8\ta\tb\tx\n", "for words, not 'x'"),
    ("3\tpair\t5\t8\ta\tb\t2\tAQQUAAAA\n", "from 0 to 1 for reversed, not '2'"),
    (
      "3\tarticle\t5\t{\"text\":\"a\"}\n3\tarticle\t8\t{\"text\":\"a\"}\n"
        + "3\tequal\t5\t8\ta\tb\t2\n", "expected passages within text 5"
    ),
    (
      "3\tarticle\t5\t{\"text\":\"a\"}\n3\tarticle\t8\t{\"text\":\"a\"}\n"
        + "3\tequal\t5\t8\ta\tb\t0\n", "expected passages within text 5"
    ),
    ("3\tarticle\t5\t{\"text\":\"\"}\n", "expected an article as text 5"),
  ])
  func `pairs and articles that do not go together end a worker`(
    input: String, said: String
  ) throws {
    let run = try Binary.run(["worker", "passages"], in: folder, input: input)
    #expect(run.status == 65 && run.error.contains(said))
  }
}
