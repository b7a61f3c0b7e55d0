internal import Vectors

/// A fixed-size summary of a set of shingles, from which resemblance can be estimated.
///
///     let scheme = try MinHash(slots: 128, seed: 7)
///     let a = scheme.sketch(of: firstShingles.span)
///     let b = scheme.sketch(of: secondShingles.span)
///     MinHash.resemblance(a.span, b.span)  // near |A ∩ B| / |A ∪ B|
///
/// One hash a shingle decides both its slot and its value, and a slot keeps its least value
/// (Li, Owen & Zhang 2012, "One permutation hashing"). Slots that stay empty are filled by
/// optimal densification (Shrivastava 2017, "Optimal densification for fast and accurate
/// minwise hashing"): each takes the value of a slot that its own random sequence reaches
/// first. Two sets then share a slot with probability equal to their Jaccard resemblance
/// *J*, plus at most 2⁻¹⁶ · *n* / *k* by accident, since values have 16 bits.
///
/// With *k* slots and *n* shingles in the union the estimate has a standard error near
/// √(*J*(1 − *J*)(1/*k* + 1/*n*)), at most 0.044 for *k* = 128 and a long text: that of
/// ``ClassicalMinHash``, for one hash a shingle in place of *k*.
///
/// A raw sketch, before its empty slots are filled, can be merged: the sketch of a union
/// is the element-wise minimum. Sketches are equal on every machine and in every release
/// of one ``SketchFormat`` version.
public struct MinHash: Sendable, Hashable {
  /// Numbers of slots a sketch can have.
  public static let allowedSlots = 1...4096

  /// The value of a slot that no shingle fell into.
  public static let empty = UInt16.max

  /// Number of values in a sketch.
  public let slots: Int
  /// What the hashes were drawn from; only sketches of one seed can be compared.
  public let seed: UInt64

  private let key: UInt64

  /// A scheme of `slots` slots with hashes drawn from `seed`.
  ///
  /// - Throws: ``DedupError/slots(_:allowed:)`` outside ``allowedSlots``.
  public init(slots: Int = 128, seed: UInt64 = 0) throws(DedupError) {
    guard MinHash.allowedSlots.contains(slots) else {
      throw .slots(slots, allowed: MinHash.allowedSlots)
    }
    self.slots = slots
    self.seed = seed
    key = SplitMix64.mix(seed &+ 0x6A09_E667_F3BC_C909)
  }

  /// The sketch of a set of shingles, all slots filled; repeated shingles change nothing.
  ///
  /// - Returns: ``slots`` values; all ``empty`` for the empty set.
  /// - Complexity: O(*n* + *k*) in shingles and slots as long as few slots stay empty.
  public func sketch(of shingles: Span<UInt64>) -> [UInt16] {
    var sketch: [UInt16] = []
    append(shingles, to: &sketch)
    return sketch
  }

  /// Appends the sketch of a set of shingles, all slots filled, to others.
  package func append(_ shingles: Span<UInt64>, to sketches: inout [UInt16]) {
    let start = sketches.count
    sketches.append(contentsOf: repeatElement(MinHash.empty, count: slots))
    var all = sketches.mutableSpan
    var sketch = all._mutatingExtracting(start..<start + slots)
    add(shingles, to: &sketch)
    densify(&sketch)
  }

  /// Lowers the slots of a raw sketch to take in more shingles.
  ///
  /// - Parameters:
  ///   - shingles: hashes with all bits well spread.
  ///   - sketch: ``slots`` values, ``empty`` where nothing has fallen yet.
  /// - Complexity: O(*n*): one hash and one multiplication a shingle.
  public func add(_ shingles: Span<UInt64>, to sketch: inout MutableSpan<UInt16>) {
    precondition(sketch.count == slots, "a sketch of \(sketch.count), not \(slots) slots")
    for i in shingles.indices {
      let hash = SplitMix64.mix(shingles[i] ^ key)
      let slot = Int(hash.multipliedFullWidth(by: UInt64(slots)).high)
      // The low bits played no part in the choice of the slot. 0xFFFF means empty.
      let value = min(UInt16(truncatingIfNeeded: hash), MinHash.empty - 1)
      // No branch: whether a value is the least of its slot cannot be guessed.
      sketch[slot] = min(sketch[slot], value)
    }
  }

  /// Fills the empty slots of a raw sketch from its others; does nothing if all are empty.
  ///
  /// - Complexity: O(*k*²/*f*) expected for *f* filled slots of *k*.
  public func densify(_ sketch: inout MutableSpan<UInt16>) {
    precondition(sketch.count == slots, "a sketch of \(sketch.count), not \(slots) slots")
    var filled: [Bool] = []
    for slot in sketch.indices where sketch[slot] == MinHash.empty {
      if filled.isEmpty {
        filled = sketch.indices.map { sketch[$0] != MinHash.empty }
        guard filled.contains(true) else { return }
      }
      var random = SplitMix64(seed: key ^ UInt64(slot))
      var donor = slot
      while !filled[donor] {
        donor = Int(random.next().multipliedFullWidth(by: UInt64(slots)).high)
      }
      sketch[slot] = sketch[donor]
    }
  }

  /// The share of slots in which two sketches of one scheme agree, an estimate of the
  /// Jaccard resemblance of their sets; 0 if either set is empty.
  public static func resemblance(_ a: Span<UInt16>, _ b: Span<UInt16>) -> Double {
    guard a.count > 0, a[0] != empty, b[0] != empty else { return 0 }
    return Double(Kernels.equalCount(a, b)) / Double(a.count)
  }

  /// Makes a raw sketch that of the union of its set and another's.
  public static func merge(_ other: Span<UInt16>, into sketch: inout MutableSpan<UInt16>)
  {
    Kernels.minimum(other, into: &sketch)
  }
}
