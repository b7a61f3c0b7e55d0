import Testing
import Vectors

@Suite("Names of fields") struct FieldNamesTests {
  @Test(arguments: ["title", "headline"])
  func `a name given to one field is no longer that of another`(name: String) throws {
    let (corpus, problems) = try read(
      #"{"id":"1","\#(name)":"Rain closes roads"}"#, fields: FieldNames("text=\(name)"))
    #expect(problems.isEmpty)
    #expect(corpus.strings(.text) == ["Rain closes roads"])
    #expect(corpus.strings(.title) == [""])
  }

  @Test func `Arabic names are found, in tables and in records`() throws {
    let table = try read(
      "العنوان,النص,المصدر\nأمطار,تغلق السيول الطرق,الرواق\n", name: "a.csv", format: .csv
    )
    let records = try read(
      #"{"\u0627\u0644\u0646\u0635":"rain","عنوان":"roads","التاريخ":"2024-05-01"}"#)

    #expect(table.corpus.strings(.text) == ["تغلق السيول الطرق"])
    #expect(table.corpus.strings(.title) == ["أمطار"])
    #expect(table.corpus.strings(.source) == ["الرواق"])
    #expect(records.corpus.strings(.text) == ["rain"])
    #expect(records.corpus.strings(.title) == ["roads"])
    #expect(records.corpus.documents[0].time == 1_714_521_600)
  }

  @Test func `columns are told apart whatever their case`() throws {
    let (corpus, problems) = try read(
      "id,Title\n1,Rain closes roads\n", name: "a.csv", format: .csv,
      fields: FieldNames("text=Title"))
    #expect(problems.isEmpty)
    #expect(corpus.strings(.text) == ["Rain closes roads"])
  }

  @Test func `what is given to two fields stays with both`() throws {
    let names = try FieldNames("text=title,title=title|headline")
    #expect(names.names(of: .text) == ["title"])
    #expect(names.names(of: .title) == ["title", "headline"])
  }
}
