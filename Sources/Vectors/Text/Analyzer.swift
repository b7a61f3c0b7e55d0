/// From text to words: segmentation, folding, stemming, stop words.
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

  /// How words lose their endings.
  public let stemming: Stemming
  /// Which words are left out.
  public let stopWords: StopWords

  /// What becomes of letters that are drawn like others.
  public let lookalikes: Lookalikes

  let table: FoldTable
  let breaker = WordBreaker(table: UnicodeTables.shared.analysis)
  let folding: Folding
  let stops: StopTable?
  /// The languages whose stop words are left out of every text.
  let alwaysDropped: LanguageSet
  /// Whether stop words wait until the language of their text is known.
  let findsLanguage: Bool

  /// An analyzer for the given purpose.
  public init(_ purpose: Purpose) {
    switch purpose {
    case .shingles: self.init(stemming: .none, stopWords: .none, lookalikes: .folded)
    case .terms: self.init(stemming: .light10, stopWords: .automatic)
    }
  }

  /// An analyzer that stems and leaves out as given.
  ///
  /// - Parameters:
  ///   - stemming: how words lose their endings.
  ///   - stopWords: which words are left out; they are looked up before they are stemmed.
  ///   - lookalikes: what becomes of letters that are drawn like others.
  public init(stemming: Stemming, stopWords: StopWords, lookalikes: Lookalikes = .kept) {
    self.stemming = stemming
    self.stopWords = stopWords
    self.lookalikes = lookalikes
    table = FoldTable.shared(lookalikes)
    folding = Folding(lookalikes)
    stops = StopTable(stopWords)
    findsLanguage = stopWords == .automatic
    alwaysDropped = findsLanguage ? [] : LanguageSet(rawValue: .max)
  }

  /// Appends the tokens of `text` to `buffer`.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of less than 4 GB.
  ///   - buffer: takes tokens and forms, and the language if it is looked for.
  /// - Complexity: O(*n*) in the bytes of the text; nothing is allocated once the buffer
  ///   is large enough.
  public func append(_ text: Span<UInt8>, to buffer: inout TokenBuffer) {
    let first = buffer.tokens.count
    buffer.stopMasks.removeAll(keepingCapacity: true)
    scan(text, into: &buffer)
    dropStopWords(from: first, in: &buffer)
  }

  /// Appends the tokens of some fields of a document to `buffer`, field after field.
  ///
  /// The language is found for all fields together. A token's place counts from the start
  /// of its own field.
  ///
  /// - Parameters:
  ///   - fields: which fields, in which order.
  ///   - index: which document.
  ///   - corpus: where the document is.
  ///   - scratch: as for ``Corpus/bytes(_:of:scratch:)``.
  ///   - buffer: as for ``append(_:to:)``.
  public func append(
    _ fields: [Document.Field], of index: Int, in corpus: Corpus,
    scratch: inout [UInt8], to buffer: inout TokenBuffer
  ) {
    let first = buffer.tokens.count
    buffer.stopMasks.removeAll(keepingCapacity: true)
    for field in fields {
      scan(corpus.bytes(field, of: index, scratch: &scratch), into: &buffer)
    }
    dropStopWords(from: first, in: &buffer)
  }
}
