internal import Dedup
internal import Topics
internal import Vectors

/// `topictool report`: one self-contained page to look at a batch with.
enum Report: Command {
  private static let output = Option<String?>.output(
    "output", short: "o", help: "the page, one HTML file that needs nothing beside it")
  private static let title = Option<String?>(
    "title", placeholder: "TEXT", allowed: "a text", fallback: nil,
    help: "what the page calls the batch (default: the names of the inputs)",
    read: { $0.isEmpty ? nil : .some($0) })
  private static let language = Option.choice(
    "lang", standard: ReportLanguage.auto,
    help: "the language of the page around the articles; auto is the browser's")
  private static let topics = Option<ClusterCountOptions.Count?>(
    "topics", placeholder: "N|auto", allowed: "a whole number from 1, or auto",
    standard: "20, or fewer in a small batch", fallback: nil,
    help: "number of topics; auto finds one that fits the batch"
  ) { text in ClusterCountOptions.Count(text).map { .some($0) } }
  private static let nearest = Option.integer(
    "nearest", in: 0...100, standard: 8,
    help: "how many of the most similar articles are kept for each")
  private static let maximumSize = Option<Int>.size(
    "max-size", atLeast: 100_000, standard: 25_000_000, shown: "25MB",
    help: "how large the page may be; beyond, texts of the smallest families are left out"
  )

  static let specification = Specification(
    name: "report", summary: "one HTML page of all of it, to look at",
    operands: "INPUT...",
    details: [
      "The page shows the copy families with who had what first and the copied passages side "
        + "by side, the events, the topics and how they change over time, how similar the "
        + "articles are, and how much of each outlet is copied. It is one file that opens "
        + "from disk in any browser and asks nothing of the network.",
      "Copies and events are those that dedup and events find. Topics are those of events "
        + "--topics, the better of two runs. For each article the most similar ones are kept that "
        + "have a cosine of 0.1 or more, of 0.25 in batches of more than 30,000 articles. The "
        + "texts of copies, of what they were copied from and of what took a part are in the "
        + "page, as far as --max-size allows; of other articles the title is.",
    ],
    ownOptions: [
      output.declaration, title.declaration, language.declaration, topics.declaration,
      nearest.declaration, maximumSize.declaration, MemoryOptions.memory.declaration,
      MemoryOptions.folder.declaration,
    ],
    sharedOptions: SharedOptions.withoutDisplay,
    examples: [
      ("topictool report articles.jsonl -o report.html", "a page of a batch"),
      (
        "topictool report feeds/ -o report.html --lang ar --title \"May 2024\"",
        "in Arabic, with a name"
      ),
      (
        "topictool report archive.jsonl.gz -o report.html --topics 40 --max-size 60MB",
        "more topics and more texts"
      ),
    ])

  static func run(_ session: Session) throws {
    guard let file = try session.open(output) else {
      throw ToolError.usage("the page needs a name: -o FILE, such as -o report.html")
    }
    let memory = try MemoryOptions.memory(session.arguments)
    let batch = try session.readInputs(mayBeEmpty: true)
    let content = try ReportContent(
      of: batch, memory: memory, topics: session.arguments[topics],
      nearest: session.arguments[nearest], session)
    let page = ReportPage(
      title: session.arguments[title]
        ?? title(of: session.arguments.operands),
      language: session.arguments[language])
    let outcome = try page.write(
      content, limit: session.arguments[maximumSize],
      parallel: session.parallel("writing", total: batch.corpus.count), to: file)
    let spelling = maximumSize.declaration.spelling
    if outcome.isOverLimit {
      session.note("the page is larger than \(spelling) even without texts")
    }
    if outcome.textsLeftOut > 0 {
      let texts = outcome.textsLeftOut.of("text", "texts")
      session.close(with: "left out \(texts) of copies: \(spelling) has no room for more")
    }
  }

  /// What a batch is called after its inputs: their names, those of the first few where there
  /// are many, nothing where they have none.
  private static func title(of inputs: [String]) -> String {
    let names = inputs.compactMap { $0.split(separator: "/").last.map(String.init) }
      .filter { !["-", ".", ".."].contains($0) }
    let rest = names.count - namesInTitle
    let first = names.prefix(namesInTitle).joined(separator: ", ")
    return rest > 0 ? "\(first) + \(rest)" : first
  }

  /// Inputs that a title names.
  private static let namesInTitle = 3
}

/// The language of the page around the articles.
enum ReportLanguage: String, CaseIterable, Sendable {
  case auto, en, ar
}
