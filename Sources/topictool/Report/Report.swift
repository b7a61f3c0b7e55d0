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
      "What it shows is what dedup, events with --topics, and similarity --top find with their "
        + "standard settings. The texts of copies, of what they were copied from and of what took "
        + "a part are in it, as far as --max-size allows; of other articles the title is.",
    ],
    ownOptions: [
      output.declaration, title.declaration, language.declaration, topics.declaration,
      nearest.declaration, maximumSize.declaration, MemoryOptions.memory.declaration,
      MemoryOptions.folder.declaration,
    ],
    sharedOptions: SharedOptions.all.filter {
      ![SharedOptions.format.declaration.name, SharedOptions.color.declaration.name]
        .contains($0.name)
    },
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
        ?? session.arguments.operands.map(\.lastComponent).joined(separator: ", "),
      language: session.arguments[language])
    try page.write(
      content, limit: session.arguments[maximumSize],
      parallel: session.parallel("writing", total: batch.corpus.count), to: file)
  }
}

extension String {
  /// What a path ends in; the path itself where that is nothing.
  fileprivate var lastComponent: String {
    split(separator: "/").last.map(String.init) ?? self
  }
}

/// The language of the page around the articles.
enum ReportLanguage: String, CaseIterable, Sendable {
  case auto, en, ar
}
