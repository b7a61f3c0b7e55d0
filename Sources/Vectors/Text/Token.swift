/// One word of a text: the hash of its normalised form, and where it stood.
public struct Token: Sendable, Hashable {
  /// ``TermHash`` of the normalised form, the same in every process and release of one
  /// format version; two forms of one batch agree by accident with probability 2⁻⁶⁴.
  public let hash: UInt64
  /// Offset of the word's first byte in the text.
  public let start: UInt32
  /// Offset after the word's last byte in the text.
  public let end: UInt32
  /// Offset of the normalised form's first byte in ``TokenBuffer/forms``.
  public let formStart: UInt32
  /// Offset after the normalised form's last byte in ``TokenBuffer/forms``.
  public let formEnd: UInt32

  /// A token of these parts.
  public init(
    hash: UInt64, start: UInt32, end: UInt32, formStart: UInt32, formEnd: UInt32
  ) {
    self.hash = hash
    self.start = start
    self.end = end
    self.formStart = formStart
    self.formEnd = formEnd
  }

  /// The normalised form in ``TokenBuffer/forms``.
  var form: Range<Int> { Int(formStart)..<Int(formEnd) }

  /// Whether it stands where another one does.
  func hasPlace(of other: Token) -> Bool { start == other.start && end == other.end }

  /// The same token with its form at another place.
  func moved(to form: Range<Int>) -> Token {
    Token(
      hash: hash, start: start, end: end,
      formStart: UInt32(truncatingIfNeeded: form.lowerBound),
      formEnd: UInt32(truncatingIfNeeded: form.upperBound))
  }
}

/// The tokens of a text, in storage that is used again for the next text.
public struct TokenBuffer: Sendable {
  /// The tokens, in text order.
  public internal(set) var tokens: [Token] = []
  /// The normalised forms as UTF-8; bytes between them belong to none, and those of terms of
  /// several words or of parts of words overlap.
  public internal(set) var forms: [UInt8] = []
  /// The language of the text that was appended last, if the analyzer drops stop words by
  /// language and found one.
  public internal(set) var language: Language?

  /// Offset after the last form; ``forms`` is longer while a text is read.
  var formsEnd = 0
  /// For each token of the text being read, why it may have to be left out; empty unless
  /// that waits until the language is known.
  var stopMasks: [StopMask] = []
  /// The parts of the text that was appended last, such as its title, that terms do not reach
  /// out of.
  package internal(set) var sections: [Section] = []
  /// The words of which terms are made.
  var words: [Token] = []
  /// Storage for the folding of difficult words.
  var composer = Composer()
  var folded: [UInt8] = []
  /// Storage for the letters of the word that is being stemmed.
  var letters = StemWord()

  /// A part of a text, such as its title.
  package struct Section: Sendable {
    /// Number of tokens at its end: words first, terms when these are made.
    package internal(set) var end: Int
    /// How many times its terms count.
    var times: Int
  }

  /// An empty buffer.
  public init() {}

  /// Forgets the tokens and keeps the storage.
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    formsEnd = 0
    stopMasks.removeAll(keepingCapacity: true)
    language = nil
  }

  /// Ends a part of a text whose terms count so many times.
  mutating func endSection(times: Int) {
    sections.append(Section(end: tokens.count, times: times))
  }

  /// The normalised form of a token, as a string.
  public func form(of token: Token) -> String {
    String(decoding: forms[Int(token.formStart)..<Int(token.formEnd)], as: UTF8.self)
  }
}
