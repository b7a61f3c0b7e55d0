/// A passage that stands in two documents, small edits included.
public struct Passage: Sendable, Hashable {
  /// Where it stands in the first document's text.
  public let a: Place
  /// Where it stands in the second document's text.
  public let b: Place
  /// Words that are equal in both.
  public let words: Int

  /// A stretch of a text, from the first byte of its first word to the last of its last,
  /// measured in three ways.
  public struct Place: Sendable, Hashable {
    /// Words from the beginning of the text.
    public let words: Range<Int>
    /// UTF-8 bytes from the beginning of the text, with JSON escapes resolved.
    public let bytes: Range<Int>
    /// Unicode scalars from the beginning of the text, as a Python string is indexed.
    public let scalars: Range<Int>
  }
}
