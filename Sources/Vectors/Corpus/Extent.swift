/// Where a piece of text stands: a run of bytes in one of a corpus's stores.
///
/// The bytes are valid UTF-8. With ``isEscaped`` they are the inside of a JSON string and
/// hold at least one backslash; ``Corpus`` resolves the escapes when the text is asked for.
///
/// An extent takes 16 bytes, because a document has seven of them: stores are numbered
/// below 2²³, offsets lie below 2⁴⁰ and counts below 2³⁹.
public struct Extent: Sendable, Hashable, BitwiseCopyable {
  /// Where its first byte stands.
  let place: Place
  // Count in the upper 63 bits, the flag in the lowest.
  private let length: UInt64

  /// The run of `count` bytes at `start` in the store of that index.
  ///
  /// - Precondition: the three lie in the ranges of the type's description.
  public init(store: Int, start: Int, count: Int, isEscaped: Bool = false) {
    self.init(
      place: Place(store: store, start: start), count: count, isEscaped: isEscaped)
  }

  init(place: Place, count: Int, isEscaped: Bool) {
    precondition(count >= 0 && count < 1 << 39, "count \(count)")
    self.place = place
    length = UInt64(count) << 1 | (isEscaped ? 1 : 0)
  }

  /// Index of the store in the corpus; -1 for no text.
  public var store: Int32 { Int32(place.store) }

  /// Whether JSON escapes are still to be resolved.
  public var isEscaped: Bool { length & 1 == 1 }

  /// Offset of the first byte in the store.
  public var start: Int { place.start }

  /// Number of bytes, before escapes are resolved.
  public var count: Int { Int(length >> 1) }

  /// No text at all.
  public static let none = Extent(store: -1, start: 0, count: 0)

  /// Whether there is no text.
  public var isEmpty: Bool { count == 0 }
}

extension Extent {
  /// A byte of a store.
  struct Place: Sendable, Hashable, BitwiseCopyable {
    // Offset in the low 40 bits, store + 1 above them.
    private let bits: UInt64

    init(store: Int, start: Int) {
      precondition(store >= -1 && store < 1 << 23, "store \(store)")
      precondition(start >= 0 && start < 1 << 40, "start \(start)")
      bits = UInt64(store + 1) << 40 | UInt64(start)
    }

    private init(bits: UInt64) { self.bits = bits }

    var store: Int { Int(bits >> 40) - 1 }
    var start: Int { Int(bits & (1 << 40 - 1)) }

    /// The place so many bytes behind, in the same store.
    @inline(__always)
    func advanced(by distance: UInt32) -> Place { Place(bits: bits + UInt64(distance)) }

    /// How many bytes `other` is behind this place: nil if in another store, before it or
    /// too far.
    @inline(__always)
    func distance(to other: Place) -> UInt32? {
      guard other.bits >= bits, other.store == store else { return nil }
      return UInt32(exactly: other.bits - bits)
    }
  }
}
