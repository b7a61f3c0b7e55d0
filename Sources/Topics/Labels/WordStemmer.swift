internal import Vectors

/// Stems words of a batch's languages, and knows their stop words.
struct WordStemmer: Sendable {
  private let snowball: Snowball?
  /// The languages of which every stop word is left out.
  let languages: [Language]
  private let stops: Analyzer
  private let elidingStops = Analyzer(
    stemming: .none, stopWords: .languages([.french, .italian]),
    ownStopWords: NamelessWords.all)
  /// Finds words, stop words among them, in their folded forms.
  static let words = Analyzer(stemming: .none, stopWords: .none)

  /// For the languages of a batch, the most frequent one first.
  ///
  /// Stop words of Arabic and English count in any batch, since there is no press that does
  /// not quote them. Where nothing is in Latin letters but what is quoted, or the languages
  /// are unknown, all count.
  init(_ languages: [Language]) {
    let isLatin = !Set(languages).isSubset(of: [.arabic, .russian])
    self.languages = isLatin ? languages + [.arabic, .english] : Language.allCases
    snowball = languages.lazy.compactMap { Snowball(rawValue: $0.rawValue) }.first
    stops = Analyzer(
      stemming: .none, stopWords: .languages(self.languages),
      ownStopWords: NamelessWords.all)
  }

  /// Whether a folded form is a stop word of one of the languages, which it may be in an
  /// article whose language was not found.
  func isStopWord(_ form: String, _ buffer: inout TokenBuffer) -> Bool {
    buffer.removeAll()
    stops.append(Array(form.utf8).span, to: &buffer)
    return buffer.tokens.isEmpty
  }

  /// Whether a folded form is two stop words in one, as "d'un".
  func isElidedStopWord(_ form: String, _ buffer: inout TokenBuffer) -> Bool {
    guard let rest = Clitics.restAfterElision(of: form) else { return false }
    buffer.removeAll()
    elidingStops.append(Array(rest.utf8).span, to: &buffer)
    return buffer.tokens.isEmpty
  }

  /// The stem of a folded form.
  func stem(_ form: String) -> String {
    guard let first = form.utf8.first else { return form }
    // Letters of the Arabic block have a first byte of these.
    guard 0xD8...0xDB ~= first else { return snowball?.stem(form) ?? form }
    // With its lam it is too short for the stemmer to know the article in it.
    if form == "لله" { return Light10.stem("الله") }
    // A waw that was not taken off is a letter of the word, and behind an article, which
    // goes, it stays: "وزير" is to be stemmed as "الوزير" is.
    let isOwnWaw = form.hasPrefix("و") && !form.hasPrefix("وال")
    return Light10.stem(isOwnWaw ? "ال" + form : form)
  }

  /// The stem of a folded form, which the ending of an Arabic accusative does not change:
  /// "بلاغا" says what "بلاغ" does.
  func looseStem(_ form: String) -> String {
    let isAccusative = form.hasSuffix("ا") && form.unicodeScalars.count > 4
    return stem(isAccusative ? String(form.unicodeScalars.dropLast()) : form)
  }
}
