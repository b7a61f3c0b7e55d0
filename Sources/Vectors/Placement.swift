/// Where the tables of this process put 64-bit hashes.
///
///     let placement = Placement(placeCount: 1 << 20)
///     let place = placement.place(of: hash)
///
/// The hashes of words and shingles follow from the text alone. Whoever writes one could choose
/// words that a table puts side by side, so that each look-up goes through them all (Crosby &
/// Wallach 2003, "Denial of service via algorithmic complexity attacks"). A place is therefore
/// the highest bits of the product with an odd number (Dietzfelbinger et al. 1997, "A reliable
/// randomized algorithm for the closest-pair problem") that every process draws anew. It decides
/// about time alone: nothing is ever written in the order of places.
package struct Placement: Sendable, Hashable {
  private static let factorOfProcess = UInt64.random(in: 0 ... .max) | 1

  @usableFromInline let factor: UInt64
  @usableFromInline let shift: UInt64

  /// Places in a table of so many.
  ///
  /// - Precondition: `placeCount` is a power of two, and more than one.
  package init(placeCount: Int) {
    precondition(
      placeCount > 1 && placeCount.nonzeroBitCount == 1, "a table of \(placeCount) places"
    )
    factor = Placement.factorOfProcess
    shift = UInt64(64 - placeCount.trailingZeroBitCount)
  }

  /// The first place to look for a hash.
  @inlinable
  package func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* factor) &>> shift)
  }
}
