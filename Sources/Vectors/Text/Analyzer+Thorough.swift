// The long way round: the rules of UAX #29 scalar by scalar, and normalisation in full. It
// defines what the fast path has to give, and the tests hold the two together.

extension Analyzer {
  /// Appends the tokens of a whole text by the rules in full: what ``append(_:to:)`` is
  /// checked against.
  package func appendReference(_ text: Span<UInt8>, to buffer: inout TokenBuffer) {
    let first = buffer.tokens.count
    buffer.stopMasks.removeAll(keepingCapacity: true)
    scanThoroughly(text, 0..<text.count, into: &buffer)
    buffer.trimForms()
    dropStopWords(from: first, in: &buffer)
  }

  /// Appends the tokens of a part of a text that begins and ends at boundaries.
  func scanThoroughly(
    _ text: Span<UInt8>, _ range: Range<Int>, into buffer: inout TokenBuffer
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let segment = breaker.segment(at: position, in: text)
      if segment.first == .unspaced {
        position = appendPairs(text, position..<range.upperBound, segment, to: &buffer)
      } else {
        if segment.isWord { appendWord(text, position..<segment.end, to: &buffer) }
        position = segment.end
      }
    }
  }

  /// Appends pairs of neighbours of a run without spaces; where the run ends.
  private func appendPairs(
    _ text: Span<UInt8>, _ range: Range<Int>, _ first: WordBreaker.Segment,
    to buffer: inout TokenBuffer
  ) -> Int {
    var start = range.lowerBound
    var middle = first.end
    var isAlone = true
    while middle < range.upperBound {
      let next = breaker.segment(at: middle, in: text)
      guard next.first == .unspaced else { break }
      appendWord(text, start..<next.end, to: &buffer)
      (start, middle) = (middle, next.end)
      isAlone = false
    }
    if isAlone { appendWord(text, start..<middle, to: &buffer) }
    return middle
  }

  /// Appends a word, or the words that one character stands for.
  private func appendWord(
    _ text: Span<UInt8>, _ place: Range<Int>, to buffer: inout TokenBuffer
  ) {
    buffer.folded.removeAll(keepingCapacity: true)
    folding.fold(text, place, composer: &buffer.composer, into: &buffer.folded)
    let start = buffer.formsEnd
    buffer.makeRoom(for: buffer.folded.count)
    var forms = buffer.takeForms()
    for (offset, byte) in buffer.folded.enumerated() { forms[start + offset] = byte }
    let end = start + buffer.folded.count
    var wordStart = start
    for offset in start...end where offset == end || forms[offset] == 0x20 {
      if offset > wordStart {
        let form = wordStart..<offset
        let hash = TermHash.hash(forms.span.extracting(form))
        append(hash, place, form: form, of: forms.span, stem: true, to: &buffer)
      }
      wordStart = offset + 1
    }
    buffer.give(forms: &forms)
  }
}
