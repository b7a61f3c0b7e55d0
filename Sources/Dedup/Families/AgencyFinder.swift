public import Vectors

/// Finds the credits of agencies in articles.
///
///     let credits = AgencyFinder(.known).credits(in: corpus, parallel: parallel)
///     credits[0].map { credits.names[$0.agency] }  // ["SPA"]
///
/// A credit says that the text is an agency's; that a text speaks of an agency ("told
/// Reuters", "نقلت رويترز عن") is none. So an agency counts only where papers put credits:
/// in the outlet's name, the byline, the dateline and the sign-off (`CreditRules`). Of a
/// text only the first and the last few hundred bytes are read.
public struct AgencyFinder: Sendable {
  private let names: [String]
  private let rules: CreditRules
  private let analyzer = Analyzer(.shingles)

  /// Bytes of a text in which a dateline is looked for: 25 words or more, Arabic ones at
  /// two bytes a letter.
  private static let headBytes = 400
  /// The same for a sign-off; the names in Reuters' are longer than any.
  private static let tailBytes = 480
  /// Bytes of a byline or an outlet's name that are read.
  private static let nameBytes = 400
  private static let grain = 256
  /// Where credits stand in the fields, each of which is read once.
  private static let places: [(Document.Field, [AgencyCredit.Place])] = [
    (.source, [.source]), (.author, [.byline]), (.text, [.dateline, .signOff]),
  ]

  /// A finder of these agencies.
  public init(_ agencies: Agencies) {
    names = agencies.names
    rules = CreditRules(forms: AgencyForms(agencies))
  }

  /// The credits of all documents of a corpus.
  ///
  /// - Complexity: O(1) a document, beside the escapes of its text.
  public func credits(in corpus: Corpus, parallel: Parallel) -> AgencyCredits {
    let analyzer = analyzer
    return credits(
      in: corpus, words: Pool { WordHashes(analyzer: analyzer) }, parallel: parallel)
  }

  /// The same, with readers that may know most of the words already.
  func credits(
    in corpus: Corpus, words: Pool<WordHashes>, parallel: Parallel
  ) -> AgencyCredits {
    let chunks = parallel.map(count: corpus.count, grain: AgencyFinder.grain) { range in
      words.with { words in
        var chunk = (credits: [AgencyCredit](), counts: [Int]())
        var scratch: [UInt8] = []
        var workspace = Workspace()
        for document in range {
          let start = chunk.credits.count
          find(
            in: document, of: corpus, scratch: &scratch, &words, &workspace,
            to: &chunk.credits)
          chunk.counts.append(chunk.credits.count - start)
        }
        corpus.releasePages(of: range)
        return chunk
      }
    }
    return AgencyCredits(
      names: names, credits: chunks.flatMap(\.credits), counts: chunks.flatMap(\.counts))
  }

  private struct Workspace {
    var words = MarkedWords()
    var found: [Int32] = []
  }

  private func find(
    in document: Int, of corpus: Corpus, scratch: inout [UInt8],
    _ hashes: inout WordHashes, _ workspace: inout Workspace,
    to credits: inout [AgencyCredit]
  ) {
    let first = credits.count
    for (field, places) in AgencyFinder.places {
      let text = corpus.bytes(field, of: document, scratch: &scratch)
      guard !text.isEmpty else { continue }
      for place in places {
        let stretch = AgencyFinder.stretch(of: text, place)
        // Nearly always no form may, and what stands between the words is not needed.
        hashes.read(text.extracting(stretch))
        guard rules.forms.mayStand(among: hashes.hashes.span) else { continue }
        workspace.words.load(text, stretch, analyzer)
        workspace.found.removeAll(keepingCapacity: true)
        rules.find(place, in: workspace.words, to: &workspace.found)
        for agency in workspace.found
        where !credits[first...].contains(where: { $0.agency == Int(agency) }) {
          credits.append(AgencyCredit(agency: Int(agency), place: place))
        }
      }
    }
  }

  /// What of a field is read for credits in a place.
  private static func stretch(
    of text: Span<UInt8>, _ place: AgencyCredit.Place
  ) -> Range<Int> {
    switch place {
    case .source, .byline: head(of: text, nameBytes)
    case .dateline: head(of: text, headBytes)
    case .signOff: tail(of: text, tailBytes)
    }
  }

  /// The first `limit` bytes of a text, to the end of a word.
  private static func head(of text: Span<UInt8>, _ limit: Int) -> Range<Int> {
    guard text.count > limit else { return 0..<text.count }
    var end = limit
    while end > limit / 2, text[end] > 0x20 { end -= 1 }
    // A text without spaces is cut between characters.
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return 0..<end
  }

  /// The last `limit` bytes of a text, from the beginning of a word.
  private static func tail(of text: Span<UInt8>, _ limit: Int) -> Range<Int> {
    guard text.count > limit else { return 0..<text.count }
    var start = text.count - limit
    while start < text.count - limit / 2, text[start] > 0x20 { start += 1 }
    while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
    return start..<text.count
  }
}
