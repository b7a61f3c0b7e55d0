extension Analyzer {
  /// What an analyzer makes of texts: the settings, as a plain value.
  ///
  ///     var options = Analyzer.Options()
  ///     options.ngrams = 1...2
  ///     options.ownStopWords = ["reuters", "واس"]
  ///     let analyzer = try Analyzer(options)
  ///
  /// They act in this order: words are found and folded (``lookalikes``), left out by
  /// their length and as stop words, stemmed, and put together to terms (``features``,
  /// ``ngrams``). Without a setting they are those of ``Analyzer/Purpose/terms``.
  public struct Options: Sendable, Hashable {
    /// The lengths of words and of n-grams that can be asked for.
    public static let lengthsAllowed = 1...255
    /// The numbers of words or characters in an n-gram that can be asked for.
    public static let ngramsAllowed = 1...32

    /// How words lose their endings.
    public var stemming: Stemming
    /// Whose stop words are left out; they are looked up before words are stemmed.
    public var stopWords: StopWords
    /// Words that are left out beside those, in any spelling that folds to theirs.
    public var ownStopWords: [String]
    /// What becomes of letters that are drawn like others.
    public var lookalikes: Lookalikes
    /// How many characters a word has that is kept: Unicode scalars of its folded form,
    /// before it is stemmed.
    ///
    /// `2...` is the token pattern of scikit-learn. The upper bound 255 is no bound.
    public var wordLengths: ClosedRange<Int>
    /// What terms are made of.
    public var features: Features
    /// How many words or characters a term has.
    public var ngrams: ClosedRange<Int>

    /// The given settings, and otherwise those of ``Analyzer/Purpose/terms``.
    public init(
      stemming: Stemming = .light10, stopWords: StopWords = .automatic,
      ownStopWords: [String] = [], lookalikes: Lookalikes = .kept,
      wordLengths: ClosedRange<Int> = lengthsAllowed, features: Features = .words,
      ngrams: ClosedRange<Int> = 1...1
    ) {
      self.stemming = stemming
      self.stopWords = stopWords
      self.ownStopWords = ownStopWords
      self.lookalikes = lookalikes
      self.wordLengths = wordLengths
      self.features = features
      self.ngrams = ngrams
    }

    /// The settings for a purpose.
    public init(for purpose: Purpose) {
      switch purpose {
      case .shingles: self.init(stemming: .none, stopWords: .none, lookalikes: .folded)
      case .terms: self.init()
      }
    }
  }
}
