internal import Glibc

/// How much more often a group's articles have something than others have: log-odds, in bits.
///
/// Half an article is added to each count, so that nothing is infinitely typical and less so
/// the fewer articles there are (Jeffreys' prior; Monroe, Colaresi & Quinn 2008, "Fightin'
/// words", for why a prior is needed).
struct Contrast {
  /// Number of articles in the batch.
  let documentCount: Int

  /// The log-odds of what `inside` of `size` articles have, and `total` of all.
  ///
  /// A group that is the whole batch has no outside, and everything is worth one bit.
  func bits(inside: Double, of size: Int, total: Double) -> Double {
    guard size < documentCount else { return 1 }
    let rest = Double(documentCount - size)
    let outside = max(0, total - inside)
    let (p, q) = ((inside + 0.5) / (Double(size) + 1), (outside + 0.5) / (rest + 1))
    return Contrast.logOdds(p) - Contrast.logOdds(q)
  }

  /// The log-odds against one other group.
  func bits(inside: Double, of size: Int, against other: Double, of otherSize: Int)
    -> Double
  {
    let p = (inside + 0.5) / (Double(size) + 1)
    return Contrast.logOdds(p)
      - Contrast.logOdds((other + 0.5) / (Double(otherSize) + 1))
  }

  private static func logOdds(_ p: Double) -> Double { log2(p / (1 - p)) }
}
