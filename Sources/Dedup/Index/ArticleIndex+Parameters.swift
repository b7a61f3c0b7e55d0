internal import Vectors

extension ArticleIndex {
  /// What an index is made with; none of it changes later.
  public struct Parameters: Sendable, Hashable {
    /// Words a shingle.
    public var shingle = 3
    /// What the hashes of words and sketches are drawn from.
    public var seed: UInt64 = 0
    /// Words below which an article takes no part.
    public var minimumWords = 0

    /// The default parameters.
    public init() {}
  }
}

extension ArticleIndex.Parameters {
  /// The options of a search with these parameters.
  public var options: CopySearch.Options {
    var options = CopySearch.Options()
    options.shingle = shingle
    options.seed = seed
    options.minimumWords = minimumWords
    return options
  }

  /// The parameters as a manifest has them, with what follows from them for other readers.
  var stored: [Manifest.Parameter] {
    var stored = [
      Manifest.Parameter("shingle", "\(shingle)"), Manifest.Parameter("seed", "\(seed)"),
      Manifest.Parameter("min-words", "\(minimumWords)"),
    ]
    // Indexes of other seeds were made before words were hashed by them.
    if seed != 0 { stored.append(Manifest.Parameter("words", "seeded")) }
    if let (minHash, bands) = try? CopySearch.sketching(options) {
      stored += [
        Manifest.Parameter("slots", "\(minHash.slots)"),
        Manifest.Parameter("bands", "\(bands.count)"),
        Manifest.Parameter("rows", "\(bands.rows)"),
      ]
    }
    return stored
  }

  /// The parameters that a manifest has.
  init(_ manifest: Manifest, in files: IndexFolder) throws(IndexError) {
    func number<Number: FixedWidthInteger>(_ name: String) throws(IndexError) -> Number {
      guard let value = manifest.value(of: name).flatMap({ Number($0) }) else {
        throw .damaged(
          file: files.path, part: "manifest", reason: "the parameter \(name) is missing")
      }
      return value
    }
    shingle = try number("shingle")
    seed = try number("seed")
    minimumWords = try number("min-words")
    guard stored == manifest.parameters else {
      throw .damaged(
        file: files.path, part: "manifest", reason: "sketches of another kind")
    }
  }

  /// Makes sure that an index with these parameters can answer a search with some options.
  func check(_ given: CopySearch.Options) throws(IndexError) {
    let own = options
    let named: [(String, String, String)] = [
      ("shingle", "\(shingle)", "\(given.shingle)"),
      ("seed", "\(seed)", "\(given.seed)"),
      ("min-words", "\(minimumWords)", "\(given.minimumWords)"),
      ("mode", own.mode.rawValue, given.mode.rawValue),
      ("threshold", "\(own.threshold)", "\(given.threshold)"),
      ("recall", "\(own.recall)", "\(given.recall)"),
      ("min-containment", "none", given.minimumContainment.map { "\($0)" } ?? "none"),
      ("recurring", "standard", own.recurring == given.recurring ? "standard" : "other"),
    ]
    for (name, stored, given) in named where stored != given {
      throw .parameter(name: name, stored: stored, given: given)
    }
    if let minimum = given.minimumJaccard, minimum < own.threshold {
      throw .parameter(
        name: "min-jaccard", stored: "\(own.threshold) or more", given: "\(minimum)")
    }
  }
}
