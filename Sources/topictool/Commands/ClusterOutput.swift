internal import Topics
internal import Vectors

/// What `cluster` writes: rows, descriptions, and a table.
struct ClusterOutput {
  private let clustering: Clustering
  private let corpus: Corpus
  /// Number of articles that follow another as its copies.
  private let copyCount: Int
  /// The words and phrases that name each cluster.
  private let labels: GroupLabels
  /// Articles that stand for each cluster, the most central first.
  private let representatives: [[Int]]

  /// The output of a clustering of `vectors`, which are those of `corpus`, made by `votes`.
  init(
    _ clustering: Clustering, of vectors: DocumentVectors, _ corpus: Corpus,
    votes: Votes?, parallel: Parallel
  ) {
    self.clustering = clustering
    self.corpus = corpus
    copyCount = votes?.followerCount ?? 0
    representatives = clustering.representatives(3, of: vectors.matrix)
    labels = GroupLabels(
      of: clustering.grouping, in: vectors, from: corpus, count: 8, parallel: parallel)
  }

  /// `id,cluster,similarity,margin`.
  func writeAssignments(_ format: RowFormat, to file: AtomicFile) throws(ExportError) {
    var writer = try RowWriter(
      format, columns: ["id", "cluster", "similarity", "margin"], to: file)
    for document in 0..<corpus.count {
      try writer.append([
        .text(corpus.string(.id, of: document)),
        .integer(Int(clustering.assignments[document])),
        .number(Double(clustering.similarities[document]), decimals: 6),
        .number(Double(clustering.margins[document]), decimals: 6),
      ])
    }
    try writer.finish()
  }

  /// `{"id":…,"size":…,"labels":[…],"representatives":[{"id":…,"title":…}]}`.
  func writeClusters(to file: AtomicFile) throws(ExportError) {
    for (cluster, size) in clustering.sizes.enumerated() {
      let articles = representatives[cluster].map { document in
        Value.record([
          ("id", .text(corpus.string(.id, of: document))),
          ("title", .text(corpus.string(.title, of: document))),
        ])
      }
      try file.writeJSON(
        .record([
          ("id", .integer(cluster)), ("size", .integer(size)),
          ("labels", .list(labels[cluster].map { .text($0.text) })),
          ("representatives", .list(articles)),
          ("headline", .text(corpus.headline(of: labels.headlines[cluster]))),
          ("phrases", .list(labels.phrases[cluster].map { .text($0.text) })),
          (
            "discriminating", .list(labels.discriminating[cluster].map { .text($0.text) })
          ),
        ]))
    }
  }

  /// Clusters with their size, terms and most central articles, for a terminal.
  func lines(width: Int, style: Style) -> [String] {
    let clusters = clustering.clusterCount.of("cluster", "clusters")
    let copies =
      copyCount > 0 ? " (\(copyCount.of("copy", "copies")) without a vote)" : ""
    var lines = [
      style.bold("\(corpus.count.of("article", "articles"))\(copies) · \(clusters)")
        + style.dim(" · mean similarity to the centre \(clustering.objective.fixed(3))")
    ]
    var table = Table([.init(), .init(limit: 24), .init(isFlexible: true)])
    for document in representatives.joined() {
      table.append([
        .init(corpus.dateline(of: document)) { $0.dim($1) },
        .init(corpus.shown(.source, of: document)), .init(corpus.headline(of: document)),
      ])
    }
    var rows = table.lines(width: width, indent: 2, style: style)[...]
    for (cluster, size) in clustering.sizes.enumerated() {
      let heading = "cluster \(cluster) · \(size.of("article", "articles")) · "
      let terms = labels[cluster].map(\.text.printable.isolated).joined(separator: ", ")
      lines += ["", style.bold(heading) + style.cyan(terms)]
      lines += rows.prefix(representatives[cluster].count)
      rows = rows.dropFirst(representatives[cluster].count)
    }
    return lines
  }
}
