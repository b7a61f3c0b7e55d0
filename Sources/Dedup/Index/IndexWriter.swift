public import Vectors

/// Changes an index: one writer at a time, each change all or nothing.
public final class IndexWriter {
  /// The index as the last change left it.
  public private(set) var index: ArticleIndex
  /// Files of an interrupted change that were removed on opening.
  public let removedLeftovers: Int = 0

  /// Opens the index in a folder for changing.
  public init(at folder: String) throws(IndexError) {
    index = try ArticleIndex(at: folder)
  }

  /// What a change did.
  public struct Change: Sendable, Hashable {
    /// Articles added.
    public var added = 0
    /// Articles deleted or replaced.
    public var deleted = 0
    /// Segments merged into others.
    public var merged = 0
  }

  /// What else a change writes, together with the articles or not at all.
  public typealias Attachments = [String: [UInt8]]

  /// Adds a batch.
  ///
  /// Ids already present are an error (nothing is added) unless `replacing`.
  /// With `mostSegments`, segments are merged by size until there are no more than that.
  public func add(
    _ batch: Corpus, replacing: Bool = false, mostSegments: Int? = nil,
    attachments: Attachments = [:], parallel: Parallel
  ) throws(IndexError) -> Change { preconditionFailure("to come") }

  /// Deletes articles.
  ///
  /// Ids that are not there are an error (nothing is deleted) unless `ignoringMissing`.
  public func delete(
    _ ids: [String], ignoringMissing: Bool = false, attachments: Attachments = [:]
  ) throws(IndexError) -> Change { preconditionFailure("to come") }

  /// Makes one segment of all, without what was deleted, which then no longer counts in what recurs either.
  public func compact(parallel: Parallel) throws(IndexError) -> Change {
    preconditionFailure("to come")
  }

  /// Writes a new index of what can still be read of a damaged one into another folder.
  public static func salvage(
    _ folder: String, to target: String, parallel: Parallel
  ) throws(IndexError) -> (articles: Int, lost: [IndexError]) {
    preconditionFailure("to come")
  }
}
