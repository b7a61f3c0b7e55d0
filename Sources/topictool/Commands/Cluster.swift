internal import Topics
internal import Vectors

/// `topictool cluster`: articles grouped by topic.
enum Cluster: Command {
  private static let assignments = Option<String?>.output(
    "assignments", .rows,
    help: "CSV: id, cluster, similarity to the cluster's centre, margin (how much less "
      + "similar the next centre is: how sure the cluster is) and outlier (whether the "
      + "article is unlike the others of its cluster)")
  private static let clusters = Option<String?>.output(
    "clusters", .lines,
    help: "JSON Lines: id, size, labels and representative articles of each "
      + "cluster")

  static let specification = Specification(
    name: "cluster", summary: "k-means topics, with labels", operands: "INPUT...",
    details: [
      "Spherical k-means on TF-IDF vectors. Clusters are numbered from 0, the largest first. "
        + "Terms are words of two characters or more and pairs of them (--min-length 2 "
        + "--ngrams 1-2) and count once an article (--tf binary), unless options say "
        + "otherwise. Those of a single article or fewer than one in 2,000, and of more than "
        + "half, are left out, unless --min-df or --max-df says otherwise, there are fewer than "
        + "20 articles, or most articles would be left without any.",
      CollapseOptions.help,
      "An outlier is an article of which no term is left (such are the last cluster), that "
        + "shares no term with others of its cluster, or is far less similar to them than "
        + "they are to each other.",
      "--save-model keeps the clusters, and --model assigns another batch to them, under the "
        + "same numbers and names: the nearest one, of which an article may be an outlier. "
        + "With a model of vectorize, clusters are found anew in its vectors.",
      "-k auto measures how far apart 2, 3, 4 and more groups of a sample are, and how well "
        + "they are found again without a part of it. It says how sure it is: how many of "
        + "the comparisons lead to the same number, give or take a fifth.",
      "On a terminal the clusters are shown; elsewhere the assignments are printed as CSV.",
    ],
    ownOptions: [
      ClusterCountOptions.count.declaration, assignments.declaration,
      clusters.declaration,
      ClusterCountOptions.range.declaration, ClusterCountOptions.curve.declaration,
      ClusterOptions.restarts.declaration, ClusterCountOptions.sample.declaration,
      CollapseOptions.isOff.declaration,
    ],
    groups: [
      AnalysisOptions.group, VocabularyOptions.group, WeightingOptions.cosineGroup,
      ModelOptions.topicsGroup,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool cluster articles.jsonl", "topics of a batch, as many as fit"),
      (
        "topictool cluster articles.jsonl -k 8 --assignments topics.csv --clusters topics.jsonl",
        "eight topics, to files"
      ),
      ("topictool cluster articles/ -k 5 --format json", "for another program"),
      (
        "topictool cluster may.jsonl -k 20 --save-model may.topics --clusters topics.jsonl",
        "twenty topics, and the means to find them again"
      ),
      (
        "topictool cluster today.jsonl --model may.topics --assignments today.csv",
        "today's articles in the same topics"
      ),
    ])

  static func run(_ session: Session) throws {
    let assignmentFile = try session.open(assignments)
    let clusterFile = try session.open(clusters)
    try ClusterCountOptions.check(session.arguments)
    let curveFile = try session.open(ClusterCountOptions.curve)
    let modelFile = try session.open(ModelOptions.savedTopics)
    let plan = try ClusterOptions.plan(session)
    try ClusterOptions.check(plan, session)
    let corpus = try session.read()
    let votes = try CollapseOptions.votes(of: corpus, session)
    let vectors = try ClusterOptions.vectors(of: corpus, votes: votes, by: plan, session)
    let (clustering, choice) = try ClusterOptions.clustering(
      of: vectors.matrix, votes: votes, by: plan, session)
    let isTable = if case .table = session.display { true } else { false }
    let isNamed = plan.topics == nil && (isTable || modelFile != nil)
    let labels =
      isNamed || clusterFile != nil
      ? GroupLabels(
        of: clustering.grouping, in: vectors, from: corpus, votes: votes, count: 8,
        parallel: session.parallel("naming clusters", total: corpus.count)) : nil
    let names = plan.topics?.names ?? labels.map { TopicNames($0, of: clustering) }
    let output = ClusterOutput(
      clustering, of: vectors, corpus, votes: votes, confidence: choice?.confidence,
      names: names, headlines: labels?.headlines)
    session.progress.beginWriting()
    if var modelFile, let names {
      try TopicModel(clustering, in: vectors, names: names).write(to: &modelFile)
    }
    if let assignmentFile {
      try output.writeAssignments(RowFormat(of: assignmentFile), to: assignmentFile)
    }
    if let curveFile, let choice {
      try ClusterCountOptions.write(choice, to: curveFile, session.arguments)
    }
    if let clusterFile { try output.writeClusters(to: clusterFile) }
    if !isTable {
      // What was chosen is worth a line in a log, too.
      if choice == nil {
        session.remark(output.summary)
      } else {
        session.close(with: output.summary)
      }
    }
    switch session.display {
    case .nothing: break
    case .rows(let format):
      try output.writeAssignments(format, to: session.standardOutput())
    case .table:
      try session.print(output.lines(width: session.width, style: session.style))
    }
  }
}
