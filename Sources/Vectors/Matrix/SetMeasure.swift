/// How alike two sets are, by the number of elements that both have.
///
///     SetMeasure.jaccard.value(shared: 2, of: 3, and: 4)  // 0.4
///
/// All are between 0 and 1; with an empty set they are 0.
public enum SetMeasure: String, Sendable, Hashable, CaseIterable {
  /// The share of the elements of either that both have (Jaccard 1912).
  case jaccard
  /// The share of the first one's elements that the second has as well: not the same the
  /// other way round (Broder 1997, "On the resemblance and containment of documents").
  case containment
  /// The share of the smaller one's elements that the larger has as well (Szymkiewicz
  /// 1934, Simpson 1943).
  case overlap

  /// Whether two sets are as alike as the same two the other way round.
  public var isSymmetric: Bool { self != .containment }

  /// How alike two sets are.
  ///
  /// - Parameters:
  ///   - shared: elements that both have.
  ///   - first: elements of the first.
  ///   - second: elements of the second.
  /// - Returns: one of the two single-precision numbers next to the quotient, of which six
  ///   decimals are those of the quotient.
  /// - Precondition: no more are shared than either has, none of the numbers is negative.
  public func value(shared: Int, of first: Int, and second: Int) -> Float {
    let whole = whole(shared: shared, of: first, and: second)
    guard shared > 0, whole > 0 else { return 0 }
    return Self.rounded(Double(shared) / Double(whole))
  }

  private func whole(shared: Int, of first: Int, and second: Int) -> Int {
    switch self {
    case .jaccard: first + second - shared
    case .containment: first
    case .overlap: min(first, second)
    }
  }

  /// A quotient in single precision.
  ///
  /// The nearest number may lie beyond a tie of the sixth decimal, one in some sixty does;
  /// then it is the next one on the quotient's side, so that tables agree with those of
  /// programs that divide in double precision.
  private static func rounded(_ quotient: Double) -> Float {
    let nearest = Float(quotient)
    let digits = (quotient * 1e6).rounded()
    guard (Double(nearest) * 1e6).rounded() != digits else { return nearest }
    return Double(nearest) > quotient ? nearest.nextDown : nearest.nextUp
  }

  /// The fewest elements that a set of `size` shares with any it reaches `minimum` with;
  /// possibly one too few, never too many.
  func fewestShared(of size: Int, atLeast minimum: Float) -> Int {
    // A hair below the product, lest rounding up lose a pair that is exactly at it.
    let least = Int((Double(size) * Double(minimum) * (1 - 1e-6)).rounded(.up))
    switch self {
    // A Jaccard resemblance is never above either containment.
    case .jaccard, .containment: return max(1, least)
    // The other may have a single element.
    case .overlap: return 1
    }
  }
}
