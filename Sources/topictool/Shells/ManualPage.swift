/// A manual page in the making, in the macros of man(7).
struct ManualPage {
  /// The page so far.
  private(set) var text: String
  private let title: String
  /// Whether a heading has just begun, after which a paragraph needs no mark.
  private var isFresh = true
  /// Columns of the lines, which roff fills anew.
  private static let width = 66

  /// A page of section 1 without sections yet.
  init(title: String, version: String, day: String) {
    self.title = title
    text = ".TH \(title.uppercased()) 1 \(day) \"\(title) \(version)\"\n"
  }

  /// Begins a section.
  mutating func section(_ heading: String) {
    text += ".SH \(heading)\n"
    isFresh = true
  }

  /// Begins a section within a section.
  mutating func subsection(_ heading: String) {
    text += ".SS \(heading.roff)\n"
    isFresh = true
  }

  /// The line that says what the page is about.
  mutating func name(_ summary: String) {
    text += "\(title) \\- \(summary.roff)\n"
  }

  /// A way to call the tool: the first word as it is, capitals to be replaced.
  mutating func usage(_ words: [String]) {
    let shown = words.map { word in
      word.contains { $0.isUppercase } ? word.roff : "\\fB\(word.roff)\\fR"
    }
    text += (isFresh ? "" : ".br\n") + shown.joined(separator: " ") + "\n"
    isFresh = false
  }

  /// A paragraph of running text.
  mutating func paragraph(_ words: String) {
    text += (isFresh ? "" : ".PP\n") + words.wrapped(to: Self.width).roff + "\n"
    isFresh = false
  }

  /// A term with what it means.
  mutating func item(_ term: String, _ meaning: String) {
    text += ".TP\n\\fB\(term.roff)\\fR\n\(meaning.wrapped(to: Self.width).roff)\n"
  }

  /// An option with what it means.
  mutating func option(_ option: Declaration) {
    var term = option.spellings.map { "\\fB\($0.roff)\\fR" }.joined(separator: ", ")
    if let placeholder = option.placeholder { term += " \\fI\(placeholder.roff)\\fR" }
    text += ".TP\n\(term)\n\(option.meaning.wrapped(to: Self.width).roff)\n"
  }

  /// A command line, and what it is for.
  mutating func example(_ line: String, _ purpose: String) {
    text += ".TP\n\(purpose.roff)\n.nf\n\(line.roff)\n.fi\n"
  }
}

extension String {
  /// The text as roff reads it: backslashes, hyphens that are to be copied, and lines that
  /// begin as requests do are escaped.
  fileprivate var roff: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let escaped = line.reduce(into: "") { text, character in
        switch character {
        case "\\": text += "\\e"
        case "-": text += "\\-"
        case "'": text += "\\(aq"
        case "`": text += "\\(ga"
        case "^": text += "\\(ha"
        case "~": text += "\\(ti"
        default: text.append(character)
        }
      }
      return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }.joined(separator: "\n")
  }
}
