import Testing
import Topics
import Vectors

@Suite("Cluster labels") struct ClusterLabelsTests {
  static let corpus = Corpus([
    Article(id: "1", text: "Heavy Rain fell on 12 3 villages; the Rain went on x"),
    Article(id: "2", text: "Rain and floods: 12 villages, 3 rivers x"),
    Article(id: "3", text: "فاز الفريق في المباراة 12 3 ثم احتفل الفريق"),
    Article(id: "4", text: "خسر الفريق المباراة 3 12 والفريق حزين"),
  ])

  static func labels(count: Int) throws -> ClusterLabels {
    let parallel = Parallel(threads: 1)
    let vectors = try Vectorizer().vectors(of: corpus, parallel: parallel)
    let clustering = try SphericalKMeans(clusters: 2).fit(
      vectors.matrix, parallel: parallel)
    return ClusterLabels(
      of: clustering, in: vectors, from: corpus, count: count, parallel: parallel)
  }

  @Test func `words are spelled as the texts spell them most often`() throws {
    let labels = try Self.labels(count: 2)
    #expect(labels[0].map(\.word) == ["Rain", "villages"])
    #expect(labels[1].map(\.word) == ["الفريق", "المباراة"])
  }

  @Test func `numbers and single letters name nothing`() throws {
    let words = try Self.labels(count: 50).labels.joined().map(\.word)
    #expect(!words.contains("12") && !words.contains("3") && !words.contains("x"))
  }

  @Test func `scores fall`() throws {
    for labels in try Self.labels(count: 5).labels {
      #expect(labels.count == 5)
      for (a, b) in zip(labels, labels.dropFirst()) {
        #expect(a.term.score >= b.term.score)
      }
    }
  }
}
