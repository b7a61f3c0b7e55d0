extension Analyzer {
  /// Finds the language of the tokens from `first` on, and takes out its stop words and what
  /// else was to wait until it is known.
  func dropStopWords(from first: Int, in buffer: inout TokenBuffer) {
    guard findsLanguage else { return }
    let number = languageNumber(of: buffer.stopMasks.span)
    buffer.language = number.map { Language.allCases[$0] }
    var dropped = alwaysDropped
    if let number, options.stopWords == .automatic {
      dropped.insert(StopMask(languageNumber: number))
    }
    var kept = first
    var place = first
    for section in buffer.sections.indices {
      while place < buffer.sections[section].end {
        if buffer.stopMasks[place - first].isDisjoint(with: dropped) {
          buffer.tokens[kept] = buffer.tokens[place]
          kept += 1
        }
        place += 1
      }
      buffer.sections[section].end = kept
    }
    buffer.tokens.removeLast(buffer.tokens.count - kept)
  }

  /// The number of the language that most words are stop words of; nil if they are too few.
  ///
  /// One word in twenty has to be one: running text in any of the languages has two to ten
  /// times as many. Of Arabic one in fifty will do: it writes half of its function words
  /// onto the next word, notices full of names have few others, and no other language of
  /// the list shares its script.
  private func languageNumber(of stopMasks: Span<StopMask>) -> Int? {
    var counts = InlineArray<32, Int>(repeating: 0)
    for place in stopMasks.indices {
      var bits = stopMasks[place].rawValue
      while bits != 0 {
        counts[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    var best: Int?
    var most = 0
    for (number, language) in Language.allCases.enumerated() where counts[number] > most {
      let words = language == .arabic ? 50 : 20
      guard counts[number] * words >= stopMasks.count else { continue }
      most = counts[number]
      best = number
    }
    return best
  }
}
