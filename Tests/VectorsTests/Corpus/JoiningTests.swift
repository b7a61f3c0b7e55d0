import Testing
import Vectors

@Suite("Joined corpora") struct JoiningTests {
  @Test func `have the documents of both with their own texts and records`() throws {
    let first = Corpus([Article(id: "x", title: "T", text: "one")])
    var reader = CorpusReader()
    let line = #"{"id":"x","text":"t\u0077o","source":"S","date":"1970-01-02"}"#
    try reader.read(ByteStore(Array(line.utf8)), name: "b", format: .jsonLines)
    let second = reader.finish().corpus

    let both = first.followed(by: second).followed(by: first)

    #expect(both.count == 3)
    #expect((0..<3).map { both.string(.text, of: $0) } == ["one", "two", "one"])
    #expect((0..<3).map { both.string(.id, of: $0) } == ["x", "x", "x"])
    #expect((0..<3).map { both.string(.title, of: $0) } == ["T", "", "T"])
    #expect(both.documents.map(\.time) == [nil, 86_400, nil])
    var record: [UInt8] = []
    both.appendRecordLine(of: 1, to: &record)
    #expect(String(decoding: record, as: UTF8.self) == line + "\n")
    record = []
    both.appendRecordLine(of: 2, to: &record)
    #expect(
      String(decoding: record, as: UTF8.self) == #"{"id":"x","title":"T","text":"one"}"#
        + "\n")
  }
}
