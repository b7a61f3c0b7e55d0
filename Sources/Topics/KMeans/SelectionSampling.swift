internal import Vectors

/// Draws so many of so many at random, one after another.
///
///     var sampling = SelectionSampling(of: 5, size: 2, seed: 1)
///     let rows = (0..<5).filter { _ in sampling.takesNext() }  // two of them
///
/// Selection sampling (Knuth, The Art of Computer Programming, § 3.4.2, algorithm S): every
/// choice is equally likely, and follows from the two numbers and the seed.
package struct SelectionSampling: Sendable {
  private var random: SplitMix64
  private var left: Int
  private var wanted: Int

  /// A draw of `size` of `count`, or of all if they are not more.
  package init(of count: Int, size: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    left = count
    wanted = size
  }

  /// Whether the next one is drawn.
  package mutating func takesNext() -> Bool {
    let isDrawn = random.nextUnit() * Double(left) < Double(wanted)
    left -= 1
    if isDrawn { wanted -= 1 }
    return isDrawn
  }
}
