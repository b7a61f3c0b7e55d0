internal import Vectors

/// The options that say how counts become values.
enum WeightingOptions {
  /// A weighting known by name.
  private enum Scheme: String, CaseIterable, Sendable {
    case tfidf, bm25
    case logEntropy = "log-entropy"
    case pivoted
  }

  private enum TermFrequency: String, CaseIterable, Sendable {
    case log, raw, binary
  }

  private enum InverseDocumentFrequency: String, CaseIterable, Sendable {
    case smooth, plain, none
  }

  private enum Norm: String, CaseIterable, Sendable {
    case l2, l1, none
  }

  private static let scheme = Option.choice(
    "weighting", placeholder: "NAME", standard: Scheme.tfidf,
    help: "tfidf; bm25 (Okapi); log-entropy (Dumais); pivoted (tf-idf by pivoted length, "
      + "Singhal)")
  private static let termFrequency = Option<TermFrequency>.choice(
    "tf",
    help: "what repetition counts: 1 + ln tf, tf, or 1 (default: log, in cluster binary)")
  private static let inverse = Option<InverseDocumentFrequency>.choice(
    "idf",
    help: "what rarity counts: ln((1 + n) / (1 + df)) + 1, ln(n / df) + 1, or 1 "
      + "(default: smooth, and with bm25 its own)")
  private static let power = Option<Double?>.number(
    "idf-power", in: Weighting.powers,
    help: "take idf to the power of X; above 1 rare terms count more (default: 1)")
  private static let norm = Option<Norm>.choice(
    "norm",
    help: "what rows are scaled to: squares or magnitudes that add up to 1, or nothing "
      + "(default: l2, and none with bm25)")
  private static let saturation = Option<Double?>.number(
    "k1", in: Weighting.saturations,
    help: "with bm25: how slowly repetition saturates (default: 1.2)")
  private static let lengthShare = Option<Double?>.number(
    "b", in: 0...1,
    help: "with bm25: how much the length of an article counts (default: 0.75)")
  private static let slope = Option<Double?>.number(
    "slope", in: 0...1,
    help: "with pivoted: how much the number of terms counts (default: 0.2)")

  /// All of them.
  static let group = OptionGroup(
    heading: "weighting",
    options: [
      scheme.declaration, termFrequency.declaration, inverse.declaration,
      power.declaration, norm.declaration, saturation.declaration,
      lengthShare.declaration, slope.declaration,
    ])

  /// Those that make a difference to cosines, for which rows have length 1 anyway.
  static let cosineGroup = OptionGroup(
    heading: "weighting",
    options: [
      scheme.declaration, termFrequency.declaration, inverse.declaration,
      power.declaration, saturation.declaration, lengthShare.declaration,
    ])

  /// The weighting that the command line asks for.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - cosines: whether the products of rows are to be cosines.
  ///   - standard: the weighting without `--weighting`.
  /// - Returns: the weighting, its rows of length 1 for cosines.
  /// - Throws: ``ToolError/usage(_:)`` for options that do not go together.
  static func weighting(
    _ arguments: Arguments, cosines: Bool, standard: Weighting = .tfidf
  ) throws(ToolError) -> Weighting {
    guard !cosines || arguments[scheme] != .pivoted else {
      throw .usage(
        "--weighting pivoted only scales rows, of which cosines know nothing; "
          + "topictool vectorize takes it")
    }
    try check(termFrequency, goesWith: [.tfidf, .pivoted], arguments)
    try check(inverse, goesWith: [.tfidf, .bm25, .pivoted], arguments)
    try check(norm, goesWith: [.tfidf, .bm25, .logEntropy], arguments)
    try check(saturation, goesWith: [.bm25], arguments)
    try check(lengthShare, goesWith: [.bm25], arguments)
    try check(slope, goesWith: [.pivoted], arguments)
    var weighting: Weighting =
      switch arguments[scheme] {
      case .tfidf: arguments.has(scheme) ? .tfidf : standard
      case .bm25:
        .bm25(k1: arguments[saturation] ?? 1.2, b: arguments[lengthShare] ?? 0.75)
      case .logEntropy: .logEntropy
      case .pivoted: .pivoted(slope: arguments[slope] ?? 0.2)
      }
    switch arguments[termFrequency] {
    case .log: weighting.termFrequency = .logarithmic
    case .raw: weighting.termFrequency = .raw
    case .binary: weighting.termFrequency = .binary
    case nil: break
    }
    switch arguments[inverse] {
    case .smooth: weighting.termWeight = .smoothIDF
    case .plain: weighting.termWeight = .plainIDF
    case .some(.none): weighting.termWeight = .equal
    case nil: break
    }
    switch arguments[norm] {
    case .l2: weighting.normalization = .l2
    case .l1: weighting.normalization = .l1
    case .some(.none): weighting.normalization = .none
    case nil: break
    }
    if let power = arguments[power] { weighting.power = power }
    if cosines { weighting.normalization = .l2 }
    return weighting
  }

  /// Makes sure that an option is given only with the weightings that have a use for it.
  private static func check<Value>(
    _ option: Option<Value>, goesWith schemes: [Scheme], _ arguments: Arguments
  ) throws(ToolError) {
    guard arguments.has(option), !schemes.contains(arguments[scheme]) else { return }
    let names = schemes.map(\.rawValue).alternatives
    throw .usage(
      "\(option.declaration.spelling) goes with --weighting \(names), "
        + "not \(arguments[scheme].rawValue)")
  }
}
