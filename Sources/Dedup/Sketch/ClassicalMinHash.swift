internal import Vectors

/// The textbook form of ``MinHash``: as many hashes of every shingle as there are slots.
///
/// Slot *i* keeps the least value the *i*-th hash takes over the set; two sets share it
/// with probability equal to their Jaccard resemblance *J* (Broder 1997, "On the resemblance
/// and containment of documents"). The slots are independent, so that the share of equal
/// ones has standard error exactly √(*J*(1 − *J*)/*k*), at most 1/(2√*k*). It costs *k*
/// hashes a shingle, and is here as what ``MinHash`` is held to.
public struct ClassicalMinHash: Sendable, Hashable {
  /// Number of hashes, and so of values in a sketch.
  public let slots: Int

  private let keys: [UInt64]

  /// A scheme of `slots` hashes drawn from `seed`.
  ///
  /// - Throws: ``DedupError/slots(_:allowed:)`` outside ``MinHash/allowedSlots``.
  public init(slots: Int = 128, seed: UInt64 = 0) throws(DedupError) {
    guard MinHash.allowedSlots.contains(slots) else {
      throw .slots(slots, allowed: MinHash.allowedSlots)
    }
    self.slots = slots
    var random = SplitMix64(seed: seed)
    keys = (0..<slots).map { _ in random.next() }
  }

  /// The sketch of a set of shingles; repeated shingles change nothing.
  ///
  /// - Returns: ``slots`` values; all greatest for the empty set.
  /// - Complexity: O(*n* · *k*) in shingles and slots.
  public func sketch(of shingles: Span<UInt64>) -> [UInt64] {
    var sketch = Array(repeating: UInt64.max, count: slots)
    for i in shingles.indices {
      for slot in 0..<slots {
        sketch[slot] = min(sketch[slot], SplitMix64.mix(shingles[i] ^ keys[slot]))
      }
    }
    return sketch
  }

  /// The share of slots in which two sketches of one scheme agree.
  public static func resemblance(_ a: [UInt64], _ b: [UInt64]) -> Double {
    guard !a.isEmpty, a[0] != .max, b[0] != .max else { return 0 }
    return Double(zip(a, b).count { $0 == $1 }) / Double(a.count)
  }
}
