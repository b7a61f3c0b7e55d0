import Testing
import Topics
import Vectors

@Suite("Topic model") struct TopicModelTests {
  static let parallel = Parallel(threads: 2)

  /// Articles on three subjects, each with some words of its own, and every fifth a copy.
  static let articles: [Article] = {
    let subjects = [
      ["rain", "flood", "river", "bridge", "dam"],
      ["cup", "final", "team", "goal", "coach"],
      ["oil", "price", "barrel", "market", "export"],
    ]
    var random = SplitMix64(seed: 8)
    return (0..<60).map { i in
      let words = (0..<12).map { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? "word\(Int.random(in: 0..<30, using: &random))"
          : subjects[i % 3][Int.random(in: 0..<5, using: &random)]
      }
      return Article(id: "\(i)", text: words.joined(separator: " "))
    } + [Article(id: "empty", text: "...")]
  }()

  struct Batch {
    let vectors: DocumentVectors
    let clustering: Clustering
    let model: TopicModel
  }

  static func batch(clusters: Int = 3, votes: Votes? = nil) throws -> Batch {
    let corpus = Corpus(articles)
    let vectors = try Vectorizer().vectors(of: corpus, votes: votes, parallel: parallel)
    let clustering = try SphericalKMeans(clusters: clusters, seed: 2).fit(
      vectors.matrix, votes: votes, parallel: parallel)
    let labels = GroupLabels(
      of: clustering.grouping, in: vectors, from: corpus, parallel: parallel)
    let names = TopicNames(labels, of: clustering)
    return Batch(
      vectors: vectors, clustering: clustering,
      model: TopicModel(clustering, in: vectors, names: names))
  }

  static func stored(_ model: TopicModel) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try model.write(to: &bytes)
    return bytes
  }

  @Test(arguments: [1, 3, 7])
  func `the batch is assigned as it was, from a file to the bit`(clusters: Int) throws {
    let votes = Votes(
      representatives: (0..<61 as Range<Int32>).map { $0 % 5 == 4 ? $0 - 4 : $0 })
    let batch = try Self.batch(clusters: clusters, votes: votes)
    let model = try TopicModel(ByteStore(Self.stored(batch.model)))
    let vectors = model.vectors.vectors(
      of: Corpus(Self.articles), parallel: Self.parallel)
    let again = try model.clustering(
      of: vectors.matrix, votes: votes, parallel: Self.parallel)

    #expect(again.assignments == batch.clustering.assignments)
    #expect(again.similarities == batch.clustering.similarities)
    #expect(again.margins == batch.clustering.margins)
    #expect(again.objective == batch.clustering.objective)
    #expect(model.centroids == batch.clustering.centroids)
    #expect(model.leastSimilarities == batch.clustering.leastSimilarities)
    #expect(model.names == batch.model.names)
    #expect(try Self.stored(model) == Self.stored(batch.model))
  }

  @Test func `another batch keeps numbers and names, and some clusters stay empty`()
    throws
  {
    let batch = try Self.batch()
    let corpus = Corpus([
      Article(id: "1", text: "The goal of the cup final, and the coach of the team"),
      Article(id: "2", text: "Nothing known"),
      Article(id: "3", text: "word3 word4"),
    ])
    let vectors = batch.model.vectors.vectors(of: corpus, parallel: Self.parallel)
    let clustering = try batch.model.clustering(
      of: vectors.matrix, parallel: Self.parallel)

    let cup = try #require(
      batch.model.names.labels.firstIndex { $0.contains("cup") })
    #expect(clustering.assignments[0] == Int32(cup))
    #expect(clustering.assignments[1] == 3 && clustering.clusterWithoutTerms == 3)
    #expect(clustering.outliers == [false, true, true])
    #expect(clustering.sizes.count == 4 && clustering.sizes.contains(0))
    #expect(clustering.representatives(1, of: vectors.matrix)[cup] == [0])
    let alone = try batch.model.clustering(
      of: vectors.matrix, parallel: Parallel(threads: 1))
    #expect(alone.similarities == clustering.similarities)
  }

  @Test func `hashed columns and batches without terms have models too`() throws {
    for articles in [Self.articles, [Article(id: "1", text: "...")]] {
      let hashing = Columns.hashed(try TermHashing(bits: 6))
      for columns in [hashing, nil] {
        let vectors = try Vectorizer(columns: columns).vectors(
          of: Corpus(articles), parallel: Self.parallel)
        let clustering = try SphericalKMeans(clusters: 3).fit(
          vectors.matrix, parallel: Self.parallel)
        let none = [[String]](repeating: [], count: clustering.centroids.count)
        let labels = GroupLabels(
          of: clustering.grouping, in: vectors, from: Corpus(articles),
          parallel: Self.parallel)
        let names = TopicNames(labels, of: clustering)
        #expect(names.labels.count == none.count)
        let model = TopicModel(clustering, in: vectors, names: names)
        let read = try TopicModel(ByteStore(Self.stored(model)))
        let again = try read.clustering(of: vectors.matrix, parallel: Self.parallel)
        #expect(again.assignments == clustering.assignments)
      }
    }
  }

  @Test(arguments: [
    "\u{670}كرة", "\u{200D}كرة", "\u{200C}a", "\u{301}", " b c ", "a\nb", "",
  ])
  func `a name is stored whatever it begins with`(name: String) throws {
    let batch = try Self.batch()
    let names = TopicNames(
      labels: [[name, "x"], [], [name]], phrases: [[], [name], []],
      discriminating: [[name], [], []])
    let model = TopicModel(batch.clustering, in: batch.vectors, names: names)
    #expect(try TopicModel(ByteStore(Self.stored(model))).names == names)
  }

  @Test func `a file that is none, or no longer whole, is told apart`() throws {
    let bytes = try Self.stored(Self.batch().model)
    func error(_ bytes: [UInt8]) -> ModelFileError? {
      #expect(throws: ModelFileError.self) { try TopicModel(ByteStore(bytes)) }
    }
    #expect(error([]) == .unknown(expected: "a model of topics"))
    #expect(error(Array("id,cluster".utf8)) == .unknown(expected: "a model of topics"))
    #expect(error(Array(bytes.dropLast())) == .cutShort)
    var vectors: [UInt8] = []
    try Self.batch().vectors.model.write(to: &vectors)
    #expect(error(vectors) == .unknown(expected: "a model of topics"))
    // Every section has its checksum.
    for place in stride(from: 20, to: bytes.count, by: max(1, bytes.count / 97)) {
      var damaged = bytes
      damaged[place] ^= 0x40
      let found = error(damaged)
      #expect(found == .damaged || found == .cutShort)
    }
  }

  @Test func `sections that do not fit together are damage, whatever their checksums`()
    throws
  {
    let vectors = try Self.batch().model.vectors
    func error(
      settings: String = "clusters 2\nlabel 0 rain\nlabel 1 cup\n",
      least: [Float] = [0.1, 0], ends: [UInt64] = [1, 2], columns: [Int32] = [0, 1],
      weights: [Float] = [1, 1]
    ) throws -> ModelFileError? {
      var bytes: [UInt8] = []
      try SectionFile.write(
        vectors.sections + [
          ("TOPI", Array(settings.utf8)),
          ("LEAS", Array(little: least.map(\.bitPattern))),
          ("CEND", Array(little: ends)), ("CCOL", Array(little: columns)),
          ("CWGT", Array(little: weights.map(\.bitPattern))),
        ], as: .topics, to: &bytes)
      do throws(ModelFileError) {
        _ = try TopicModel(ByteStore(bytes))
        return nil
      } catch {
        return error
      }
    }
    #expect(try error() == nil)
    #expect(try error(settings: "clusters 3\n") == .damaged)
    #expect(try error(settings: "clusters -2\n") == .damaged)
    #expect(try error(settings: "") == .damaged)
    #expect(try error(settings: "clusters 2\nlabel 2 rain\n") == .damaged)
    #expect(try error(settings: "clusters 2\nlabel rain\n") == .damaged)
    #expect(try error(least: [0.1, .nan]) == .damaged)
    #expect(try error(least: [0.1]) == .damaged)
    #expect(try error(ends: [2, 1]) == .damaged)
    #expect(try error(ends: [1, .max]) == .damaged)
    #expect(try error(columns: [0, -1]) == .damaged)
    #expect(try error(columns: [0, 1 << 30]) == .damaged)
    #expect(try error(weights: [1, .nan]) == .damaged)
    #expect(try error(weights: [1, 7]) == .damaged)
  }
}
