internal import Vectors

/// The ranks of the texts that have each row of what a survey keeps.
struct RowRanks: Sendable {
  private var starts: [Int32]
  private var ranks: [Int32]

  /// The ranks that an order gives the texts of a survey.
  init(_ order: TextOrder, of survey: Survey) {
    starts = Array(repeating: 0, count: survey.rowCount + 1)
    ranks = Array(repeating: 0, count: survey.count)
    for text in 0..<survey.count { starts[survey.row(of: text) + 1] += 1 }
    for row in 0..<survey.rowCount { starts[row + 1] += starts[row] }
    var next = starts
    for (rank, text) in order.texts.enumerated() {
      let row = survey.row(of: Int(text))
      ranks[Int(next[row])] = Int32(rank)
      next[row] += 1
    }
  }

  /// Postings with ranks in place of rows, one for each text of a row, in order.
  func ranked(_ postings: Span<UInt64>) -> [UInt64] {
    var ranked: [UInt64] = []
    ranked.reserveCapacity(postings.count)
    var start = 0
    while start < postings.count {
      let end = PostingLists.end(of: start, in: postings)
      let list = ranked.count
      for i in start..<end {
        let key = postings[i] & 0xFFFF_FFFF_0000_0000
        let row = TextOrder.rank(postings[i])
        for place in Int(starts[row])..<Int(starts[row + 1]) {
          ranked.append(key | UInt64(ranks[place]))
        }
      }
      if ranked.count - list > 1 { ranked[list...].sort() }
      start = end
    }
    return ranked
  }
}
