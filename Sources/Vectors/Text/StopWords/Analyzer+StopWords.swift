extension Analyzer {
  /// Finds the language of the tokens from `first` on and takes its stop words out.
  func dropStopWords(from first: Int, in buffer: inout TokenBuffer) {
    guard findsLanguage else { return }
    buffer.language = language(of: buffer.stopMasks.span)
    guard let language = buffer.language else { return }
    let dropped = LanguageSet(language)
    var kept = first
    for (place, languages) in buffer.stopMasks.enumerated()
    where languages.isDisjoint(with: dropped) {
      buffer.tokens[kept] = buffer.tokens[first + place]
      kept += 1
    }
    buffer.tokens.removeLast(buffer.tokens.count - kept)
  }

  /// The language that most words are stop words of; nil if they are too few.
  ///
  /// One word in twenty has to be one: running text in any of the languages has two to ten
  /// times as many. Of Arabic one in fifty will do: it writes half of its function words
  /// onto the next word, notices full of names have few others, and no other language of
  /// the list shares its script.
  func language(of stopMasks: Span<LanguageSet>) -> Language? {
    var counts = InlineArray<32, Int>(repeating: 0)
    for place in stopMasks.indices {
      var bits = stopMasks[place].rawValue
      while bits != 0 {
        counts[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    var best: Language?
    var most = 0
    for language in Language.allCases where counts[language.rawValue] > most {
      let words = language == .arabic ? 50 : 20
      guard counts[language.rawValue] * words >= stopMasks.count else { continue }
      most = counts[language.rawValue]
      best = language
    }
    return best
  }
}
