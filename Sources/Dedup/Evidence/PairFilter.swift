/// Which verified pairs are kept.
struct PairFilter: Sendable, Hashable {
  /// The least Jaccard resemblance of a pair that is listed whatever its relation, if any.
  var minimumJaccard: Double?
  /// The least containment of the smaller text, likewise.
  var minimumContainment: Double?

  /// Whether pairs that share only formula are kept when no minimum is given.
  var listsTemplates = true

  /// Shared shingles below which no relation but none is possible: an aligned sentence has
  /// at least as many, and so has the recurring text that makes a template.
  private static let leastShingles: Int32 = 4

  /// Whether pairs are chosen by their shares and not by their relation.
  var isExplicit: Bool { minimumJaccard != nil || minimumContainment != nil }

  /// Whether texts of `a` and `b` distinct shingles, of which they share some, reach one of
  /// the explicit minima.
  func lists(shared: Int32, _ a: Int32, _ b: Int32) -> Bool {
    let shared = Double(shared)
    if let minimumJaccard, shared >= minimumJaccard * (Double(a) + Double(b) - shared) {
      return true
    }
    if let minimumContainment, shared >= minimumContainment * Double(min(a, b)) {
      return shared > 0
    }
    return false
  }

  /// Whether pairs of the relation are kept when no minimum is given.
  func lists(_ relation: Relation) -> Bool {
    !isExplicit && relation != .none && (listsTemplates || relation != .template)
  }

  /// Whether the passages of a pair that no minimum lists could matter, for texts of `a`
  /// and `b` distinct shingles.
  func isWorthAligning(_ overlap: Overlap, _ a: Int32, _ b: Int32) -> Bool {
    guard !isExplicit else { return false }
    return overlap.shingles >= PairFilter.leastShingles
      || overlap.shingles > 0 && 2 * overlap.shingles >= min(a, b)
  }
}
