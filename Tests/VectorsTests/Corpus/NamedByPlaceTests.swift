import Foundation
import Testing
import Vectors

@Suite("Articles named by file and line") struct NamedByPlaceTests {
  private func named(_ corpus: Corpus) -> [Bool] {
    (0..<corpus.count).map(corpus.isNamedByPlace)
  }

  @Test func `are those whose records have no id`() throws {
    let lines = try read(
      """
      {"text":"rain in the north"}
      {"id":"wire-2","text":"snow in the south"}
      {"id":"hour.jsonl:3","text":"an id that looks like a place"}
      {"id":"a\\/b:4","text":"one with an escape"}
      {"id":5,"text":"a number"}
      """, name: "hour.jsonl")
    #expect(lines.corpus.string(.id, of: 0) == "hour.jsonl:1")
    #expect(named(lines.corpus) == [true, false, false, false, false])

    let table = try read(
      "id,text\n,rain in the north\nx:2,snow\n", name: "hour.csv", format: .csv)
    #expect(named(table.corpus) == [true, false])

    let array = try read(
      #"[{"text":"rain"}, {"id":"x:2","text":"snow"}]"#, name: "hour.json", format: .json)
    #expect(named(array.corpus) == [true, false])
  }

  @Test func `are none of those that are files or were not read`() throws {
    let page = try read("Rain\nin the north\n", name: "rain.txt", format: .text)
    #expect(named(page.corpus) == [false])
    #expect(named(Corpus([Article(id: "a:1", text: "rain")])) == [false])
  }

  /// Ids of large files are copied out of their records.
  @Test func `are told from those of large files`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "large-\(UUID())")
    defer { try? FileManager.default.removeItem(at: path) }
    let blanks = String(repeating: " ", count: ByteStore.releasedFrom)
    try Data("{\"id\":\"x:1\",\"text\":\"rain\"}\n{\"text\":\"snow\"}\n\(blanks)".utf8)
      .write(to: path)
    var reader = CorpusReader()
    try reader.read(
      try ByteStore(mapping: path.path), name: "hour.jsonl", format: .jsonLines)
    #expect(named(reader.finish().corpus) == [false, true])
  }
}
