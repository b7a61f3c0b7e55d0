extension StopTable {
  /// The table an analyzer needs to leave out the given words, or none.
  init?(_ stopWords: StopWords) {
    switch stopWords {
    case .none: return nil
    case .automatic: self = StopTable.allLanguages
    case .languages(let languages):
      let ordered = Language.allCases.filter(languages.contains)
      self.init(ordered.flatMap(StopTable.entries(of:)))
    case .words(let words): self.init(StopTable.entries(words, LanguageSet(rawValue: 1)))
    }
  }

  private static let allLanguages = StopTable(Language.allCases.flatMap(entries(of:)))

  private static func entries(
    of language: Language
  ) -> [(hash: UInt64, languages: LanguageSet)] {
    let own: [String] =
      switch language {
      case .arabic: ArabicStopWords.all
      case .english: EnglishStopWords.all
      default: []
      }
    return entries(
      own + language.snowballStopWords.split(separator: " ").map(String.init),
      LanguageSet(language))
  }

  /// The words folded as the analyzer folds them.
  private static func entries(
    _ words: [String], _ languages: LanguageSet
  ) -> [(hash: UInt64, languages: LanguageSet)] {
    let analyzer = Analyzer(stemming: .none, stopWords: .none)
    var buffer = TokenBuffer()
    for word in words {
      analyzer.append(Array(word.utf8).span, to: &buffer)
    }
    return buffer.tokens.map { ($0.hash, languages) }
  }
}
