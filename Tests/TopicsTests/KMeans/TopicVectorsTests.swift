import Testing
import Topics
import Vectors

@Suite("Vectors for topics") struct TopicVectorsTests {
  @Test
  func `words and pairs of words count once an article`() {
    let vectorizer = Vectorizer.topics(documentCount: 100)
    #expect(vectorizer.analyzer.options.ngrams == 1...2)
    #expect(vectorizer.weighting.termFrequency == .binary)
    #expect(vectorizer.weighting.normalization == .l2)
  }

  @Test(arguments: [(19, 1), (20, 2), (5999, 2), (6000, 3), (100_000, 50)])
  func `what few articles have is left out`(documents: Int, least: Int) {
    let vectorizer = Vectorizer.topics(documentCount: documents)
    #expect(vectorizer.minimumDocuments == .count(least))
    #expect(vectorizer.maximumDocuments == .share(documents < 20 ? 1 : 0.5))
  }
}
