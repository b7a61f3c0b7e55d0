internal import Vectors

/// Reads the words of one article after another, with how each follows the one before it:
/// what phrases are made of.
///
/// Stop words are gone, so that no phrase begins or ends with one. Words follow each other
/// where nothing but blanks or a hyphen is between them, or a ``LinkWords`` or two ("Bank of
/// England"); any sign, any other stop word and the end of a paragraph part them. What is
/// written onto a word, as Arabic prepositions are, is no part of it and stands between, too.
struct PhraseReader {
  /// A word of an article.
  struct Word: Sendable {
    /// The word, as a class of ``WordClasses``.
    let number: Int32
    /// How it follows the word before: ``PhraseReader/parted``, or what is between them, 0
    /// for nothing.
    let joint: UInt32
    /// Where it starts in the fields of the article, taken one after another.
    let start: UInt32
    /// Where it ends there.
    let end: UInt32

    /// Where it stands.
    var place: Range<Int> { Int(start)..<Int(end) }
  }

  /// The joint of a word that goes with none before it.
  static let parted: UInt32 = 1

  /// The words of the article that was read last.
  private(set) var words: [Word] = []
  /// How many of them are of its title, which comes first.
  private(set) var titleCount = 0

  private let analyzer: Analyzer
  private let fields: [Document.Field]
  private let classes: WordClasses
  private let links = LinkWords()
  private var text = ArticleText()
  private var buffer = TokenBuffer()
  private var hashes: [UInt64] = []
  private var forms: [Int32] = []
  private var scratch: [UInt8] = []

  /// A reader of these fields of articles, the title first.
  init(_ analyzer: Analyzer, _ classes: WordClasses, _ fields: [Document.Field]) {
    self.analyzer = analyzer
    self.classes = classes
    self.fields = fields
  }

  /// Reads an article.
  mutating func read(_ document: Int, of corpus: Corpus) {
    text.read(fields, of: document, in: corpus)
    words.removeAll(keepingCapacity: true)
    buffer.removeAll()
    analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &buffer)
    hashes.removeAll(keepingCapacity: true)
    for token in buffer.tokens { hashes.append(token.hash) }
    classes.find(hashes, into: &forms)
    titleCount = 0
    var (first, start) = (0, 0)
    for (place, field) in fields.enumerated() {
      let end = buffer.sections[place].end
      for token in first..<end { append(token, start, isFirst: token == first) }
      first = end
      start = text.ends[place]
      if field == .title { titleCount = words.count }
    }
  }

  private mutating func append(_ place: Int, _ start: Int, isFirst: Bool) {
    guard let form = classes.form(forms[place]) else { return }
    let token = buffer.tokens[place]
    var place = start + Int(token.start)..<start + Int(token.end)
    var joint = PhraseReader.parted
    if !isFirst, let before = words.last?.place, before.upperBound <= place.lowerBound {
      joint = self.joint(after: before, before: place.lowerBound)
    }
    if form.hasClitic {
      let text = text.bytes.span.extracting(place)
      let length = Clitics.length(in: text)
      if joint != PhraseReader.parted {
        let clitic = TermHash.hash(text.extracting(0..<length))
        joint = LinkWords.joint(joint, clitic)
      }
      place = place.lowerBound + length..<place.upperBound
    }
    words.append(
      Word(
        number: form.word, joint: joint, start: UInt32(place.lowerBound),
        end: UInt32(place.upperBound)))
  }

  /// How a word follows the one before it, by what is between them.
  private func joint(after before: Range<Int>, before end: Int) -> UInt32 {
    let text = text.bytes.span
    var start = before.upperBound
    guard end - start <= 24 else { return PhraseReader.parted }
    if end - start == 1, text[start] == UInt8(ascii: "-") { return 0 }
    // The full stop of an initial: "George W. Bush", "U.S. army".
    if end > start, text[start] == UInt8(ascii: "."), isInitial(before) { start += 1 }
    return links.joint(of: text.extracting(start..<end)) ?? PhraseReader.parted
  }

  /// Whether a word is a letter, or letters with full stops.
  private func isInitial(_ place: Range<Int>) -> Bool {
    place.count == 1 || place.contains { text.bytes[$0] == UInt8(ascii: ".") }
  }
}
