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
