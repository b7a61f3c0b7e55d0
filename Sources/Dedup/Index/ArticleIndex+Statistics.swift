extension ArticleIndex {
  /// What an index holds.
  public struct Statistics: Sendable, Hashable {
    /// A segment of an index.
    public struct Segment: Sendable, Hashable {
      /// Articles, deleted ones included.
      public let articles: Int
      /// Deleted articles.
      public let deleted: Int
      /// Different texts.
      public let texts: Int
      /// Bytes of its file.
      public let bytes: Int
      /// Those of them that are the articles themselves, packed.
      public let articleBytes: Int
    }

    /// The segments, the oldest first.
    public let segments: [Segment]
    /// Bytes of all files.
    public let bytes: Int
    /// Phrases of the archive that recur.
    public let recurringPhrases: Int

    /// Articles that are not deleted.
    public var articles: Int { segments.reduce(0) { $0 + $1.articles - $1.deleted } }
    /// Articles that are deleted, and still take space.
    public var deleted: Int { segments.reduce(0) { $0 + $1.deleted } }
    /// Different texts, those that stand in several segments counted in each.
    public var texts: Int { segments.reduce(0) { $0 + $1.texts } }
    /// Bytes of the articles themselves, packed.
    public var articleBytes: Int { segments.reduce(0) { $0 + $1.articleBytes } }
  }
}
