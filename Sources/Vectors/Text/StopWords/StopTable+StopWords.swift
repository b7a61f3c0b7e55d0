extension StopTable {
  /// The table an analyzer needs to leave out the words it is to, and to find the language
  /// if it is to do that; nil if it needs none.
  init?(_ options: Analyzer.Options, findingLanguage: Bool) {
    let languages: [Language]
    switch options.stopWords {
    case _ where findingLanguage: languages = Language.allCases
    case .none, .automatic: languages = []
    case .languages(let wanted): languages = Language.allCases.filter(wanted.contains)
    }
    guard !languages.isEmpty || !options.ownStopWords.isEmpty else { return nil }
    if findingLanguage, options.ownStopWords.isEmpty, options.lookalikes == .kept {
      self = StopTable.allLanguages
    } else {
      self.init(languages, own: options.ownStopWords, options.lookalikes)
    }
  }

  private static let allLanguages = StopTable(Language.allCases, own: [], .kept)

  private init(_ languages: [Language], own: [String], _ lookalikes: Lookalikes) {
    let analyzer = Analyzer(folding: lookalikes)
    var entries: [(hash: UInt64, mask: StopMask)] = []
    func append(_ words: [String], _ mask: StopMask) {
      var buffer = TokenBuffer()
      for word in words { analyzer.append(Array(word.utf8).span, to: &buffer) }
      entries += buffer.tokens.map { ($0.hash, mask) }
    }
    for (number, language) in Language.allCases.enumerated()
    where languages.contains(language) {
      append(language.stopWords, StopMask(languageNumber: number))
    }
    append(own, .own)
    self.init(entries)
  }
}

extension Language {
  /// All stop words, as they are spelt.
  fileprivate var stopWords: [String] {
    let own: [String] =
      switch self {
      case .arabic: ArabicStopWords.all
      case .english: EnglishStopWords.all
      // Snowball's list has "le" and "la" only.
      case .french: ["les"]
      default: []
      }
    return own + snowballStopWords.split(separator: " ").map(String.init)
  }
}
