/// How a file holds its records.
public enum InputFormat: Sendable, Hashable, CaseIterable {
  /// One JSON object a line.
  case jsonLines
  /// An array of JSON objects.
  case json
  /// Comma-separated values under a header row (RFC 4180).
  case csv
  /// Tab-separated values under a header row.
  case tsv
  /// One article: the first line is its title.
  case text
  /// One article; the first line is its title, without the marks of a heading.
  case markdown
  /// One article in a web page.
  case html

  /// The format that files with that extension, in any case, are in.
  public init?(pathExtension: some StringProtocol) {
    switch pathExtension.lowercased() {
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }

  /// Whether a file in this format is one article.
  public var isOneArticle: Bool {
    switch self {
    case .text, .markdown, .html: true
    case .jsonLines, .json, .csv, .tsv: false
    }
  }
}
