internal import Vectors

/// Which outlets some articles are of, in one number: each has a bit by its name.
///
/// Two outlets that share a bit count as one, wherever they are counted.
struct OutletSet: Sendable {
  private var bits: UInt64 = 0

  /// No outlet.
  init() {}

  /// The outlet of a name; articles that name none are of one.
  init(_ name: Span<UInt8>) {
    bits = 1 << (TermHash.hash(name) & 63)
  }

  /// Number of outlets, as far as they have bits of their own.
  var count: Int { bits.nonzeroBitCount }

  /// Adds the outlets of other articles.
  mutating func formUnion(_ other: OutletSet) { bits |= other.bits }
}
