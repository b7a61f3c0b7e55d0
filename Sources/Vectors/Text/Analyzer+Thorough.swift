// The long way round: the rules of UAX #29 scalar by scalar, and normalisation in full. It
// defines what the fast path has to give, and the tests hold the two together.

extension Analyzer {
  /// Appends the tokens of a whole text by the rules in full: what ``append(_:to:)`` is
  /// checked against.
  package func appendReference(_ text: Span<UInt8>, to buffer: inout TokenBuffer) {
    appendDocument(to: &buffer) { buffer in
      scanThoroughly(text, 0..<text.count, usingTable: false, into: &buffer)
      buffer.trimForms()
      buffer.endSection(times: 1)
    }
  }

  /// Appends the tokens of a part of a text that begins and ends at boundaries.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - range: the part.
  ///   - usingTable: whether words may be folded by ``FoldTable`` where that will do.
  ///   - buffer: takes the tokens.
  func scanThoroughly(
    _ text: Span<UInt8>, _ range: Range<Int>, usingTable: Bool,
    into buffer: inout TokenBuffer
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let segment = breaker.segment(at: position, in: text)
      if segment.first == .unspaced {
        position = appendPairs(
          text, position..<range.upperBound, segment, usingTable, &buffer)
      } else {
        if segment.isWord {
          for part in parts(of: position..<segment.end, in: text) {
            appendWord(text, part, usingTable, to: &buffer)
          }
        }
        position = segment.end
      }
    }
  }

  /// Appends pairs of neighbours of a run without spaces; where the run ends.
  private func appendPairs(
    _ text: Span<UInt8>, _ range: Range<Int>, _ first: WordBreaker.Segment,
    _ usingTable: Bool, _ buffer: inout TokenBuffer
  ) -> Int {
    var start = range.lowerBound
    var middle = first.end
    var isAlone = true
    while middle < range.upperBound {
      let next = breaker.segment(at: middle, in: text)
      guard next.first == .unspaced else { break }
      appendWord(text, start..<next.end, usingTable, to: &buffer)
      (start, middle) = (middle, next.end)
      isAlone = false
    }
    if isAlone { appendWord(text, start..<middle, usingTable, to: &buffer) }
    return middle
  }

  /// Appends a word, or the words that one character stands for.
  private func appendWord(
    _ text: Span<UInt8>, _ place: Range<Int>, _ usingTable: Bool,
    to buffer: inout TokenBuffer
  ) {
    if usingTable, appendPlainWord(text, place, to: &buffer) { return }
    buffer.folded.removeAll(keepingCapacity: true)
    folding.fold(text, place, composer: &buffer.composer, into: &buffer.folded)
    buffer.makeRoom(for: buffer.folded.count)
    let start = buffer.formsEnd
    let end = start + buffer.folded.count
    var forms = buffer.takeForms()
    for (offset, byte) in buffer.folded.enumerated() { forms[start + offset] = byte }
    var wordStart = start
    for offset in start...end where offset == end || forms[offset] == 0x20 {
      if offset > wordStart {
        let form = wordStart..<offset
        let hash = TermHash.hash(forms.span.extracting(form))
        let letters = form.count { forms[$0] & 0xC0 != 0x80 }
        append(
          hash, place, form: form, letters: letters, hasArabic: true, of: forms.span,
          to: &buffer)
      }
      wordStart = offset + 1
    }
    buffer.give(forms: &forms)
  }

  /// Appends a word by the table's forms, unless a scalar's form depends on others.
  private func appendPlainWord(
    _ text: Span<UInt8>, _ place: Range<Int>, to buffer: inout TokenBuffer
  ) -> Bool {
    buffer.makeRoom(for: place.count)
    var forms = buffer.takeForms()
    defer { buffer.give(forms: &forms) }
    let entries = table.low
    let low = entries.span
    var word = PlainWord(at: buffer.formsEnd)
    var span = forms.mutableSpan
    var position = place.lowerBound
    while position < place.upperBound {
      let (entry, length) = FoldTable.entry(of: text, at: position, low, table)
      guard entry & FoldTable.dependsOnOthers == 0 else { return false }
      if !PlainWord.vanishes(entry) { word.put(entry, into: &span) }
      position += length
    }
    append(word, place, span.span, to: &buffer)
    return true
  }
}
