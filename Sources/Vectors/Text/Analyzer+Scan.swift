// The path nearly every byte takes. One table look-up a scalar gives its class and its
// form; words whose scalars are all plain are finished here, and any other word sends the
// text around it, up to the next space or the like, the long way round.

extension Analyzer {
  /// Appends the tokens of `text`, the stop words of all languages among them.
  func scan(_ text: Span<UInt8>, into buffer: inout TokenBuffer) {
    precondition(text.count < UInt32.max, "a text of \(text.count) bytes")
    var position = 0
    while position < text.count {
      buffer.makeRoom(for: text.count - position)
      var forms = buffer.takeForms()
      var span = forms.mutableSpan
      position = scanPlain(text, from: position, &span, &buffer)
      buffer.give(forms: &forms)
      guard position < text.count else { break }
      let end = stretchEnd(of: text, from: position)
      scanThoroughly(text, position..<end, usingTable: true, into: &buffer)
      position = end
    }
    buffer.trimForms()
  }

  /// Appends words from `start`, which is none of a word's inside, until a word asks for
  /// the rules in full; where that one starts, or the end of the text.
  private func scanPlain(
    _ text: Span<UInt8>, from start: Int, _ forms: inout MutableSpan<UInt8>,
    _ buffer: inout TokenBuffer
  ) -> Int {
    let table = table
    let entries = table.low
    let low = entries.span
    var position = start
    while position < text.count {
      var (entry, length) = FoldTable.entry(of: text, at: position, low, table)
      guard PlainWord.joins(entry) else {
        if PlainWord.isHard(entry) { return position }
        position &+= length
        continue
      }
      let wordStart = position
      var word = PlainWord(at: buffer.formsEnd)
      while true {
        if PlainWord.joins(entry) {
          word.put(entry, into: &forms)
        } else if !PlainWord.vanishes(entry) {
          if PlainWord.isHard(entry) { return wordStart }
          let after = position &+ length
          guard PlainWord.mayHold(entry), after < text.count else { break }
          let (next, nextLength) = FoldTable.entry(of: text, at: after, low, table)
          // WB4 would have to look behind what vanishes.
          if PlainWord.isHard(next) || PlainWord.vanishes(next) { return wordStart }
          guard word.isHeld(by: entry, to: next) else { break }
          word.put(entry, into: &forms)
          word.put(next, into: &forms)
          position = after
          length = nextLength
        }
        position &+= length
        guard position < text.count else { break }
        (entry, length) = FoldTable.entry(of: text, at: position, low, table)
      }
      if word.isWord {
        if word.letters > Analyzer.longestWhole { return wordStart }
        append(word, wordStart..<position, forms.span, to: &buffer)
      }
    }
    return position
  }

  /// Appends a word whose form has been written, unless it is a stop word.
  @inline(__always)
  func append(
    _ word: PlainWord, _ place: Range<Int>, _ forms: Span<UInt8>,
    to buffer: inout TokenBuffer
  ) {
    append(
      word.hash.value, place, form: buffer.formsEnd..<word.formEnd,
      letters: word.letters, hasArabic: word.hasArabic, of: forms, to: &buffer)
  }

  /// Appends a token whose form has been written, unless it is a stop word.
  ///
  /// - Parameters:
  ///   - hash: hash of the form.
  ///   - place: the word in its text.
  ///   - form: the form in `forms`.
  ///   - letters: number of scalars of the form.
  ///   - hasArabic: whether one of them may be Arabic.
  ///   - forms: storage of the forms.
  ///   - buffer: takes the token.
  @inline(__always)
  func append(
    _ hash: UInt64, _ place: Range<Int>, form: Range<Int>, letters: Int,
    hasArabic: Bool, of forms: Span<UInt8>, to buffer: inout TokenBuffer
  ) {
    var mask = stops?.mask(of: hash) ?? []
    if limitsLengths, !options.wordLengths.contains(min(letters, 255)) {
      mask.insert(.length)
    }
    guard mask.isDisjoint(with: droppedAtOnce) else { return }
    var token = (hash: hash, form: form)
    if hasArabic, stemsArabic {
      token.form = Light10.stem(forms, form, letters: letters)
      if token.form != form { token.hash = TermHash.hash(forms.extracting(token.form)) }
    }
    buffer.append(token.hash, at: place, form: token.form, formsEnd: form.upperBound)
    if findsLanguage { buffer.stopMasks.append(mask) }
  }

  /// Where the first scalar from `start` on stands that ends a word in any case.
  private func stretchEnd(of text: Span<UInt8>, from start: Int) -> Int {
    let table = table
    let entries = table.low
    let low = entries.span
    var position = start
    while position < text.count {
      let (entry, length) = FoldTable.entry(of: text, at: position, low, table)
      if PlainWord.wordClass(entry) == WordClass.other.number { break }
      position += length
    }
    return position
  }
}
