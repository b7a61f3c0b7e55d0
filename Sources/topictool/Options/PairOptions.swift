internal import Dedup

/// The options that say which articles are compared by which shingles and which pairs are
/// listed, of the commands that compare articles.
enum PairOptions {
  static let shingle = Option.integer(
    "shingle", in: 1...64, standard: 3, help: "words a shingle")
  static let jaccard = Option<Double?>.number(
    "min-jaccard", in: 0.01...1,
    help: "list every pair whose shingle sets have at least this Jaccard resemblance")
  static let containment = Option<Double?>.number(
    "min-containment", in: 0.01...1,
    help:
      "list every pair of which one has at least this share of its shingles in the other")
  static let within = Option<Int64?>.duration(
    "within",
    help: "compare only articles at most so far apart: 12h, 3d, 2w; an article without a "
      + "date is compared with all, a date without a time is its midnight")
  static let acrossOutlets = Option(
    switch: "cross-source", help: "compare only articles of different outlets")
  static let minimumWords = Option.integer(
    "min-words", in: 0...1_000_000, standard: 0,
    help: "leave out articles of fewer words, also from what is learnt of formula")
  static let templates = Option(
    switch: "templates",
    help: "list pairs that share only formula (weather, prices, telegrams) as well")
  static let against = Option<String?>.input(
    "against", placeholder: "OTHER", allowed: "the name of a file or folder",
    help:
      "compare the articles of INPUT with those of this file or folder only, not with each "
      + "other")
  static let againstIndex = Option<String?>.index(
    "against-index",
    help: "the same with the articles of an index on disk (topictool help index)")

  /// What the command line says of the search for copies.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - index: the index that is searched, which says what the command line leaves open.
  /// - Returns: the options of a search.
  static func search(
    _ arguments: Arguments, of index: ArticleIndex.Parameters? = nil
  ) -> CopySearch.Options {
    var options = CopySearch.Options()
    options.shingle = arguments[shingle]
    options.seed = arguments[SharedOptions.seed]
    options.minimumWords = arguments[minimumWords]
    if let index {
      if !arguments.has(shingle) { options.shingle = index.shingle }
      if !arguments.has(SharedOptions.seed) { options.seed = index.seed }
      if !arguments.has(minimumWords) { options.minimumWords = index.minimumWords }
    }
    options.minimumJaccard = arguments[jaccard]
    options.minimumContainment = arguments[containment]
    options.window = arguments[within]
    options.acrossOutlets = arguments[acrossOutlets]
    options.listsTemplates = arguments[templates]
    return options
  }
}
