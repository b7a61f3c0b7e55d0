/// Reads a web page that is one article.
///
/// The title is that of `og:title`, the first heading or the head; date, source and
/// author are those of `meta` elements. The text is what the body shows, a line for each block,
/// without scripts, styles, navigation, asides and footers.
struct HTMLReader {
  private var builder: PartBuilder
  private var text: [UInt8] = []
  private var heading: [UInt8] = []
  private var headTitle: [UInt8] = []
  private var meta: [String: [UInt8]] = [:]

  // The element whose content is passed over, and how often it is open.
  private var dropped: (name: [UInt8], depth: Int)?
  private var headingState = HeadingState.none

  private enum HeadingState { case none, inside, taken }

  init(names: FieldNames) {
    builder = PartBuilder(names: names)
  }

  /// The encoding that a page says it is in, in its first 1024 bytes as the standard asks.
  static func declaredEncoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    let head = bytes.extracting(0..<min(1024, bytes.count))
    let key = Array("charset".utf8)
    for i in head.indices where head[i].lowercasedASCII == key[0] {
      guard i + key.count < head.count,
        key.indices.allSatisfy({ head[i + $0].lowercasedASCII == key[$0] })
      else { continue }
      var start = i + key.count
      while start < head.count,
        head[start].isWhiteSpace || [0x22, 0x27, 0x3D].contains(head[start])
      {
        start += 1
      }
      var end = start
      while end < head.count, head[end] > 0x20,
        ![0x22, 0x27, 0x2F, 0x3B, 0x3E].contains(head[end])
      {
        end += 1
      }
      let encoding = TextEncoding(name: String(copying: head.extracting(start..<end)))
      // A page that could be read thus far is not in two bytes a character.
      return encoding?.isASCIICompatible == true ? encoding : nil
    }
    return nil
  }

  /// The article; `start` is behind the byte order mark.
  mutating func read(_ bytes: Span<UInt8>, from start: Int) -> Part {
    var scanner = HTMLScanner(bytes, at: start)
    while let piece = scanner.next() {
      switch piece {
      case .text(let range): takeText(bytes.extracting(range))
      case .opening: open(&scanner)
      case .closing: close(scanner.name)
      }
    }
    builder.beginRecord()
    let title = [meta["og:title"] ?? [], heading, headTitle].first { !$0.isEmpty }
    let date = Self.dateNames.compactMap { meta[$0] }.first { !$0.isEmpty }
    set(.title, title ?? [])
    set(.text, text)
    set(.date, date ?? [])
    set(.source, meta["og:site_name"] ?? meta["application-name"] ?? [])
    set(.author, Self.authorNames.compactMap { meta[$0] }.first { !$0.isEmpty } ?? [])
    builder.endRecord(.none, line: 0, file: bytes)
    return builder.part
  }

  private mutating func set(_ field: Document.Field, _ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = builder.arenaCount
    builder.withArena { $0.append(copying: bytes.span.trimmed()) }
    builder.setValue(
      Extent(store: Part.arenaStore, start: start, count: builder.arenaCount - start),
      of: field)
  }

  /// Names under which pages give their date, the most telling first; `datetime` is the
  /// first `time` element.
  private static let dateNames = [
    "article:published_time", "datepublished", "og:published_time", "pubdate",
    "publishdate", "dc.date.issued", "dc.date", "date", "datetime",
  ]

  /// Names under which pages give their byline, likewise.
  private static let authorNames = ["author", "byl", "dc.creator"]
}

extension HTMLReader {
  private mutating func takeText(_ raw: Span<UInt8>) {
    guard dropped == nil else { return }
    let run = Self.resolved(raw)
    if headingState == .inside {
      Self.appendCollapsed(run.span, to: &heading)
    } else {
      Self.appendCollapsed(run.span, to: &text)
    }
  }

  /// Text with its character references resolved.
  private static func resolved(_ raw: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    HTMLEntities.append(raw, to: &text)
    return text
  }

  /// Appends text with every run of white space made one space.
  private static func appendCollapsed(_ run: Span<UInt8>, to output: inout [UInt8]) {
    var i = 0
    while i < run.count {
      let isNoBreakSpace = run.holds([0xC2, 0xA0], at: i)
      if isNoBreakSpace || run[i].isWhiteSpace {
        if let last = output.last, !last.isWhiteSpace { output.append(0x20) }
        i += isNoBreakSpace ? 2 : 1
      } else {
        output.append(run[i])
        i += 1
      }
    }
  }

  private mutating func breakLine() {
    guard dropped == nil, headingState != .inside else { return }
    if text.last == 0x20 { text.removeLast() }
    if let last = text.last, last != 0x0A { text.append(0x0A) }
  }

  private mutating func open(_ scanner: inout HTMLScanner) {
    let name = scanner.name
    if HTMLTags.rawText.contains(name) {
      let isTitle = name == HTMLTags.title && headTitle.isEmpty
      let content = scanner.rawContent()
      if isTitle {
        let run = Self.resolved(scanner.bytes.extracting(content))
        Self.appendCollapsed(run.span, to: &headTitle)
      }
      return
    }
    if name == HTMLTags.meta || name == HTMLTags.time { takeMeta(scanner) }
    if let (droppedName, depth) = dropped {
      // Content of its own shows that an element before it was never closed.
      guard HTMLTags.content.contains(name),
        HTMLTags.neverAroundContent.contains(droppedName)
      else {
        if droppedName == name { dropped = (name, depth + 1) }
        return
      }
      dropped = nil
    }
    if HTMLTags.dropped.contains(name) {
      breakLine()
      dropped = (name, 1)
    } else if name == HTMLTags.heading, headingState == .none {
      breakLine()
      headingState = .inside
    } else if HTMLTags.blocks.contains(name) {
      // A heading that was never closed ends with the next block.
      if headingState == .inside, !heading.isEmpty { headingState = .taken }
      breakLine()
    }
  }

  private mutating func close(_ name: [UInt8]) {
    if let (droppedName, depth) = dropped {
      if droppedName == name { dropped = depth > 1 ? (name, depth - 1) : nil }
      return
    }
    if name == HTMLTags.heading, headingState == .inside {
      headingState = heading.isEmpty ? .none : .taken
    }
    if HTMLTags.blocks.contains(name) { breakLine() }
  }

  /// Keeps what a `meta` or `time` element says, the first of each name.
  private mutating func takeMeta(_ scanner: borrowing HTMLScanner) {
    var key = "datetime"
    var value = scanner.attribute("datetime")
    if scanner.name == HTMLTags.meta {
      guard
        let name = scanner.attribute("property") ?? scanner.attribute("name")
          ?? scanner.attribute("itemprop")
      else { return }
      key = String(copying: scanner.bytes.extracting(name)).lowercased()
      value = scanner.attribute("content")
    }
    guard let value, meta[key] == nil else { return }
    let run = Self.resolved(scanner.bytes.extracting(value))
    var collapsed: [UInt8] = []
    Self.appendCollapsed(run.span, to: &collapsed)
    meta[key] = collapsed
  }
}

/// What elements of HTML are to an article.
private enum HTMLTags {
  static let title = Array("title".utf8)
  static let meta = Array("meta".utf8)
  static let time = Array("time".utf8)
  static let heading = Array("h1".utf8)

  /// Elements whose content is not markup.
  static let rawText = set("script style title textarea noscript iframe xmp")
  /// Elements that are no part of the article.
  static let dropped = set("head nav footer aside template svg select button")
  /// Elements that begin the article's own content.
  static let content = set("body main article h1")
  /// Those of `dropped` that never have such content inside.
  static let neverAroundContent = set("head nav select button svg")
  /// Elements that stand on lines of their own.
  static let blocks = set(
    """
    p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr td th table section article header \
    main blockquote pre figure figcaption hr address body center option
    """)

  private static func set(_ names: String) -> Set<[UInt8]> {
    Set(names.split(separator: " ").map { Array($0.utf8) })
  }
}
