internal import Vectors

/// The shingles of some texts by position, held in memory while pairs of them are compared.
///
/// Nine bytes a word. The words themselves are not needed: runs of equal shingles are runs
/// of equal words.
struct TextBlock: Sendable {
  /// Numbers of the texts, ascending; the index of one is its row.
  let texts: [Int32]
  /// Shingles of all rows, by position.
  let shingles: [UInt64]
  /// For each shingle whether it recurs over the batch.
  let recurs: [Bool]
  /// For each row the number of its distinct shingles that do not recur.
  let ownCounts: [Int32]
  /// Where each row's shingles begin, and where the last one's end.
  let starts: [Int]

  /// Reads the given texts, which ascend.
  init(
    _ texts: [Int32], survey: Survey, corpus: Corpus, reader: TextReader,
    recurring: RecurringText, parallel: Parallel
  ) {
    let parts = parallel.map(count: texts.count, grain: 64) { range in
      var part = Part()
      var workspace = TextReader.Workspace()
      var seen = HashSet64()
      for text in texts[range] {
        let start = part.shingles.count
        reader.appendShingles(
          of: Int(survey.documentOfText[Int(text)]), in: corpus, workspace: &workspace,
          to: &part.shingles)
        part.note(from: start, spread: survey.spread, recurring: recurring, seen: &seen)
      }
      return part
    }
    self.texts = texts
    shingles = parts.flatMap(\.shingles)
    recurs = parts.flatMap(\.recurs)
    ownCounts = parts.flatMap(\.ownCounts)
    var starts = [0]
    for count in parts.lazy.flatMap(\.counts) {
      starts.append(starts[starts.count - 1] + count)
    }
    self.starts = starts
  }

  private struct Part: Sendable {
    var shingles: [UInt64] = []
    var recurs: [Bool] = []
    var ownCounts: [Int32] = []
    var counts: [Int] = []

    mutating func note(
      from start: Int, spread: ShingleSpread, recurring: RecurringText,
      seen: inout HashSet64
    ) {
      var own: Int32 = 0
      seen.removeAll(expecting: shingles.count - start)
      for i in start..<shingles.count {
        let recurs = recurring.recurs(spread[shingles[i]])
        self.recurs.append(recurs)
        if !recurs, seen.insert(shingles[i]) { own += 1 }
      }
      ownCounts.append(own)
      counts.append(shingles.count - start)
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

  /// Where a row's shingles stand.
  func range(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}
