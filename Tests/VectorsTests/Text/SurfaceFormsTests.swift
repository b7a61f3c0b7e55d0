import Testing
import Vectors

@Suite("Surface forms") struct SurfaceFormsTests {
  static let corpus = Corpus([
    Article(id: "1", title: "السعوديّة اليوم", text: "في السعودية قالت السعودية Nato ﷺ"),
    Article(id: "2", text: "سعودي NATO nato NATO"),
    Article(id: "3", text: "سعوديون والسعودية السعودية"),
  ])

  static func spellings(_ terms: [String], threads: Int = 1) -> [String?] {
    let surfaces = SurfaceForms(
      of: terms.map { TermHash.hash($0) }, in: corpus, analyzer: Analyzer(.terms),
      parallel: Parallel(threads: threads))
    return surfaces.spellings
  }

  @Test func `are the most frequent spellings`() {
    #expect(Self.spellings(["سعود", "nato", "يوم"]) == ["السعودية", "NATO", "اليوم"])
  }

  @Test func `are nil for what is not there or has no word of its own`() {
    #expect(Self.spellings(["صل", "none", "صلي"]) == [nil, nil, nil])
  }

  @Test func `are first in document order among equals`() {
    let corpus = Corpus([
      Article(id: "1", text: "Rain rain RAIN"), Article(id: "2", text: "RAIN rain"),
    ])
    let surfaces = SurfaceForms(
      of: [TermHash.hash("rain")], in: corpus, analyzer: Analyzer(.terms),
      parallel: Parallel(threads: 2))
    #expect(surfaces[0] == "rain")
  }

  @Test func `do not depend on the number of threads`() {
    let articles = (0..<900).map { number in
      Article(id: "\(number)", text: number % 3 == 0 ? "Aleppo ALEPPO" : "ALEPPO aleppo")
    }
    let found = [1, 2, 4].map { threads in
      SurfaceForms(
        of: [TermHash.hash("aleppo")], in: Corpus(articles), analyzer: Analyzer(.terms),
        parallel: Parallel(threads: threads)
      ).spellings
    }
    #expect(found == [["ALEPPO"], ["ALEPPO"], ["ALEPPO"]])
  }
}
