import Testing
import Topics
import Vectors

@Suite("Examples of Topics") struct TopicsExamplesTests {
  @Test func `groups and their names`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)

    let vectorizer = Vectorizer(minimumDocuments: .count(2))
    let vectors = try vectorizer.vectors(of: corpus, parallel: parallel)
    let clustering = try SphericalKMeans(clusters: 5).fit(
      vectors.matrix, parallel: parallel)
    let labels = GroupLabels(
      of: clustering.grouping, in: vectors, from: corpus, parallel: parallel)
    let names = labels.labels.map { $0.prefix(3).map(\.text) }

    #expect(names.count == 5)
    #expect(names.allSatisfy { $0.count == 3 })
  }

  @Test func `events and their timelines`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)

    let material = try EventMaterial(of: corpus, parallel: parallel)
    let events = try EventSearch().events(of: material, parallel: parallel)
    let timeline = Timeline(of: events.members[0], in: corpus)
    let firstOutlet = timeline.outlets[0].name

    #expect(events.count > 20)
    #expect(!firstOutlet.isEmpty)
  }

  @Test func `a grouping and what is known to be right`() throws {
    let scores = try Scores(of: [0, 0, 1, 1], against: [7, 7, 7, 9])
    let purity = scores.purity  // 0.75
    let f1 = scores.pairs.f1  // 0.4

    #expect(purity == 0.75)
    #expect(abs(f1 - 0.4) < 1e-12)
  }
  @Test func `how far groups are apart`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)
    let vectors = try Vectorizer(minimumDocuments: .count(2))
      .vectors(of: corpus, parallel: parallel)
    let clustering = try SphericalKMeans(clusters: 5).fit(
      vectors.matrix, parallel: parallel)

    let silhouette = Silhouette(
      of: clustering.grouping, in: vectors.matrix, parallel: parallel)
    let misplaced = silhouette.values.indices.filter { silhouette.values[$0] < 0 }

    #expect(silhouette.mean > 0)
    #expect(misplaced.count < corpus.count / 2)
  }
}
