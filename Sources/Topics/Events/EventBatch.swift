internal import Vectors

/// A batch as the search for events sees it: who votes, and who follows whom.
struct EventBatch: Sendable {
  /// A row for each document that has terms.
  let matrix: SparseMatrix
  /// A row for each document that votes.
  let voting: SparseMatrix
  /// The edges between voters.
  let graph: EventGraph
  /// By voter: where its documents start in ``followers``, and after the last one the end.
  private let starts: [Int]
  /// The documents that follow each voter, itself among them, as rows of ``matrix``.
  private let followers: [Int32]

  /// A batch.
  ///
  /// - Parameters:
  ///   - material: what is known of it.
  ///   - electorate: its documents.
  ///   - pairs: the similar pairs of the voters.
  ///   - decay: what time leaves of similarities, nil to learn it.
  ///   - parallel: the threads.
  init(
    of material: EventMaterial, _ electorate: Electorate, pairs: SimilarPairs,
    decay: TimeDecay?, parallel: Parallel
  ) {
    let votes = electorate.votes
    matrix = electorate.matrix
    voting = electorate.voting
    var number = [Int32](repeating: -1, count: votes.documentCount)
    for (voter, document) in votes.voters.enumerated() { number[document] = Int32(voter) }
    let voterOf = votes.representatives.map { number[Int($0)] }
    var starts = [Int](repeating: 0, count: votes.voters.count + 1)
    for voter in voterOf { starts[Int(voter) + 1] += 1 }
    for voter in votes.voters.indices { starts[voter + 1] += starts[voter] }
    var next = starts
    var followers = [Int32](repeating: 0, count: voterOf.count)
    for (document, voter) in voterOf.enumerated() {
      followers[next[Int(voter)]] = Int32(document)
      next[Int(voter)] += 1
    }
    self.starts = starts
    self.followers = followers

    var voterOfAll = [Int32](repeating: -1, count: electorate.documentCount)
    for (place, document) in electorate.documents.enumerated() {
      voterOfAll[document] = voterOf[place]
    }
    let documents = votes.voters.map { electorate.documents[$0] }
    graph = EventGraph(
      of: pairs, documents: documents, times: documents.map { material.times[$0] },
      outlets: documents.map { material.outlets.isEmpty ? 0 : material.outlets[$0] },
      headlines: material.headlines,
      sharedTexts: SparseMatrix(
        of: material.sharedTexts, between: voterOfAll, count: documents.count),
      decay: decay, parallel: parallel)
  }

  /// The documents that follow a voter, itself among them, ascending.
  func documents(of voter: Int) -> ArraySlice<Int32> {
    followers[starts[voter]..<starts[voter + 1]]
  }
}

extension SparseMatrix {
  /// What voters share of their texts, each pair once, above the diagonal: the most that
  /// documents of theirs share.
  ///
  /// - Parameters:
  ///   - texts: what documents share.
  ///   - voters: the voter of each document, or -1.
  ///   - count: number of voters.
  init(
    of texts: [EventMaterial.SharedText], between voters: [Int32], count: Int
  ) {
    var pairs = texts.compactMap { text -> (row: Int32, column: Int32, share: Float)? in
      let (a, b) = (voters[text.first], voters[text.second])
      return a < 0 || b < 0 || a == b ? nil : (min(a, b), max(a, b), text.share)
    }
    pairs.sort { ($0.row, $0.column, -$0.share) < ($1.row, $1.column, -$1.share) }
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var next = 0
    for row in 0..<Int32(count) {
      while next < pairs.count, pairs[next].row == row {
        // The greatest share of a pair comes first.
        if columns.count == rowStarts[Int(row)] || columns.last != pairs[next].column {
          columns.append(pairs[next].column)
          values.append(pairs[next].share)
        }
        next += 1
      }
      rowStarts.append(columns.count)
    }
    self.init(columnCount: count, rowStarts: rowStarts, columns: columns, values: values)
  }
}
