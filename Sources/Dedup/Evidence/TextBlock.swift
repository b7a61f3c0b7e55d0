internal import Vectors

/// The words of some texts, held in memory while pairs of them are compared.
///
/// Thirteen bytes a word: a shingle, half of the word's hash, and its traits.
struct TextBlock: Sendable {
  /// Rows in parts of ``grain``.
  private let parts: [Part]
  private static let grain = 64

  /// Reads the given texts; the place of one among them is its row.
  init(
    _ texts: [Int32], survey: Survey, corpus: Corpus, reader: TextReader,
    parallel: Parallel
  ) {
    parts = parallel.map(count: texts.count, grain: TextBlock.grain) { range in
      if range.lowerBound.isMultiple(of: Corpus.releaseInterval) { corpus.releasePages() }
      return reader.words.with { words in
        var part = Part()
        part.reserve(texts[range].reduce(0) { $0 + Int(survey.wordCounts[Int($1)]) })
        var scratch: [UInt8] = []
        var phrases: [UInt64] = []
        for text in texts[range] {
          let document = Int(survey.documentOfText[Int(text)])
          let start = part.shingles.count
          let bytes = corpus.bytes(.text, of: document, scratch: &scratch)
          words.read(bytes)
          part.appendWords(of: words, in: bytes, reader.analyzer)
          reader.shingles.append(ofWords: words.hashes.span, to: &part.shingles)
          phrases.removeAll(keepingCapacity: true)
          Phrases.append(of: part.shingles.span.extracting(start...), to: &phrases)
          part.markRecurring(
            phrases, ofWords: reader.shingles.words + Phrases.wordsMore,
            recurring: survey.recurring)
          part.endRow()
        }
        return part
      }
    }
  }

  private struct Part: Sendable {
    var shingles: [UInt64] = []
    var words: [UInt32] = []
    var traits: [WordTraits] = []
    /// Where each row's shingles and words begin, and where the last one's end.
    var shingleStarts = [0]
    var wordStarts = [0]
    var sizes: [RelationRule.Size] = []

    /// Makes room for so many words: how many there will be is known.
    mutating func reserve(_ wordCount: Int) {
      shingles.reserveCapacity(wordCount)
      words.reserveCapacity(wordCount)
      traits.reserveCapacity(wordCount)
    }

    /// Appends the words of a text.
    mutating func appendWords(
      of words: borrowing WordHashes, in text: Span<UInt8>, _ analyzer: Analyzer
    ) {
      let first = self.words.count
      let hashes = words.hashes.span
      for place in hashes.indices {
        let hash = hashes[place]
        self.words.append(ComparedText.word(of: hash, isNumber: words.isNumber(hash)))
      }
      traits.append(contentsOf: repeatElement([], count: hashes.count))
      guard Kernels.hasEllipsis(text) else { return }
      // Where words stand matters to the few texts that have one.
      var buffer = TokenBuffer()
      analyzer.append(text, to: &buffer)
      for (place, token) in buffer.tokens.enumerated()
      where breaksOff(text, at: Int(token.end)) {
        traits[first + place] = .cutOff
      }
    }

    /// Whether `...` or `…` follows an offset of a text, behind a blank, a quotation mark or
    /// a bracket at most.
    private func breaksOff(_ text: Span<UInt8>, at offset: Int) -> Bool {
      guard offset + 2 < text.count else { return false }
      if Kernels.isEllipsis(text, at: offset) { return true }
      switch (text[offset], text[offset + 1], text[offset + 2]) {
      case (UInt8(ascii: " "), _, _), (UInt8(ascii: ")"), _, _),
        (UInt8(ascii: "]"), _, _),
        (UInt8(ascii: "\""), _, _), (UInt8(ascii: "'"), _, _):
        return Kernels.isEllipsis(text, at: offset + 1)
      case (0xC2, 0xA0, _), (0xC2, 0xBB, _):  // no-break space, »
        return Kernels.isEllipsis(text, at: offset + 2)
      case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D):  // ’ ”
        return Kernels.isEllipsis(text, at: offset + 3)
      default:
        return false
      }
    }

    mutating func markRecurring(
      _ phrases: [UInt64], ofWords length: Int, recurring: RecurringPhrases
    ) {
      let first = wordStarts[wordStarts.count - 1]
      for (place, phrase) in phrases.enumerated() {
        let recurrence = recurring[phrase]
        guard !recurrence.isEmpty else { continue }
        for word in first + place..<min(first + place + length, words.count) {
          traits[word].formUnion(recurrence)
        }
      }
    }

    mutating func endRow() {
      let start = wordStarts[wordStarts.count - 1]
      let counts = SharedContent.counts(traits.span.extracting(droppingFirst: start))
      sizes.append(
        RelationRule.Size(
          words: Int32(words.count - start), own: counts.own, loose: counts.loose))
      shingleStarts.append(shingles.count)
      wordStarts.append(words.count)
    }
  }

  /// The text of a row.
  subscript(row: Int) -> ComparedText {
    let part = parts[row / TextBlock.grain]
    let place = row % TextBlock.grain
    let range = part.wordStarts[place]..<part.wordStarts[place + 1]
    return ComparedText(
      shingles: part.shingles[part.shingleStarts[place]..<part.shingleStarts[place + 1]],
      words: part.words[range], traits: part.traits[range])
  }

  /// What the text of a row counts as.
  func size(ofRow row: Int) -> RelationRule.Size {
    parts[row / TextBlock.grain].sizes[row % TextBlock.grain]
  }
}
