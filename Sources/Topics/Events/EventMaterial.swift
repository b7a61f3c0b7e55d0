public import Vectors

/// What the search for events knows of a batch.
///
///     let material = try EventMaterial(of: corpus, votes: votes, parallel: parallel)
///     let events = try EventSearch().events(of: material, parallel: parallel)
public struct EventMaterial: Sendable {
  /// Two documents that share text word for word.
  public struct SharedText: Sendable, Hashable {
    /// The one document.
    public let first: Int
    /// The other.
    public let second: Int
    /// The share of the shorter one that stands in the other, from 0 to 1.
    public let share: Float

    /// Two documents with what they share.
    ///
    /// - Precondition: the documents differ, and the share is from 0 to 1.
    public init(_ first: Int, _ second: Int, share: Float) {
      precondition(first != second, "document \(first) with itself")
      precondition(0...1 ~= share, "a share of \(share)")
      self.first = first
      self.second = second
      self.share = share
    }
  }

  /// A document a row, of length 1, or empty.
  public let matrix: SparseMatrix
  /// By row, when the document was published, in seconds, where that is known.
  public let times: [Int64?]
  /// The documents that events are made of, nil for all; the others follow them into theirs.
  public let votes: Votes?
  /// By row, a number that stands for its outlet, 0 where that is not known; empty if none is.
  public let outlets: [UInt64]
  /// What the headlines say, where they are known.
  public let headlines: Headlines?
  /// Documents that share text, as far as that is known.
  public let sharedTexts: [SharedText]

  /// What is known.
  ///
  /// - Precondition: there is a time for each row, and an outlet if for any, votes are of as
  ///   many documents, and texts are shared by documents that have a row.
  public init(
    matrix: SparseMatrix, times: [Int64?], outlets: [UInt64] = [], votes: Votes? = nil,
    headlines: Headlines? = nil, sharedTexts: [SharedText] = []
  ) {
    precondition(
      times.count == matrix.rowCount,
      "\(times.count) times, \(matrix.rowCount) documents")
    precondition(
      outlets.isEmpty || outlets.count == matrix.rowCount,
      "\(outlets.count) outlets, \(matrix.rowCount) documents")
    precondition(
      votes.map { $0.documentCount == matrix.rowCount } ?? true,
      "votes of other documents than \(matrix.rowCount)")
    let rows = 0..<matrix.rowCount
    precondition(
      sharedTexts.allSatisfy { rows ~= $0.first && rows ~= $0.second },
      "text shared by documents that have no row")
    self.matrix = matrix
    self.times = times
    self.outlets = outlets
    self.votes = votes
    self.headlines = headlines
    self.sharedTexts = sharedTexts
  }
}

extension EventMaterial {
  /// Batches of fewer votes keep the terms of a single article.
  private static let smallBatch = 20

  /// A batch in weights suited to events.
  ///
  /// What is rare decides (names, places, numbers): idf counts to the power of 1.5, and terms
  /// of more than a tenth of the articles are left out. Titles, which say what happened,
  /// count twice beside the text. A short text that stands under headlines about anything, as
  /// a feed's "log in to read on", does not count, and makes no copies. Of short articles of
  /// one day with the same title and text one votes.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - votes: the documents that events are made of, nil for all.
  ///   - sharedTexts: documents that share text.
  ///   - analyzer: what makes terms of text.
  ///   - titleWeight: how many times the terms of a title count, 0 for not at all.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Throws: nothing for a corpus that was read; `VectorsError` as `Vectorizer` does.
  /// - Precondition: the title weight is at least 0; votes and shared texts are those of the
  ///   corpus.
  public init(
    of corpus: Corpus, votes: Votes? = nil, sharedTexts: [SharedText] = [],
    analyzer: Analyzer = Analyzer(.terms), titleWeight: Int = 2, parallel: Parallel
  ) throws(VectorsError) {
    precondition(titleWeight >= 0, "a title weight of \(titleWeight)")
    let counts = TermCounts(
      of: corpus, analyzer: analyzer,
      fields: Array(repeating: .title, count: titleWeight) + [.text], parallel: parallel)
    let titles = TermCounts(
      of: corpus, analyzer: analyzer, fields: [.title],
      parallel: parallel.reporting(to: nil))
    try self.init(
      counts: counts, titles: titles, times: corpus.documents.map(\.time),
      outlets: corpus.outletHashes, votes: votes, sharedTexts: sharedTexts,
      analyzer: analyzer, titleWeight: titleWeight, parallel: parallel)
  }

  /// A batch of which the terms are counted, in the same weights.
  ///
  /// - Parameters:
  ///   - counts: the terms of titles, as often as they count, and texts together.
  ///   - titles: those of the titles.
  ///   - times: by document, when it was published, in seconds, where that is known.
  ///   - outlets: by document, a number that stands for its outlet, 0 where that is not known.
  ///   - votes: the documents that events are made of, nil for all.
  ///   - sharedTexts: documents that share text.
  ///   - analyzer: what made the terms.
  ///   - titleWeight: how many times a title is in `counts`.
  ///   - least: the least number of articles that count as read: of fewer, terms of a single
  ///     one count too.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Throws: `VectorsError` as `Vectorizer` does.
  init(
    counts: TermCounts, titles: TermCounts, times: [Int64?], outlets: [UInt64],
    votes: Votes?, sharedTexts: [SharedText], analyzer: Analyzer, titleWeight: Int,
    atLeast least: Int = 0, parallel: Parallel
  ) throws(VectorsError) {
    let silent = parallel.reporting(to: nil)
    var counts = counts
    let stubs = StubTexts(in: counts, titles: titles, titleWeight: titleWeight)
    if !stubs.isEmpty { counts = counts.keeping(stubs.kept) }
    let equals = EqualArticles(in: counts, titles: titles, times: times)
    let votes = votes.map { equals.votes(stubs.votes($0)) }
    let voters = votes?.voters ?? Array(0..<counts.documentCount)
    let rarity = Rarity(voters: voters.count, atLeast: least)
    var vectorizer = Vectorizer(
      analyzer: analyzer,
      minimumDocuments: .count(voters.count < max(Self.smallBatch, least) ? 1 : 2),
      maximumDocuments: .count(rarity.mostArticles),
      weighting: Weighting(termWeight: .equal, normalization: .none))
    var frequencies = try vectorizer.vectors(of: counts, votes: votes, parallel: silent)
    if counts.areMostlyLost(in: frequencies.matrix) {
      // All is about one thing, or all are copies that count: nothing is too frequent.
      vectorizer.minimumDocuments = .count(1)
      vectorizer.maximumDocuments = .share(1)
      frequencies = try vectorizer.vectors(of: counts, votes: votes, parallel: silent)
    }
    self.init(
      matrix: rarity.weighing(
        frequencies.matrix,
        frequencies: frequencies.model.statistics.documentFrequencies),
      times: times, outlets: outlets, votes: votes,
      headlines: Headlines(
        titles: titles, counts: counts, votes: votes, rarity: rarity),
      sharedTexts: stubs.sharedTexts(sharedTexts))
  }
}

extension Corpus {
  /// By document, what stands for its outlet, 0 for none.
  var outletHashes: [UInt64] {
    var scratch: [UInt8] = []
    return (0..<count).map { outletHash(of: $0, scratch: &scratch) ?? 0 }
  }
}
