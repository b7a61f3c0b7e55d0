internal import Vectors

/// What the commands that work on vectors have in common.
enum VectorOptions {
  private static let minimum = limit(
    "min-df",
    help: "leave out terms that fewer articles have: a number, or a share as 0.01")
  private static let maximum = limit(
    "max-df", help: "leave out terms that more articles have: a number, or a share as 0.5"
  )

  /// The options that say which terms count.
  static let vocabulary = OptionGroup(
    heading: "vocabulary", options: [minimum.declaration, maximum.declaration])

  /// The vectors of a batch under the options given.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - method: what makes terms of it.
  ///   - session: the run.
  ///   - weighting: how counts become values.
  ///   - minimum: the limit without `--min-df`.
  ///   - maximum: the limit without `--max-df`.
  /// - Returns: a row an article.
  /// - Throws: ``ToolError/usage(_:)`` for limits that contradict each other.
  static func vectors(
    of corpus: Corpus, by method: AnalysisOptions.Method, _ session: Session,
    _ weighting: Weighting,
    minimum: DocumentLimit = .count(1), maximum: DocumentLimit = .share(1)
  ) throws -> DocumentVectors {
    let vectorizer = Vectorizer(
      analyzer: method.analyzer, fields: method.fields,
      minimumDocuments: session.arguments[Self.minimum] ?? minimum,
      maximumDocuments: session.arguments[Self.maximum] ?? maximum, weighting: weighting)
    let parallel = session.parallel("counting terms", total: corpus.count)
    do {
      return try vectorizer.vectors(of: corpus, parallel: parallel)
    } catch {
      throw ToolError.usage("--min-df, --max-df: \(error)")
    }
  }

  private static func limit(_ name: String, help: String) -> Option<DocumentLimit?> {
    Option(
      name, placeholder: "N",
      allowed:
        "a whole number of articles, or a share with a decimal point from 0.0 to 1.0",
      fallback: nil, help: help
    ) { text in
      if let count = Int(text) { return count >= 0 ? .some(.count(count)) : nil }
      return Double.number(text, in: 0...1).map { .some(.share($0)) }
    }
  }
}
