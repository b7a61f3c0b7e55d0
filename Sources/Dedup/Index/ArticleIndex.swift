public import Vectors

/// An archive of articles on disk that tells of others what they are copied from: a snapshot.
public struct ArticleIndex: Sendable {
  /// What an index is made with; none of it changes later.
  public struct Parameters: Sendable, Hashable {
    /// Words a shingle.
    public var shingle = 3
    /// What the hashes of the sketches are drawn from.
    public var seed: UInt64 = 0
    /// Words below which an article takes no part.
    public var minimumWords = 0

    /// The default parameters.
    public init() {}
  }

  /// What an index holds.
  public struct Statistics: Sendable, Hashable {
    /// Articles that are not deleted.
    public var articles = 0
    /// Articles deleted whose place is not free yet.
    public var deleted = 0
    /// Different texts, at most.
    public var texts = 0
    /// Segments, with the articles and bytes of each.
    public var segments: [(articles: Int, deleted: Int, bytes: Int)] { [] }
    /// Bytes on disk of all files.
    public var bytes = 0
    /// Bytes of them that are texts and the other fields of articles.
    public var articleBytes = 0
    /// Phrases known to recur.
    public var recurringPhrases = 0
  }

  /// The folder.
  public let folder: String
  /// What it was made with.
  public let parameters: Parameters

  /// Creates an empty index in a folder that is not there or empty.
  public static func create(
    at folder: String, _ parameters: Parameters = Parameters()
  ) throws(IndexError) { preconditionFailure("to come") }

  /// Opens the index in a folder, as it is now: later changes are not seen.
  public init(at folder: String) throws(IndexError) { preconditionFailure("to come") }

  /// Number of articles.
  public var count: Int { statistics.articles }
  /// What it holds.
  public var statistics: Statistics { Statistics() }

  /// Whether an article of that id is there.
  public func contains(id: String) throws(IndexError) -> Bool {
    preconditionFailure("to come")
  }

  /// Which articles of the index each article of a batch shares text with.
  ///
  /// As `CopySearch.run(over:archiveFrom:)` with the index as the archive: pairs have their `a` in the batch. An article of the
  /// index with the id of one of the batch is left out: it is the same article.
  public func matches(
    of batch: Corpus, options: CopySearch.Options, parallel: Parallel,
    observer: CopySearch.PhaseObserver? = nil
  ) throws(IndexError) -> IndexMatches { preconditionFailure("to come") }

  /// The articles in the order in which they were added, a portion at a time (for export).
  public func forEachPortion<Failure: Error>(
    _ body: (Corpus) throws(Failure) -> Void
  ) throws { preconditionFailure("to come") }

  /// What is wrong with the files, every byte of which is read; nothing in a sound index.
  public func damage(parallel: Parallel) throws(IndexError) -> [IndexError] { [] }

  /// Bytes that were kept with the articles under a name, if there are any.
  public func attachment(_ name: String) throws(IndexError) -> ByteStore? { nil }
}

/// Articles of a batch, and those of an index that they share text with.
public struct IndexMatches: Sendable {
  /// The batch, and behind it the matching articles of the index.
  public let corpus: Corpus
  /// How they stand to each other, as of `CopySearch.run(over:archiveFrom:)`; `copies.batchCount` is the size of the batch.
  public let copies: Copies
}
