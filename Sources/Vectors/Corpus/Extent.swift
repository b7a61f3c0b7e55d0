/// Where a piece of text stands: a run of bytes in one of a corpus's stores.
///
/// The bytes are valid UTF-8. With ``isEscaped`` they are the inside of a JSON string and
/// hold at least one backslash; ``Corpus`` resolves the escapes when the text is asked for.
///
/// An extent takes 16 bytes, because a document has seven of them: stores are numbered
/// below 2²³, offsets lie below 2⁴⁰ and counts below 2³⁹.
public struct Extent: Sendable, Hashable {
  // Offset in the low 40 bits, store + 1 above them.
  private let place: UInt64
  // Count in the upper 63 bits, the flag in the lowest.
  private let length: UInt64

  /// The run of `count` bytes at `start` in the store of that index.
  ///
  /// - Precondition: the three lie in the ranges of the type's description.
  public init(store: Int, start: Int, count: Int, isEscaped: Bool = false) {
    precondition(store >= -1 && store < 1 << 23, "store \(store)")
    precondition(start >= 0 && start < 1 << 40, "start \(start)")
    precondition(count >= 0 && count < 1 << 39, "count \(count)")
    place = UInt64(store + 1) << 40 | UInt64(start)
    length = UInt64(count) << 1 | (isEscaped ? 1 : 0)
  }

  /// Index of the store in the corpus; -1 for no text.
  public var store: Int32 { Int32(place >> 40) - 1 }

  /// Whether JSON escapes are still to be resolved.
  public var isEscaped: Bool { length & 1 == 1 }

  /// Offset of the first byte in the store.
  public var start: Int { Int(place & (1 << 40 - 1)) }

  /// Number of bytes, before escapes are resolved.
  public var count: Int { Int(length >> 1) }

  /// No text at all.
  public static let none = Extent(store: -1, start: 0, count: 0)

  /// Whether there is no text.
  public var isEmpty: Bool { count == 0 }

  /// The same run of bytes where its store has become part of another one.
  func moved(to store: Int, by offset: Int) -> Extent {
    Extent(store: store, start: start + offset, count: count, isEscaped: isEscaped)
  }
}
