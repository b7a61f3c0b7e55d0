extension Analyzer {
  /// Finds the language of the tokens from `first` on, and takes out its stop words and what
  /// else was to wait until it is known.
  func dropStopWords(from first: Int, in buffer: inout TokenBuffer) {
    guard findsLanguage else { return }
    let number = languageNumber(of: buffer.stopMasks.span)
    buffer.language = number.map { Language.allCases[$0] }
    let dropped = dropped(language: number)
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

  /// What words are left out for in texts of a language, given by its number.
  func dropped(language number: Int?) -> StopMask {
    guard let number, options.stopWords == .automatic else { return alwaysDropped }
    return alwaysDropped.union(StopMask(languageNumber: number))
  }

  /// The number of the language that most words are stop words of; nil if they are too few.
  private func languageNumber(of stopMasks: Span<StopMask>) -> Int? {
    var counts = InlineArray<32, Int>(repeating: 0)
    for place in stopMasks.indices { stopMasks[place].add(1, to: &counts) }
    return Language.number(stopWords: counts, of: stopMasks.count)
  }
}

extension StopMask {
  /// Adds to the count of each reason.
  @inline(__always)
  func add(_ times: Int, to counts: inout InlineArray<32, Int>) {
    var bits = rawValue
    while bits != 0 {
      counts[bits.trailingZeroBitCount] += times
      bits &= bits - 1
    }
  }
}

extension Language {
  /// The number of the language that most words are stop words of, or nil if they are too few.
  ///
  /// One word in twenty has to be one: running text in any of the languages has two to ten
  /// times as many. Of Arabic one in fifty will do: it writes half of its function words
  /// onto the next word, notices full of names have few others, and no other language of
  /// the list shares its script.
  ///
  /// - Parameters:
  ///   - counts: by number of the language: how many of the words are stop words of it.
  ///   - wordCount: how many words there are.
  /// - Returns: the place of the language among all of them.
  static func number(stopWords counts: InlineArray<32, Int>, of wordCount: Int) -> Int? {
    var best: Int?
    var most = 0
    for (number, language) in allCases.enumerated() where counts[number] > most {
      let words = language == .arabic ? 50 : 20
      guard counts[number] * words >= wordCount else { continue }
      most = counts[number]
      best = number
    }
    return best
  }
}
