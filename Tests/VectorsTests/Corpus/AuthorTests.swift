import Testing
import Vectors

@Suite("Bylines") struct AuthorTests {
  @Test func `usual names are known, the preferred one first`() throws {
    let (corpus, problems) = try read(
      """
      {"id":"1","text":"a","author":"الرياض - واس"}
      {"id":"2","text":"a","by":"Jane","byline":"AFP"}
      {"id":"3","text":"a","creator":"x","author":" "}
      {"id":"4","text":"a","author":["A","B"]}
      {"id":"5","text":"a"}
      """)
    #expect(problems.isEmpty)
    #expect(corpus.strings(.author) == ["الرياض - واس", "AFP", "x", "", ""])
    #expect(corpus.documents[4].author == .none)
  }

  @Test func `another name can be given`() throws {
    let (corpus, _) = try read(
      #"{"text":"a","writer":"Reuters","author":"no"}"#,
      fields: FieldNames("author=writer")
    )
    #expect(corpus.strings(.author) == ["Reuters"])
  }

  @Test func `columns and pages have bylines too`() throws {
    let table = try read(
      "id,Author,text\n1,\"say \"\"x\"\"\",a\n", name: "a.csv", format: .csv)
    #expect(table.corpus.strings(.author) == ["say \"x\""])
    let page = try read(
      """
      <html><head><meta name="author" content="Agence &amp; Presse"></head>
      <body><p>Text of the page.</p></body></html>
      """, name: "a.html", format: .html)
    #expect(page.corpus.strings(.author) == ["Agence & Presse"])
  }

  @Test func `an article made in memory keeps its byline, also as a record`() {
    let corpus = Corpus([Article(id: "1", text: "a", author: "Reuters")])
    var line: [UInt8] = []
    corpus.appendRecordLine(of: 0, to: &line)
    #expect(
      String(decoding: line, as: UTF8.self)
        == "{\"id\":\"1\",\"text\":\"a\",\"author\":\"Reuters\"}\n")
  }
}
