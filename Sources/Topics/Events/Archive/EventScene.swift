internal import Vectors

/// A window as the search for events sees it: a row for each article that votes.
struct EventScene: Sendable {
  /// What is known of the articles, weighed.
  let material: EventMaterial
  /// A row for each article that votes.
  let voting: SparseMatrix
  /// By row, the place of the article in the window, ascending.
  let documents: [Int]
  /// By place of an article with terms, the place of the one that votes for it, and else -1.
  let voters: [Int32]
  /// By place of an article with terms, the row of the one that votes for it, and else -1.
  let rowOfAll: [Int32]
  /// The first row of the batch.
  let firstNew: Int
  /// The average similarity from which documents report one event.
  let threshold: Float

  /// Articles that count as read when an archive begins.
  ///
  /// Its first articles are no sample of those to come: with 50 batches of ECB+, where every
  /// batch is about one or two topics, B-cubed F1 was 0.87 without this, and is 0.90.
  private static let leastArticles = 1000

  /// The scene of a window whose articles from `firstNew` on are a batch.
  ///
  /// - Throws: ``EventArchiveError`` for what vectors cannot be made of.
  init(
    _ window: EventWindow, firstNew: Int, _ options: EventArchive.Options,
    _ parallel: Parallel
  ) throws(EventArchiveError) {
    do {
      material = try EventMaterial(
        counts: window.counts, titles: window.titles, times: window.times,
        outlets: window.outlets, votes: Votes(representatives: window.leaders),
        sharedTexts: window.sharedTexts, analyzer: options.analyzer,
        titleWeight: options.titleWeight, atLeast: Self.leastArticles, parallel: parallel)
    } catch {
      throw .vectors(error)
    }
    let electorate: Electorate
    do {
      electorate = try Electorate(of: material.matrix, votes: material.votes)
    } catch {
      throw .events(error)
    }
    voting = electorate.voting
    let documents = electorate.votes.voters.map { electorate.documents[$0] }
    self.documents = documents
    var rows = [Int32](repeating: -1, count: window.count)
    for (row, document) in documents.enumerated() { rows[document] = Int32(row) }
    var voters = [Int32](repeating: -1, count: window.count)
    for (place, document) in electorate.documents.enumerated() {
      let voter = electorate.documents[Int(electorate.votes.representatives[place])]
      voters[document] = Int32(voter)
    }
    self.voters = voters
    rowOfAll = voters.map { $0 < 0 ? -1 : rows[Int($0)] }
    self.firstNew = documents.indices.partitionPoint { documents[$0] >= firstNew }
    threshold =
      options.search.threshold
      ?? EventThreshold(of: electorate.voting).value(
        granularity: options.search.granularity)
  }

  /// The rows from the batch on.
  var newRows: Range<Int> { firstNew..<documents.count }

  /// When the article of each row was published, in seconds, where known.
  var times: [Int64?] { documents.map { material.times[$0] } }

  /// What stands for the outlet of each row, 0 where that is not known.
  var outlets: [UInt64] { documents.map { material.outlets[$0] } }
}
