internal import Topics
internal import Vectors

/// What `cluster` writes: rows, descriptions, and a table.
struct ClusterOutput {
  private let clustering: Clustering
  private let corpus: Corpus
  /// Number of articles that follow another as its copies.
  private let copyCount: Int
  /// How sure the number of clusters is, if it was chosen.
  private let confidence: Double?
  /// The words and phrases that name each cluster, where they are wanted.
  private let names: TopicNames?
  /// For each cluster the article whose headline says most about it, likewise.
  private let headlines: [Int]?
  /// Articles that stand for each cluster, the most central first.
  private let representatives: [[Int]]

  /// The output of a clustering of `vectors`, which are those of `corpus`, made by `votes`.
  init(
    _ clustering: Clustering, of vectors: DocumentVectors, _ corpus: Corpus,
    votes: Votes?, confidence: Double?, names: TopicNames?, headlines: [Int]?
  ) {
    self.names = names
    self.headlines = headlines
    self.clustering = clustering
    self.corpus = corpus
    copyCount = votes?.followerCount ?? 0
    self.confidence = confidence
    representatives = clustering.representatives(3, of: vectors.matrix)
  }

  /// `id,cluster,similarity,margin,outlier`.
  func writeAssignments(_ format: RowFormat, to file: AtomicFile) throws(ExportError) {
    var writer = try RowWriter(
      format, columns: ["id", "cluster", "similarity", "margin", "outlier"], to: file)
    for document in 0..<corpus.count {
      try writer.append([
        .text(corpus.string(.id, of: document)),
        .integer(Int(clustering.assignments[document])),
        .number(Double(clustering.similarities[document]), decimals: 6),
        .number(Double(clustering.margins[document]), decimals: 6),
        .flag(clustering.outliers[document]),
      ])
    }
    try writer.finish()
  }

  /// `{"id":…,"size":…,"labels":[…],"representatives":[{"id":…,"title":…}],"headline":…,`
  /// `"phrases":[…],"discriminating":[…],"outliers":…}`.
  func writeClusters(to file: AtomicFile) throws(ExportError) {
    let outlierCounts = outlierCounts
    for (cluster, size) in clustering.sizes.enumerated() {
      let articles = representatives[cluster].map { document in
        Value.record([
          ("id", .text(corpus.string(.id, of: document))),
          ("title", .text(corpus.string(.title, of: document))),
        ])
      }
      let headline = size > 0 ? headlines?[cluster] : nil
      try file.writeJSON(
        .record([
          ("id", .integer(cluster)), ("size", .integer(size)),
          ("labels", list(names?.labels, cluster)), ("representatives", .list(articles)),
          ("headline", .text(headline.map { corpus.headline(of: $0) } ?? "")),
          ("phrases", list(names?.phrases, cluster)),
          ("discriminating", list(names?.discriminating, cluster)),
          ("outliers", .integer(outlierCounts[cluster])),
        ]))
    }
  }

  /// The names of a cluster; that of articles without terms has none.
  private func list(_ names: [[String]]?, _ cluster: Int) -> Value {
    guard let names, names.indices.contains(cluster) else { return .list([]) }
    return .list(names[cluster].map { .text($0) })
  }

  private var outlierCounts: [Int] {
    var counts = [Int](repeating: 0, count: clustering.clusterCount)
    for (document, cluster) in clustering.assignments.enumerated()
    where clustering.outliers[document] {
      counts[Int(cluster)] += 1
    }
    return counts
  }

  /// Clusters with their size, terms and most central articles, for a terminal.
  func lines(width: Int, style: Style) -> [String] {
    let mean = clustering.objective.fixed(3)
    var heading = PartedLine(figures) { $0.bold($1) }
    heading.append(["mean similarity to the centre \(mean)"]) { $0.dim($1) }
    var lines = heading.lines(width: width, style: style)
    var table = Table([.init(), .init(limit: 24), .init(isFlexible: true)])
    for document in representatives.joined() {
      table.append([
        .init(corpus.dateline(of: document)) { $0.dim($1) },
        .init(corpus.shown(.source, of: document)), .init(corpus.headline(of: document)),
      ])
    }
    var rows = table.lines(width: width, indent: 2, style: style)[...]
    for (cluster, size) in clustering.sizes.enumerated() {
      var heading = PartedLine(
        ["cluster \(cluster)", size.of("article", "articles")]
      ) { $0.bold($1) }
      if cluster == clustering.clusterWithoutTerms {
        heading.append(["without terms"]) { $0.dim($1) }
      } else {
        let labels = names?.labels[cluster] ?? []
        heading.append(labels, first: " · ", separator: ", ") { $0.cyan($1) }
      }
      lines += [""] + heading.lines(width: width, style: style)
      lines += rows.prefix(representatives[cluster].count)
      rows = rows.dropFirst(representatives[cluster].count)
    }
    return lines
  }

  /// What became of the batch, in a line.
  var summary: String { figures.joined(separator: " · ") }

  private var figures: [String] {
    let articles = corpus.count.of("article", "articles")
    let copies =
      copyCount > 0 ? " (\(copyCount.of("copy", "copies")) without a vote)" : ""
    let certainty = confidence.map { " (\($0.percentage) sure)" } ?? ""
    let clusters = clustering.clusterCount.of("cluster", "clusters") + certainty
    let outliers = outlierCounts.reduce(0, +).of("outlier", "outliers")
    return ["\(articles)\(copies)", clusters, outliers]
  }
}
