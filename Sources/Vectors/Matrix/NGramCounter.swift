/// Counts the n-grams of words of one document after another.
///
/// An n-gram is known by the numbers of its words; its form, and what terms are known by, are
/// made once, when it is first met.
struct NGramCounter {
  private let number: Int
  private let sequences: WordSequences
  private let lengths: ClosedRange<Int>
  /// What is left out, nil for nothing.
  private let filter: NGramFilter?

  /// By word: its term, -1 as long as it was not met.
  private var terms: [Int32]
  /// The terms of longer n-grams, by key.
  private var index = HashIndex(capacity: 1 << 14)
  /// By term: how often the document at hand has shown it so far.
  private var seen: [UInt32] = []
  /// The terms that it has shown, in that order.
  private var shown: [Int32] = []
  private var part: TermCountsPart
  private var form: [UInt8] = []

  /// The counter of that number, of the n-grams of a batch.
  init(
    number: Int, _ sequences: WordSequences, lengths: ClosedRange<Int>,
    filter: NGramFilter?
  ) {
    self.number = number
    self.sequences = sequences
    self.lengths = lengths
    self.filter = filter
    terms = Array(repeating: -1, count: sequences.words.count)
    part = TermCountsPart(counter: number)
  }

  /// Counts the n-grams of a chunk of documents; their rows, and the terms that they brought.
  mutating func count(chunk: Int) -> TermCountsPart {
    let (words, ends) = sequences.chunks[chunk]
    let sections = sequences.sections
    // Taken out, so that each can be written without asking who else has it.
    var (seen, shown): ([UInt32], [Int32]) = ([], [])
    swap(&seen, &self.seen)
    swap(&shown, &self.shown)
    var start = 0
    for row in stride(from: 0, to: ends.count, by: sections.count) {
      var hasTerms = false
      for section in sections.indices {
        let end = ends[row + section]
        let times = UInt32(sections[section].times)
        count(words.span.extracting(start..<end), times, &seen, &shown)
        hasTerms = hasTerms || end - start >= lengths.lowerBound
        start = end
      }
      endRow(&seen, &shown)
      part.filledCount += hasTerms ? 1 : 0
    }
    swap(&seen, &self.seen)
    swap(&shown, &self.shown)
    var part = TermCountsPart(counter: number)
    swap(&part, &self.part)
    return part
  }

  /// Counts the n-grams of a section.
  private mutating func count(
    _ words: Span<Int32>, _ times: UInt32, _ seen: inout [UInt32], _ shown: inout [Int32]
  ) {
    for first in words.indices {
      var key = NGramKey(words[first])
      if lengths.lowerBound == 1, filter?.passes(word: words[first]) ?? true {
        var term = terms[Int(words[first])]
        if term < 0 {
          term = enter(words.extracting(first...first), &seen)
          terms[Int(words[first])] = term
        }
        NGramCounter.count(term, times, &seen, &shown)
      }
      let most = min(lengths.upperBound, words.count - first)
      for length in stride(from: 2, through: most, by: 1) {
        key.add(words[first + length - 1])
        guard length >= lengths.lowerBound, filter?.passes(key) ?? true else { continue }
        if let term = index.number(of: key.value) {
          NGramCounter.count(term, times, &seen, &shown)
        } else {
          let term = enter(words.extracting(first..<first + length), &seen)
          index.insert(key.value, number: term)
          NGramCounter.count(term, times, &seen, &shown)
        }
      }
    }
  }

  @inline(__always)
  private static func count(
    _ term: Int32, _ times: UInt32, _ seen: inout [UInt32], _ shown: inout [Int32]
  ) {
    if seen[Int(term)] == 0 { shown.append(term) }
    seen[Int(term)] += times
  }

  /// Gives an n-gram that was not met before its number.
  private mutating func enter(_ words: Span<Int32>, _ seen: inout [UInt32]) -> Int32 {
    var form: [UInt8] = []
    swap(&form, &self.form)
    form.removeAll(keepingCapacity: true)
    for place in words.indices {
      if place > 0 { form.append(0x20) }
      let word = sequences.words.forms.bytes(of: Int(words[place]))
      form.append(copying: word)
    }
    part.hashes.append(TermHash.hash(form.span))
    part.forms.append(form.span)
    swap(&form, &self.form)
    seen.append(0)
    return Int32(seen.count - 1)
  }

  /// Writes the row of the terms shown.
  private mutating func endRow(_ seen: inout [UInt32], _ shown: inout [Int32]) {
    part.terms += shown
    for term in shown {
      part.counts.append(seen[Int(term)])
      seen[Int(term)] = 0
    }
    shown.removeAll(keepingCapacity: true)
    part.rowEnds.append(part.terms.count)
  }
}
