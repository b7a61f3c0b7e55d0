#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// How sketches are cut into bands: two texts are candidates if a whole band agrees.
///
///     let bands = try Bands.choose(slots: 128, threshold: 0.5, recall: 0.99)
///     bands.recall(at: 0.5)  // at least 0.99
///
/// With *b* bands of *r* rows, two texts of resemblance *s* agree in some band with
/// probability 1 − (1 − *s*ʳ)ᵇ, as long as slots are independent (Indyk & Motwani 1998;
/// Leskovec, Rajaraman & Ullman, "Mining of massive datasets", ch. 3).
public struct Bands: Sendable, Hashable {
  /// Slots a band.
  public let rows: Int
  /// Number of bands.
  public let count: Int

  /// Bands of `rows` slots, `count` of them.
  public init(rows: Int, count: Int) {
    precondition(rows > 0 && count > 0, "\(count) bands of \(rows) rows")
    self.rows = rows
    self.count = count
  }

  /// The longest bands, and the fewest of those, that find a pair at the threshold with
  /// at least the given probability.
  ///
  /// Long bands propose few pairs that are not alike. If not even single slots reach the
  /// recall, all slots are bands of their own: look at ``recall(at:)`` for what they give.
  ///
  /// - Parameters:
  ///   - slots: of a sketch; some may be left out of the bands.
  ///   - threshold: the least resemblance that must be found, above 0 and at most 1.
  ///   - recall: the share of pairs at the threshold to be found, above 0 and below 1.
  /// - Returns: bands that use no more than `slots` slots.
  /// - Throws: ``DedupError/slots(_:allowed:)``, or ``DedupError/share(name:_:)`` for a
  ///   threshold or recall outside its range.
  public static func choose(
    slots: Int, threshold: Double, recall: Double
  ) throws(DedupError) -> Bands {
    guard MinHash.allowedSlots.contains(slots) else {
      throw .slots(slots, allowed: MinHash.allowedSlots)
    }
    guard threshold > 0, threshold <= 1 else {
      throw .share(name: "threshold", threshold)
    }
    guard recall > 0, recall < 1 else { throw .share(name: "recall", recall) }
    for rows in stride(from: slots, to: 0, by: -1) {
      let agreement = pow(threshold, Double(rows))
      // At a threshold of 1 a single band always agrees.
      let needed = agreement < 1 ? (log1p(-recall) / log1p(-agreement)).rounded(.up) : 1
      if needed <= Double(slots / rows) { return Bands(rows: rows, count: Int(needed)) }
    }
    return Bands(rows: 1, count: slots)
  }

  /// The probability that a pair of the given resemblance becomes a candidate.
  public func recall(at resemblance: Double) -> Double {
    1 - pow(1 - pow(resemblance, Double(rows)), Double(count))
  }
}

extension Bands {
  /// The key by which texts meet in a band: the slots themselves where they fit, else a
  /// polynomial over them.
  @inline(__always)
  static func key(of slots: Span<UInt16>) -> UInt32 {
    if slots.count == 2 { return UInt32(slots[0]) << 16 | UInt32(slots[1]) }
    var key: UInt64 = 0
    for i in slots.indices {
      key = (key &+ UInt64(slots[i])) &* 0x9E37_79B9_7F4A_7C15
    }
    return UInt32(truncatingIfNeeded: key &>> 32)
  }
}
