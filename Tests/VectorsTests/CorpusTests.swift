import Testing
import Vectors

@Suite("Corpus") struct CorpusTests {
  @Test
  func `gives back the fields of articles held in memory`() {
    let corpus = Corpus([
      Article(id: "a", title: "مطر", text: "Rain in Aleppo"),
      Article(id: "b", text: "", source: "Wire"),
    ])
    var scratch: [UInt8] = []
    var counts: [Int] = []
    for i in 0..<corpus.count {
      let text = corpus.bytes(.text, of: i, scratch: &scratch)
      counts.append(text.count)
    }

    #expect(counts == [14, 0])
    #expect(corpus.string(.title, of: 0) == "مطر")
    #expect(corpus.string(.source, of: 1) == "Wire")
  }
}
