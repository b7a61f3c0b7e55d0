/// From text to terms: segmentation, folding, stop words, stemming, n-grams.
///
///     let analyzer = Analyzer(.terms)
///     var buffer = TokenBuffer()
///     analyzer.append(Array("والكتابُ الجديد".utf8).span, to: &buffer)
///     buffer.tokens.map(buffer.form(of:))  // ["كتاب", "جديد"]
///
/// Words are the segments of UAX #29 (Unicode 15.0) that have a letter or a number, found on
/// the text as it stands, with these departures:
///
/// - What is invisible never parts a word nor changes it: zero-width characters (the
///   zero-width space among them), direction marks, soft hyphens, variation selectors,
///   control characters, tatweel. Only where a word of more than 24 characters would come
///   of it, zero-width spaces and direction marks stand for spaces.
/// - Full stops, colons and apostrophes between two letters do not join them if one is
///   Arabic; "e.g." stays one word, "انتهى.وقال" is two.
/// - Runs of scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) give overlapping
///   pairs of characters, each a letter and its marks; a run of one gives that one.
///
/// A word's form is its NFKC_Casefold, with Arabic letters folded as Lucene's
/// ArabicNormalizer does (and Persian yeh, kaf and heh as Arabic ones), decimal digits as
/// ASCII digits, Arabic decimal and thousands separators as "." and ",", and curly
/// apostrophes straight. Accents stay. A character that stands for several words, such as
/// U+FDFA, gives several tokens of one place. For shingles ``Lookalikes`` are folded as well:
/// a word disguised by letters of another alphabet is that word.
///
/// An analyzer is made once and used from any thread, with a ``TokenBuffer`` for each.
public struct Analyzer: Sendable {
  /// What a word is reduced to.
  public enum Purpose: Sendable, Hashable {
    /// Folded words, every one of them, in order, lookalikes as one: for shingles and
    /// alignment.
    case shingles
    /// Folded and stemmed words without the stop words: for vectors.
    case terms
  }

  /// What it was asked for.
  public let options: Options

  let table: FoldTable
  let breaker = WordBreaker(table: UnicodeTables.shared.analysis)
  let folding: Folding
  let stops: StopTable?
  /// What words are left out for in every text.
  let alwaysDropped: StopMask
  /// What words are left out for at once: all of that, or nothing if they are needed to
  /// tell the language.
  let droppedAtOnce: StopMask
  /// Whether the language of each text is wanted.
  let findsLanguage: Bool
  /// Whether words may have a length that is not wanted.
  let limitsLengths: Bool
  let stemsArabic: Bool
  /// What terms are put together by, if they are not words.
  let ngrams: NGrams?

  /// An analyzer for the given purpose.
  public init(_ purpose: Purpose) {
    self.init(checked: Options(for: purpose))
  }

  /// An analyzer whose terms are words, stemmed and left out as given.
  ///
  /// - Parameters:
  ///   - stemming: how words lose their endings.
  ///   - stopWords: which words are left out; they are looked up before they are stemmed.
  public init(stemming: Stemming, stopWords: StopWords) {
    self.init(checked: Options(stemming: stemming, stopWords: stopWords))
  }

  /// An analyzer whose terms are words, with words of the caller's own left out as well.
  package init(stemming: Stemming, stopWords: StopWords, ownStopWords: [String]) {
    self.init(
      checked: Options(
        stemming: stemming, stopWords: stopWords, ownStopWords: ownStopWords))
  }

  /// An analyzer as the options say.
  ///
  /// - Throws: ``VectorsError/wordLengths(_:)`` or ``VectorsError/ngrams(_:)`` for lengths
  ///   that no word or term can be asked to have.
  public init(_ options: Options) throws(VectorsError) {
    guard Options.lengthsAllowed.contains(options.wordLengths) else {
      throw .wordLengths(options.wordLengths)
    }
    guard Options.ngramsAllowed.contains(options.ngrams) else {
      throw .ngrams(options.ngrams)
    }
    self.init(checked: options)
  }

  /// An analyzer that folds words and does nothing else.
  init(folding lookalikes: Lookalikes) {
    self.init(
      checked: Options(stemming: .none, stopWords: .none, lookalikes: lookalikes))
  }

  private init(checked options: Options) {
    self.options = options
    table = FoldTable.shared(options.lookalikes)
    folding = Folding(options.lookalikes)
    findsLanguage = options.stopWords == .automatic || options.stemming == .automatic
    alwaysDropped = StopMask(of: options.stopWords).union([.own, .length])
    stops = StopTable(options, findingLanguage: findsLanguage)
    droppedAtOnce = findsLanguage ? [] : alwaysDropped
    limitsLengths = options.wordLengths != Options.lengthsAllowed
    stemsArabic = options.stemming.isArabic
    let termsAreWords = options.features == .words && options.ngrams == 1...1
    ngrams =
      termsAreWords ? nil : NGrams(features: options.features, lengths: options.ngrams)
  }

  /// Appends the tokens of `text` to `buffer`.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of less than 4 GB.
  ///   - buffer: takes tokens and forms, and the language if it is looked for.
  /// - Complexity: O(*n*) in the bytes of the text; nothing is allocated once the buffer
  ///   is large enough.
  public func append(_ text: Span<UInt8>, to buffer: inout TokenBuffer) {
    appendDocument(to: &buffer) { buffer in
      scan(text, into: &buffer)
      buffer.endSection(times: 1)
    }
  }

  /// Appends the tokens of some fields of a document to `buffer`, field after field.
  ///
  /// The language is found for all fields together, each looked at once. A token's place
  /// counts from the start of its own field, and no term reaches from one field into the
  /// next.
  ///
  /// - Parameters:
  ///   - fields: which fields, in which order. A field that is named several times in a row
  ///     is read once, and its terms appended so many times: `[.title, .title, .text]`
  ///     has the words of the title count twice.
  ///   - index: which document.
  ///   - corpus: where the document is.
  ///   - scratch: as for ``Corpus/bytes(_:of:scratch:)``.
  ///   - buffer: as for ``append(_:to:)``.
  public func append(
    _ fields: [Document.Field], of index: Int, in corpus: Corpus,
    scratch: inout [UInt8], to buffer: inout TokenBuffer
  ) {
    appendDocument(to: &buffer) { buffer in
      for section in FieldSection.sections(of: fields) {
        scan(corpus.bytes(section.field, of: index, scratch: &scratch), into: &buffer)
        buffer.endSection(times: section.times)
      }
    }
  }
}
