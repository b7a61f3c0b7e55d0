internal import Vectors

/// The words of one article after another, with how each follows the one before it: what
/// phrases are made of.
///
/// Stop words are gone, so that no phrase begins or ends with one. Words follow each other
/// where nothing but blanks or a hyphen is between them, or a ``LinkWords`` or two ("Bank of
/// England"); any sign, any other stop word and the end of a paragraph part them. What is
/// written onto a word, as Arabic prepositions are, is no part of it and stands between, too.
struct PhraseReader {
  /// A word of an article.
  struct Word {
    /// The word's class.
    let number: Int32
    /// What the class is known by, as in ``WordClasses/hashes``.
    let hash: UInt64
    /// Where the word stands in ``PhraseReader/text``.
    let place: Range<Int>
    /// How it follows the word before: ``PhraseReader/parted``, or what is between them, 0
    /// for nothing.
    let joint: UInt64
  }

  /// The joint of a word that goes with none before it.
  static let parted: UInt64 = 1

  /// The words of the article that was read last.
  private(set) var words: [Word] = []
  /// How many of them are of its title, which comes first.
  private(set) var titleCount = 0
  /// Its fields, one after another.
  private(set) var text: [UInt8] = []

  private let analyzer: Analyzer
  private let fields: [Document.Field]
  private let classes: WordClasses
  private let links = LinkWords()
  private var buffer = TokenBuffer()
  private var scratch: [UInt8] = []

  /// A reader of these fields of articles, the title first.
  init(_ analyzer: Analyzer, _ classes: WordClasses, _ fields: [Document.Field]) {
    self.analyzer = analyzer
    self.classes = classes
    self.fields = fields
  }

  /// Reads an article.
  mutating func read(_ document: Int, of corpus: Corpus) {
    text.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    buffer.removeAll()
    analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &buffer)
    titleCount = 0
    // Taken out, so that the text in it can be read while this is written.
    var scratch: [UInt8] = []
    swap(&scratch, &self.scratch)
    defer { swap(&scratch, &self.scratch) }
    var first = 0
    for (place, field) in fields.enumerated() {
      let start = text.count
      text.append(copying: corpus.bytes(field, of: document, scratch: &scratch))
      let end = buffer.sections[place].end
      for token in first..<end {
        append(buffer.tokens[token], start, isFirst: token == first)
      }
      first = end
      if field == .title { titleCount = words.count }
    }
  }

  private mutating func append(_ token: Token, _ start: Int, isFirst: Bool) {
    guard let form = classes.form(ofHash: token.hash) else { return }
    var place = start + Int(token.start)..<start + Int(token.end)
    var joint = PhraseReader.parted
    if !isFirst, let before = words.last, before.place.upperBound <= place.lowerBound {
      joint = self.joint(after: before.place, before: place.lowerBound)
    }
    if form.hasClitic {
      let end = place.lowerBound + Clitics.length(in: text.span.extracting(place))
      if joint != PhraseReader.parted {
        let clitic = TermHash.hash(text.span.extracting(place.lowerBound..<end))
        joint = SplitMix64.mix(joint ^ clitic) | 2
      }
      place = end..<place.upperBound
    }
    words.append(
      Word(
        number: form.word, hash: classes.hashes[Int(form.word)], place: place,
        joint: joint))
  }

  /// How a word follows the one before it, by what is between them.
  private func joint(after before: Range<Int>, before end: Int) -> UInt64 {
    let text = text.span
    var start = before.upperBound
    guard end - start <= 24 else { return PhraseReader.parted }
    if end - start == 1, text[start] == UInt8(ascii: "-") { return 0 }
    // The full stop of an initial: "George W. Bush", "U.S. army".
    if end > start, text[start] == UInt8(ascii: "."), isInitial(before) { start += 1 }
    return links.joint(of: text.extracting(start..<end)) ?? PhraseReader.parted
  }

  /// Whether a word is a letter, or letters with full stops.
  private func isInitial(_ place: Range<Int>) -> Bool {
    place.count == 1 || place.contains { text[$0] == UInt8(ascii: ".") }
  }
}

extension PhraseReader.Word {
  /// What a phrase is known by that goes on with this word; see ``PhraseKey``.
  @inline(__always)
  func extending(_ key: UInt64) -> UInt64 {
    PhraseKey.extended(key, joint: joint, hash: hash)
  }
}

/// What words and phrases are known by: a word by its hash, a phrase by that of its words and
/// of what is between them.
enum PhraseKey {
  /// The key of a phrase and one more word.
  @inline(__always)
  static func extended(_ key: UInt64, joint: UInt64, hash: UInt64) -> UInt64 {
    SplitMix64.mix(SplitMix64.mix(key &+ joint) ^ hash)
  }
}
