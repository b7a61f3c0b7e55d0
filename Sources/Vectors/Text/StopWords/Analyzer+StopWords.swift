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

  /// The language that most words are stop words of; nil if fewer than one in twenty is.
  ///
  /// Running text has two to ten times as many in any of the languages, and a text in
  /// another language than these rarely so many.
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
    var most = max(0, stopMasks.count - 1) / 20
    for language in Language.allCases where counts[language.rawValue] > most {
      most = counts[language.rawValue]
      best = language
    }
    return best
  }
}
