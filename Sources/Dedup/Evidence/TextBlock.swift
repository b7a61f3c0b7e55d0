internal import Vectors

/// The words of some texts, held in memory while pairs of them are compared.
///
/// Thirteen bytes a word: a shingle, half of the word's hash, and whether it is the text's
/// own.
struct TextBlock: Sendable {
  /// Numbers of the texts, ascending; the index of one is its row.
  let texts: [Int32]
  /// For each row the number of its own words.
  let ownCounts: [Int32]

  private let shingles: [UInt64]
  private let words: [UInt32]
  private let isOwn: [Bool]
  /// Where each row's shingles and words begin, and where the last one's end.
  private let shingleStarts: [Int]
  private let wordStarts: [Int]

  /// Reads the given texts, which ascend.
  init(
    _ texts: [Int32], survey: Survey, corpus: Corpus, reader: TextReader,
    recurring: RecurringText, parallel: Parallel
  ) {
    let parts = parallel.map(count: texts.count, grain: 64) { range in
      var part = Part()
      var workspace = TextReader.Workspace()
      var phrases: [UInt64] = []
      for text in texts[range] {
        let document = Int(survey.documentOfText[Int(text)])
        let start = part.shingles.count
        reader.appendShingles(
          of: document, in: corpus, workspace: &workspace, to: &part.shingles)
        phrases.removeAll(keepingCapacity: true)
        Phrases.append(of: part.shingles.span.extracting(start...), to: &phrases)
        part.append(
          workspace.buffer, shingleCount: part.shingles.count - start, phrases: phrases,
          ofWords: reader.shingles.words + Phrases.wordsMore, spread: survey.spread,
          recurring: recurring)
      }
      return part
    }
    self.texts = texts
    shingles = parts.flatMap(\.shingles)
    words = parts.flatMap(\.words)
    isOwn = parts.flatMap(\.isOwn)
    ownCounts = parts.flatMap(\.ownCounts)
    shingleStarts = TextBlock.starts(parts.flatMap(\.shingleCounts))
    wordStarts = TextBlock.starts(parts.flatMap(\.wordCounts))
  }

  private static func starts(_ counts: [Int]) -> [Int] {
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    return starts
  }

  private struct Part: Sendable {
    var shingles: [UInt64] = []
    var words: [UInt32] = []
    var isOwn: [Bool] = []
    var ownCounts: [Int32] = []
    var shingleCounts: [Int] = []
    var wordCounts: [Int] = []

    /// Adds the words of a text whose shingles have been added.
    mutating func append(
      _ buffer: TokenBuffer, shingleCount: Int, phrases: [UInt64], ofWords length: Int,
      spread: PhraseSpread, recurring: RecurringText
    ) {
      let first = words.count
      for token in buffer.tokens {
        let isNumber = (0x30...0x39).contains(buffer.forms[Int(token.formStart)])
        words.append(ComparedText.word(of: token.hash, isNumber: isNumber))
        isOwn.append(true)
      }
      for (place, phrase) in phrases.enumerated() where recurring.recurs(spread[phrase]) {
        for word in first + place..<min(first + place + length, words.count) {
          isOwn[word] = false
        }
      }
      ownCounts.append(Int32(isOwn[first...].count { $0 }))
      shingleCounts.append(shingleCount)
      wordCounts.append(words.count - first)
    }
  }

  /// The row of a text that is in the block.
  func row(of text: Int) -> Int {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts[middle] < text { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The text of a row.
  subscript(row: Int) -> ComparedText {
    let range = wordStarts[row]..<wordStarts[row + 1]
    return ComparedText(
      shingles: shingles[shingleStarts[row]..<shingleStarts[row + 1]],
      words: words[range], isOwn: isOwn[range])
  }
}
