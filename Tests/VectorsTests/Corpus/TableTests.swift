import Foundation
import Testing
import Vectors

@Suite("CSV and TSV") struct TableTests {
  static let spectrum = testResources.appending(path: "csv-spectrum")

  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json",
    "location_coordinates", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
    "simple_crlf", "utf8",
  ])
  func `reads the CSV spectrum`(name: String) throws {
    let csv = try Data(contentsOf: Self.spectrum.appending(path: "csvs/\(name).csv"))
    let json = try Data(contentsOf: Self.spectrum.appending(path: "json/\(name).json"))
    // One of the files has its only row without an array around it.
    let object = try JSONSerialization.jsonObject(with: json)
    var expected = object as? [[String: String]] ?? [object as? [String: String] ?? [:]]
    let header = try #require(
      String(decoding: csv, as: UTF8.self).split(whereSeparator: \.isNewline).first)
    let column = try #require(header.split(separator: ",").first)
    var reader = CorpusReader(fields: try FieldNames("text=\(column)"))
    try reader.read(ByteStore([UInt8](csv)), name: name, format: .csv)
    let (corpus, problems) = reader.finish()

    #expect(problems.isEmpty)
    let rows = try (0..<corpus.count).map { index in
      var line: [UInt8] = []
      corpus.appendRecordLine(of: index, to: &line)
      return try JSONSerialization.jsonObject(with: Data(line)) as? [String: String]
    }
    if name == "location_coordinates" {
      // The two files of the set differ in this one number.
      expected[0]["Contact Phone Number"] = "2095257564"
    }
    #expect(rows == expected)
  }

  @Test
  func `has a bound for columns`() throws {
    for (count, found) in [(65_536, 1), (65_537, 0)] {
      let commas = String(repeating: ",", count: count - 1)
      var reader = CorpusReader()
      try reader.read(
        ByteStore(Array("text\(commas)\nsome words\(commas)\n".utf8)), name: "a.csv",
        format: .csv)
      let (corpus, problems) = reader.finish()
      #expect(corpus.count == found)
      #expect(
        problems.map(\.description)
          == (found == 1 ? [] : ["a.csv:1: expected at most 65536 columns, found more"]))
    }
  }

  @Test
  func `finds columns whatever their case, and decodes doubled quotes`() throws {
    let (corpus, problems) = try read(
      "ID,Headline,Body,Published,Extra\r\n"
        + "1,\"A \"\"B\"\" C\",\"two\r\nlines\",21/07/2015,x\r\n\r\n"
        + ",,no id,,\r\n",
      name: "a.csv", format: .csv)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.id) == ["1", "a.csv:5"])
    #expect(corpus.strings(.title) == ["A \"B\" C", ""])
    #expect(corpus.strings(.text) == ["two\r\nlines", "no id"])
    #expect(corpus.documents[0].time == 1_437_436_800)
  }

  @Test
  func `tells semicolons and tabs from commas`() throws {
    for (delimiter, format) in [(";", InputFormat.csv), ("\t", .csv), ("\t", .tsv)] {
      let (corpus, problems) = try read(
        "id;text\n1;a, b\n".replacing(";", with: delimiter), format: format)
      #expect(problems.isEmpty)
      #expect(corpus.strings(.text) == ["a, b"])
    }
  }

  @Test(arguments: [
    ("1,a,b", "expected 2 fields as in the header, found 3"),
    ("1", "expected 2 fields as in the header, found 1"),
    (
      "1,\"a\"x",
      "expected a delimiter or the end of the line after a quoted field, found 'x'"
    ),
    ("1, ", "the record has no text"),
    ("1,\"open", "expected '\"' at the end of a quoted field, found the end of the file"),
  ])
  func `reports a bad row and reads on`(row: String, message: String) throws {
    let (corpus, problems) = try read(
      "id,text\n0,a\n\(row)\n2,b", name: "a.csv", format: .csv)
    #expect(problems.map(\.description) == ["a.csv:3: \(message)"])
    #expect(corpus.strings(.id) == ["0", "2"])
  }

  @Test
  func `says which columns there are if none is the text`() throws {
    let (corpus, problems) = try read("id,story\n1,a\n", name: "a.csv", format: .csv)
    #expect(corpus.count == 0)
    #expect(
      problems.map(\.description)
        == ["a.csv:1: no column for the text among 'id', 'story'"])
  }

  @Test
  func `reads an empty table and a header alone as nothing`() throws {
    for text in ["", "\n\n", "id,text", "id,text\n"] {
      let (corpus, problems) = try read(text, format: .csv)
      #expect(corpus.count == 0 && problems.isEmpty)
    }
  }
}
