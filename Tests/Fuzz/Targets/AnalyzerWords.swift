import Vectors

/// The analyzer finds what its reference finds, in places inside the text and on boundaries of
/// scalars, in order, with forms of valid UTF-8.
enum AnalyzerWords: Target {
  static let name = "analyzer"

  private static let analyzers = [
    Analyzer(.shingles), Analyzer(.terms), Analyzer(stemming: .none, stopWords: .none),
  ]

  static func run(_ input: [UInt8]) {
    var (buffer, reference) = (TokenBuffer(), TokenBuffer())
    for analyzer in analyzers {
      buffer.removeAll()
      analyzer.append(input.span, to: &buffer)
      checkPlaces(of: buffer, in: input)
      guard input.span.isUTF8 else { continue }
      checkForms(of: buffer)
      reference.removeAll()
      analyzer.appendReference(input.span, to: &reference)
      let (found, expected) = (buffer.tokens, reference.tokens)
      hold(found.count == expected.count, "\(found.count) words, not \(expected.count)")
      for (one, other) in zip(found, expected) {
        hold(
          one.start == other.start && one.end == other.end && one.hash == other.hash,
          "'\(buffer.form(of: one))' at \(one.start) for '\(reference.form(of: other))'")
        hold(buffer.form(of: one) == reference.form(of: other), "another form")
      }
    }
  }

  /// Words stand in the text in order, and in a valid text on boundaries of scalars.
  static func checkPlaces(of buffer: TokenBuffer, in input: [UInt8]) {
    let isValid = input.span.isUTF8
    var last: UInt32 = 0
    for token in buffer.tokens {
      let (start, end) = (Int(token.start), Int(token.end))
      hold(start < end && end <= input.count, "a word at \(start)..<\(end)")
      hold(token.start >= last, "a word at \(start) behind one at \(last)")
      hold(
        token.formStart < token.formEnd && token.formEnd <= buffer.forms.count, "no form")
      last = token.start
      guard isValid else { continue }
      hold(input[start] & 0xC0 != 0x80, "\(start) is inside a scalar")
      hold(end == input.count || input[end] & 0xC0 != 0x80, "\(end) is inside a scalar")
    }
  }

  /// Forms are valid UTF-8, and hashes are theirs.
  static func checkForms(of buffer: TokenBuffer) {
    for token in buffer.tokens {
      let form = buffer.forms.span.extracting(Int(token.formStart)..<Int(token.formEnd))
      hold(form.isUTF8, "a form that is not UTF-8")
      hold(TermHash.hash(form) == token.hash, "a hash of something else")
    }
  }
}
