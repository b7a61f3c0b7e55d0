extension TokenBuffer {
  /// Makes sure that plain words of `count` more bytes of text fit: no plain form is longer
  /// than its word, and ``Kernels/store(_:at:in:)`` writes up to three bytes more.
  mutating func makeRoom(for count: Int) {
    let missing = formsEnd + count + 3 - forms.count
    if missing > 0 { forms.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Takes the storage of the forms out, to be written in place.
  mutating func takeForms() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &forms)
    return taken
  }

  /// Takes the storage of the forms back.
  mutating func give(forms taken: inout [UInt8]) {
    swap(&taken, &forms)
  }

  /// Ends ``forms`` where the last form ends.
  mutating func trimForms() {
    forms.removeLast(forms.count - formsEnd)
  }

  /// Appends a token whose form has been written, with all up to `formsEnd`.
  @inline(__always)
  mutating func append(
    _ hash: UInt64, at place: Range<Int>, form: Range<Int>, formsEnd: Int
  ) {
    tokens.append(
      Token(
        hash: hash, start: UInt32(truncatingIfNeeded: place.lowerBound),
        end: UInt32(truncatingIfNeeded: place.upperBound),
        formStart: UInt32(truncatingIfNeeded: form.lowerBound),
        formEnd: UInt32(truncatingIfNeeded: form.upperBound)))
    self.formsEnd = formsEnd
  }
}
