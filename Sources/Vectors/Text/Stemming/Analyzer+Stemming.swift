extension Analyzer {
  /// Stems the words from `first` on by the stemmer that the options or the language ask
  /// for, in the place of their forms: no stem is longer than its word.
  func stemWords(from first: Int, in buffer: inout TokenBuffer) {
    guard let stemmer = options.stemming.snowball(buffer.language) else { return }
    // Out of the buffer, so that the forms in it can be read meanwhile.
    var letters = StemWord()
    swap(&letters, &buffer.letters)
    defer { swap(&letters, &buffer.letters) }
    for place in first..<buffer.tokens.count {
      let token = buffer.tokens[place]
      guard letters.load(buffer.forms.span.extracting(token.form)) else {
        continue
      }
      stemmer.stem(&letters)
      // A word of apostrophes has no stem.
      guard letters.count > 0 else { continue }
      letters.store(in: &buffer.folded)
      buffer.replaceForm(ofToken: place)
    }
  }
}

extension TokenBuffer {
  /// Has a token's form be the one in ``folded``.
  fileprivate mutating func replaceForm(ofToken place: Int) {
    let token = tokens[place]
    precondition(
      folded.count <= token.form.count,
      "a stem of \(folded.count) bytes for a word of \(token.form.count)")
    let form = token.form.lowerBound..<token.form.lowerBound + folded.count
    var isSame = folded.count == token.form.count
    for (offset, byte) in zip(form, folded) {
      isSame = isSame && forms[offset] == byte
      forms[offset] = byte
    }
    guard !isSame else { return }
    tokens[place] = Token(
      hash: TermHash.hash(folded.span), start: token.start, end: token.end,
      formStart: token.formStart, formEnd: UInt32(truncatingIfNeeded: form.upperBound))
  }
}
