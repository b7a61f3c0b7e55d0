internal import Topics
internal import Vectors

/// The options that say how many clusters there are to be.
enum ClusterCountOptions {
  /// How many clusters are wanted.
  enum Count: Sendable, Hashable {
    case automatic
    case exactly(Int)

    /// The number that a text stands for.
    init?(_ text: String) {
      if text == "auto" {
        self = .automatic
      } else if let count = Int(text), count > 0 {
        self = .exactly(count)
      } else {
        return nil
      }
    }
  }

  static let count = Option<Count>(
    "k", placeholder: "N|auto", allowed: "a whole number from 1, or auto",
    choices: ["auto"], standard: "auto", fallback: .automatic,
    help: "number of clusters; auto finds one that fits the batch"
  ) { Count($0) }
  static let range = Option<ClosedRange<Int>?>(
    "k-range", placeholder: "A-B", allowed: "two whole numbers from 2, as in 5-20",
    fallback: nil,
    help: "with -k auto: the least and the greatest number to choose from (default: from "
      + "2 to the square root of the number of articles, 50 at most)"
  ) { text in
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, let least = Int(bounds[0]), let most = Int(bounds[1]),
      least >= 2, least <= most
    else { return nil }
    return .some(least...most)
  }
  static let curve = Option<String?>.output(
    "k-curve", .rows,
    help: "with -k auto: what each number came to, CSV or, in FILE.json, JSON: "
      + "silhouette, stability and their product, the number chosen and how sure it is")

  static let sample = Option<Int?>.integer(
    "sample", in: 100...Int(Int32.max),
    help: "of more articles that count, choose clusters by N drawn at random, then put "
      + "all to the nearest (default: 20000, or five a cluster if these are more)")

  /// Most articles that decide what clusters there are.
  ///
  /// - Parameters:
  ///   - count: how many clusters are asked for.
  ///   - arguments: the command line.
  /// - Returns: what is given, or a number that suits `count`.
  /// - Throws: ``ToolError/usage(_:)`` if the articles given are too few for them.
  static func sampleSize(
    for count: Count, _ arguments: Arguments
  ) throws(ToolError) -> Int {
    let most =
      switch count {
      case .exactly(let count): count
      case .automatic: arguments[range]?.upperBound ?? 0
      }
    let least = SphericalKMeans.leastSample(forClusters: most)
    guard let size = arguments[sample] else {
      return max(SphericalKMeans.usualSample, least)
    }
    guard size >= least else {
      throw .usage(
        "--sample \(size) is too few for \(most) clusters: at least \(least) are needed")
    }
    return size
  }

  /// Refuses what only goes with `-k auto` beside a number.
  ///
  /// - Throws: ``ToolError/usage(_:)``.
  static func check(_ arguments: Arguments) throws(ToolError) {
    guard arguments[count] != .automatic else { return }
    for option in [range.declaration, curve.declaration] where arguments.has(option) {
      throw .usage("\(option.spelling) goes with -k auto")
    }
  }

  /// How many clusters there are to be.
  ///
  /// - Parameters:
  ///   - count: what is asked for.
  ///   - matrix: the vectors to be grouped.
  ///   - votes: the articles that count, nil for all.
  ///   - session: the run.
  /// - Returns: the number, and what it was chosen from if it was.
  /// - Throws: ``TopicsError`` for rows that no vectors have.
  static func number(
    _ count: Count, for matrix: SparseMatrix, votes: Votes?, _ session: Session
  ) throws -> (clusters: Int, choice: ClusterCount.Choice?) {
    switch count {
    case .exactly(let count): return (count, nil)
    case .automatic:
      let search = try ClusterCount(
        range: session.arguments[range],
        batchSize: try sampleSize(for: count, session.arguments),
        seed: session.arguments[SharedOptions.seed])
      let choice = try search.choice(
        for: matrix, votes: votes,
        parallel: session.parallel("choosing the number of clusters", total: nil))
      return (choice.clusters, choice)
    }
  }

  /// Writes `k,silhouette,stability,score,chosen,confidence`, or for a file of JSON
  /// `{"k":…,"confidence":…,"curve":[{"k":…,"silhouette":…,"stability":…,"score":…}]}`.
  static func write(
    _ choice: ClusterCount.Choice, to file: AtomicFile, _ arguments: Arguments
  ) throws(ExportError) {
    if arguments[curve]?.hasSuffix(".json") ?? false {
      return try file.writeJSON(
        .record([
          ("k", .integer(choice.clusters)),
          ("confidence", .number(choice.confidence, decimals: 6)),
          ("curve", .list(choice.curve.map { .record(values(of: $0)) })),
        ]))
    }
    var writer = try RowWriter(
      RowFormat(of: file),
      columns: ["k", "silhouette", "stability", "score", "chosen", "confidence"],
      to: file)
    for point in choice.curve {
      let isChosen = point.clusters == choice.clusters
      try writer.append(
        values(of: point).map(\.1) + [
          .integer(isChosen ? 1 : 0),
          isChosen ? .number(choice.confidence, decimals: 6) : .text(""),
        ])
    }
    try writer.finish()
  }

  private static func values(of point: ClusterCount.Point) -> [(String, Value)] {
    [
      ("k", .integer(point.clusters)),
      ("silhouette", .number(point.silhouette, decimals: 6)),
      ("stability", .number(point.stability, decimals: 6)),
      ("score", .number(point.score, decimals: 6)),
    ]
  }
}
