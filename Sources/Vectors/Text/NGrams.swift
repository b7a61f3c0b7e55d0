// A text's words are written once more, with a space before, between and after them. Then
// every n-gram of words or characters is a stretch of what was written, and no form is
// copied. Terms come in the order in which they begin, the shorter ones first.

/// Puts words together to n-grams.
///
/// A character is a Unicode scalar of a folded word: a letter and an accent that does not
/// compose with it are two.
struct NGrams: Sendable {
  /// What n-grams are made of.
  let features: Features
  /// How many words or characters they have.
  let lengths: ClosedRange<Int>

  /// Appends the n-grams of one section of a text.
  ///
  /// - Parameters:
  ///   - section: its words, as a range of ``TokenBuffer/words``, whose forms are moved to
  ///     where they are written in a row.
  ///   - buffer: takes the n-grams; each has the place of the words that it touches.
  /// - Complexity: O(*n* · longest) in the bytes of the words.
  func append(_ section: Range<Int>, to buffer: inout TokenBuffer) {
    buffer.joinForms(of: section)
    switch features {
    case .words:
      for first in section { appendWords(from: first, to: section.upperBound, &buffer) }
    case .characters:
      guard let first = section.first, let last = section.last else { return }
      let text = buffer.words[first].form.lowerBound..<buffer.words[last].form.upperBound
      appendCharacters(of: text, section, to: &buffer)
    case .charactersInWords:
      for place in section {
        let form = buffer.words[place].form
        let padded = form.lowerBound - 1..<form.upperBound + 1
        let words = place..<place + 1
        if !appendCharacters(of: padded, words, to: &buffer) {
          buffer.appendTerm(padded, buffer.hash(of: padded), words)
        }
      }
    }
  }

  /// Appends the n-grams that begin with a word.
  private func appendWords(
    from first: Int, to end: Int, _ buffer: inout TokenBuffer
  ) {
    var hash = TermHash()
    for last in first..<min(first + lengths.upperBound, end) {
      if last > first { hash.add(0x20) }
      hash.add(buffer.forms.span.extracting(buffer.words[last].form))
      if last - first + 1 >= lengths.lowerBound {
        let form =
          buffer.words[first].form.lowerBound..<buffer.words[last].form.upperBound
        buffer.appendTerm(form, hash.value, first..<last + 1)
      }
    }
  }

  /// Appends the n-grams of characters of a stretch of the words in a row; whether it is
  /// long enough for one.
  @discardableResult
  private func appendCharacters(
    of text: Range<Int>, _ words: Range<Int>, to buffer: inout TokenBuffer
  ) -> Bool {
    let count = buffer.tokens.count
    var word = words.lowerBound
    var start = text.lowerBound
    while start < text.upperBound {
      // A space belongs to the word behind it, if there is one.
      if start >= buffer.words[word].form.upperBound, word + 1 < words.upperBound {
        word += 1
      }
      appendCharacters(from: start, to: text.upperBound, word..<words.upperBound, &buffer)
      start += buffer.forms.span.scalar(at: start).length
    }
    return buffer.tokens.count > count
  }

  /// Appends the n-grams that begin with a character of the first of some words.
  private func appendCharacters(
    from start: Int, to end: Int, _ words: Range<Int>, _ buffer: inout TokenBuffer
  ) {
    var hash = TermHash()
    var position = start
    var last = words.lowerBound
    var length = 0
    while position < end, length < lengths.upperBound {
      // The word that the character lies in or, of a space, the one before it.
      if last + 1 < words.upperBound, position >= buffer.words[last + 1].form.lowerBound {
        last += 1
      }
      let next = position + buffer.forms.span.scalar(at: position).length
      hash.add(buffer.forms.span.extracting(position..<next))
      position = next
      length += 1
      if length >= lengths.lowerBound {
        buffer.appendTerm(start..<position, hash.value, words.lowerBound..<last + 1)
      }
    }
  }
}

extension TokenBuffer {
  /// Writes the forms of words at the end of ``forms``, with a space before, between and
  /// after them, and has the words point there.
  fileprivate mutating func joinForms(of section: Range<Int>) {
    forms.append(0x20)
    for place in section {
      let word = words[place]
      let start = forms.count
      for offset in word.form { forms.append(forms[offset]) }
      words[place] = word.moved(to: start..<forms.count)
      forms.append(0x20)
    }
    formsEnd = forms.count
  }

  fileprivate func hash(of form: Range<Int>) -> UInt64 {
    TermHash.hash(forms.span.extracting(form))
  }

  /// Appends a term that was put together from words.
  fileprivate mutating func appendTerm(
    _ form: Range<Int>, _ hash: UInt64, _ words: Range<Int>
  ) {
    let start = Int(self.words[words.lowerBound].start)
    let end = Int(self.words[words.upperBound - 1].end)
    append(hash, at: start..<end, form: form, formsEnd: formsEnd)
  }
}
