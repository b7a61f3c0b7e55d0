/// Where a piece of text stands: a run of bytes in one of a corpus's stores.
///
/// The bytes are valid UTF-8. With ``isEscaped`` they are the inside of a JSON string and
/// hold at least one backslash; ``Corpus`` resolves the escapes when the text is asked for.
public struct Extent: Sendable, Hashable {
  /// Index of the store in the corpus.
  public let store: Int32
  /// Whether JSON escapes are still to be resolved.
  public let isEscaped: Bool
  /// Offset of the first byte in the store.
  public let start: Int
  /// Number of bytes, before escapes are resolved.
  public let count: Int

  /// The run of `count` bytes at `start` in the store of that index.
  public init(store: Int, start: Int, count: Int, isEscaped: Bool = false) {
    self.store = Int32(store)
    self.start = start
    self.count = count
    self.isEscaped = isEscaped
  }

  /// No text at all.
  public static let none = Extent(store: -1, start: 0, count: 0)

  /// Whether there is no text.
  public var isEmpty: Bool { count == 0 }
}
