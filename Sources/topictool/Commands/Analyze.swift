internal import Vectors

/// `topictool analyze`: what the analyzer makes of texts.
enum Analyze: Command {
  /// What the tokens are for.
  enum Purpose: String, CaseIterable, Sendable {
    case shingles, terms
  }

  private static let purpose = Option.choice(
    "purpose", standard: Purpose.terms,
    help: "shingles: every word of the text, folded, as dedup compares them; terms: what "
      + "vectorize counts under the same options, without them the stemmed words of title "
      + "and text without stop words")

  static let specification = Specification(
    name: "analyze", summary: "the words the analyzer makes of each text",
    operands: "INPUT...",
    details: [
      "Prints JSON Lines on terminals and elsewhere: {\"id\":...,\"tokens\":[...]}, in the "
        + "order of the text. With --format csv the tokens stand in one field."
    ],
    ownOptions: [purpose.declaration], groups: [AnalysisOptions.group],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool analyze articles.jsonl | head -1", "the terms of the first article"),
      (
        "echo '{\"text\":\"والكُتُب\"}' | topictool analyze --purpose shingles -",
        "how a word is folded"
      ),
      (
        "topictool analyze articles.jsonl --ngrams 1-2 --stem none",
        "words and pairs of words as they are"
      ),
    ])

  static func run(_ session: Session) throws {
    let method = try method(session)
    let corpus = try session.read()
    var format = RowFormat.jsonl
    if case .rows(let given) = session.display,
      session.arguments.has(SharedOptions.format)
    {
      format = given
    }
    var writer = try RowWriter(
      format, columns: ["id", "tokens"], to: session.standardOutput())
    var buffer = TokenBuffer()
    var scratch: [UInt8] = []
    for document in 0..<corpus.count {
      buffer.removeAll()
      method.analyzer.append(
        method.fields, of: document, in: corpus, scratch: &scratch, to: &buffer)
      let tokens = buffer.tokens.map { Value.text(buffer.form(of: $0)) }
      try writer.append([.text(corpus.string(.id, of: document)), .list(tokens)])
    }
    try writer.finish()
  }

  /// What makes tokens of which fields.
  private static func method(
    _ session: Session
  ) throws(ToolError) -> AnalysisOptions.Method {
    switch session.arguments[purpose] {
    case .terms: return try AnalysisOptions.method(session)
    case .shingles:
      if let option = AnalysisOptions.given(session.arguments) {
        throw .usage("\(option.spelling) is for terms: --purpose shingles has no choice")
      }
      return AnalysisOptions.Method(analyzer: Analyzer(.shingles), fields: [.text])
    }
  }
}
