internal import Vectors

/// Two texts that may share something, the earlier one first.
///
/// The record that passes from the search for candidates to their verification. Its
/// order, by ``a`` and then by ``b``, is that of the packed value.
package struct TextPair: Sendable, Hashable, Comparable {
  /// Both numbers in one, so that a list of pairs sorts as numbers do.
  package let packed: UInt64

  /// The pair of two different texts, in either order.
  package init(_ x: Int32, _ y: Int32) {
    packed = UInt64(min(x, y)) << 32 | UInt64(max(x, y))
  }

  package init(packed: UInt64) {
    self.packed = packed
  }

  /// The earlier text.
  package var a: Int { Int(packed >> 32) }
  /// The later text.
  package var b: Int { Int(packed & 0xFFFF_FFFF) }

  package static func < (left: TextPair, right: TextPair) -> Bool {
    left.packed < right.packed
  }
}

extension [TextPair] {
  /// The pairs of several lists in order, each once.
  package static func united(_ lists: [[TextPair]]) -> [TextPair] {
    var packed = lists.flatMap { $0.map(\.packed) }
    RadixSort.sort(&packed, bits: 0..<64)
    var pairs: [TextPair] = []
    for (i, value) in packed.enumerated() where i == 0 || packed[i - 1] != value {
      pairs.append(TextPair(packed: value))
    }
    return pairs
  }
}
