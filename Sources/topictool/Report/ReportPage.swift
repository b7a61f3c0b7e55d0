internal import FoundationEssentials
internal import Vectors

/// The page: HTML, style and script from the folder `page`, and the data of a batch.
struct ReportPage {
  /// What the batch is called.
  let title: String
  /// The language around the articles.
  let language: ReportLanguage

  /// What the limit on its size came to.
  struct Outcome {
    /// Articles whose texts would have been in it.
    let textsLeftOut: Int
    /// Whether the page is larger all the same, without any texts.
    let isOverLimit: Bool
  }

  private static let style = Array(PageFiles.page_css.utf8)
  /// Strict, and seen by nothing outside: every file declares what the others use.
  private static let script = Array(
    "\"use strict\";\n(() => {\n\(scripts.joined())start();\n})();\n".utf8)
  private static let scripts = [
    PageFiles.words_js, PageFiles.elements_js, PageFiles.data_js, PageFiles.diff_js,
    PageFiles.table_js, PageFiles.charts_js, PageFiles.timeline_js, PageFiles.frame_js,
    PageFiles.overview_js, PageFiles.families_js, PageFiles.pair_js, PageFiles.events_js,
    PageFiles.topics_js, PageFiles.heatmap_js, PageFiles.similarity_js,
    PageFiles.article_js, PageFiles.search_js,
  ]

  /// What the page may do: run this script, have this style, and nothing else; above all
  /// nothing that an article says.
  private static let policy =
    "default-src 'none'; script-src 'sha256-\(digest(of: script))'; "
    + "style-src 'sha256-\(digest(of: style))'; base-uri 'none'; form-action 'none'"

  private static func digest(of bytes: [UInt8]) -> String {
    Data(SHA256.digest(of: bytes)).base64EncodedString()
  }

  /// Writes the page of a batch.
  ///
  /// - Parameters:
  ///   - content: what was found out about it.
  ///   - limit: bytes the page may take; texts are left out beyond.
  ///   - parallel: the threads.
  ///   - file: where it goes.
  /// - Returns: what became of the limit.
  /// - Throws: what the file throws.
  func write(
    _ content: ReportContent, limit: Int, parallel: Parallel, to file: AtomicFile
  ) throws(ExportError) -> Outcome {
    let outlets = ReportOutlets(of: content.copies, in: content.corpus)
    let columns = ArticleColumns(of: content, outlets: outlets, limit: limit)
    func blocks(_ texts: TextBlocks) -> [DataBlock] {
      [
        content.summary(title: title, language: language, outlets: outlets, texts: texts),
        columns.block(texts: texts.numbers),
      ] + [content.nearest.block].compactMap(\.self)
    }
    // The texts take what the rest leaves; that is known but for the blocks' numbers.
    let rest = blocks(TextBlocks(none: content.corpus.count))
    let taken =
      rest.reduce(0) { $0 + $1.element.count } + Self.script.count + Self.style.count
      + PageFiles.page_html.utf8.count + Self.policy.utf8.count
      + title.printable.inHTML.utf8.count + 4 * content.corpus.count
    let texts = TextBlocks(
      of: content.copies, in: content.corpus, limit: limit - taken, parallel: parallel)
    try write(blocks(texts) + texts.blocks, to: file)
    return Outcome(textsLeftOut: texts.leftOutCount, isOverLimit: taken > limit)
  }

  private func write(_ blocks: [DataBlock], to file: AtomicFile) throws(ExportError) {
    for piece in Template(PageFiles.page_html).pieces {
      switch piece {
      case .text(let text): try file.write(Array(text.utf8).span)
      case .place("csp"): try file.write(Array(Self.policy.utf8).span)
      case .place("title"): try file.write(Array(title.printable.inHTML.utf8).span)
      case .place("style"): try file.write(Self.style.span)
      case .place("data"):
        for block in blocks { try file.write(block.element.span) }
      case .place("script"): try file.write(Self.script.span)
      case .place(let name): preconditionFailure("nothing is called \(name) in a page")
      }
    }
  }
}

extension String {
  /// The text as it stands in an element of HTML.
  fileprivate var inHTML: String {
    var text = ""
    for character in self {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
    return text
  }
}
