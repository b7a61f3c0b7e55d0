internal import Vectors

/// `topictool analyze`: what the analyzer makes of texts.
enum Analyze: Command {
  /// What the tokens are for.
  enum Purpose: String, CaseIterable, Sendable {
    case shingles, terms
  }

  private static let purpose = Option.choice(
    "purpose", standard: Purpose.terms,
    help: "shingles: every word of the text, folded, as dedup compares them; terms: the "
      + "stemmed words of title and text without stop words, as vectorize counts them")

  static let specification = Specification(
    name: "analyze", summary: "the words the analyzer makes of each text",
    operands: "INPUT...",
    details: [
      "Prints JSON Lines on terminals and elsewhere: {\"id\":...,\"tokens\":[...]}, in the "
        + "order of the text. With --format csv the tokens stand in one field."
    ],
    ownOptions: [purpose.declaration], sharedOptions: SharedOptions.all,
    examples: [
      ("topictool analyze articles.jsonl | head -1", "the terms of the first article"),
      (
        "echo '{\"text\":\"والكُتُب\"}' | topictool analyze --purpose shingles -",
        "how a word is folded"
      ),
    ])

  static func run(_ session: Session) throws {
    let isTerms = session.arguments[purpose] == .terms
    let analyzer = Analyzer(isTerms ? .terms : .shingles)
    let fields: [Document.Field] = isTerms ? [.title, .text] : [.text]
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
      analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &buffer)
      let tokens = buffer.tokens.map { Value.text(buffer.form(of: $0)) }
      try writer.append([.text(corpus.string(.id, of: document)), .list(tokens)])
    }
    try writer.finish()
  }
}
