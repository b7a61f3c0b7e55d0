import Testing
import Vectors

@Suite("Text exports") struct TextExportTests {
  static let corpus = Corpus([
    Article(id: "a,1", text: "x"), Article(id: "ب\"2", text: "y"),
    Article(id: "c\n3\t\\", text: "z"),
  ])

  @Test
  func `labels keep to their line, whatever they hold`() throws {
    var ids: [UInt8] = []
    try MatrixLabels.writeIDs(of: Self.corpus, to: &ids)
    #expect(String(decoding: ids, as: UTF8.self) == "a,1\nب\"2\nc\\n3\\t\\\\\n")

    let vectors = try Vectorizer(analyzer: Analyzer(.shingles))
      .vectors(of: VectorizerTests.corpus, parallel: Parallel(threads: 1))
    var terms: [UInt8] = []
    try MatrixLabels.writeTerms(of: vectors.model, to: &terms)
    let lines = String(decoding: terms, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "term\tdocument_frequency\tidf")
    #expect(lines[3] == "c\t3\t1.0")
    #expect(lines.count == 5)
  }

  @Test(
    arguments: [
      (0, "0.000000"), (1, "1.000000"), (0.5, "0.500000"), (-0.25, "-0.250000"),
      (0.0000005, "0.000001"), (-0.0000001, "0.000000"), (123456.789, "123456.789000"),
      (0.9999999, "1.000000"), (.nan, "0.000000"),
    ] as [(Double, String)])
  func `six decimals are rounded half away from zero`(number: Double, text: String) {
    var bytes: [UInt8] = []
    bytes.append(sixDecimals: number)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [0, 7, -1, 10, 1234567890, Int.max, Int.min])
  func `integers read as Swift prints them`(number: Int) {
    var bytes: [UInt8] = []
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }
}
