package import Vectors

/// What is left of a similarity when two reports lie apart in time.
///
///     let decay = TimeDecay(halfLife: 7 * 86_400)
///     decay.factor(between: monday, and: nextMonday)  // 0.5
///
/// The factor is *h* / (*h* + gap), where *h* is the half-life: reports of one event come
/// close together, a late one still counts, and what comes back after months hardly does. A
/// step at some day would part what was printed before and after midnight. Documents without
/// a time are near to every other.
public struct TimeDecay: Sendable, Hashable {
  /// Seconds after which half of a similarity is lost.
  public let halfLife: Double

  /// Half-lives that a batch can ask for, in seconds: a story stays in the papers for some
  /// days.
  public static let halfLives = 3.0 * 86_400...10 * 86_400
  /// The half-life where a batch says nothing about it.
  public static let standardHalfLife = 7.0 * 86_400
  /// No decay: dates make no difference.
  public static let none = TimeDecay(halfLife: .greatestFiniteMagnitude)

  /// A decay.
  ///
  /// - Parameter halfLife: in seconds, above 0.
  public init(halfLife: Double = standardHalfLife) {
    precondition(halfLife > 0, "a half-life of \(halfLife) seconds")
    self.halfLife = min(halfLife, .greatestFiniteMagnitude)
  }

  /// The factor for documents so many seconds apart.
  public func factor(gap: Double) -> Float {
    Float(1 / (1 + gap / halfLife))
  }

  /// The factor for documents of two times.
  public func factor(between first: Int64?, and second: Int64?) -> Float {
    guard let first, let second else { return 1 }
    return factor(gap: abs(Double(first) - Double(second)))
  }
}

extension TimeDecay {
  /// Fewer documents with a time and a neighbour than this say nothing about time.
  private static let leastPairs = 50

  /// The decay that the pairs of a batch speak for.
  ///
  /// A document and the one most similar to it mostly report the same, and lie nearer in
  /// time than similar pairs do in general. The half-life is the one that explains by how
  /// much: weighing all similar pairs by their factors gives them the mean gap of those
  /// nearest pairs.
  ///
  /// - Parameters:
  ///   - pairs: the similar pairs, each once, above the diagonal.
  ///   - times: by document, in seconds, where known.
  /// - Returns: a half-life within ``halfLives``; the standard one where too few pairs have
  ///   times.
  /// - Complexity: O(*m*) in the pairs.
  package static func learned(from pairs: SparseMatrix, times: [Int64?]) -> TimeDecay {
    learned(from: pairs, times: times, by: 0..<times.count)?.decay ?? TimeDecay()
  }

  /// The decay that some documents of a batch speak for, and how many they are.
  ///
  /// - Parameters:
  ///   - pairs: the similar pairs, each once, above the diagonal.
  ///   - times: by document, in seconds, where known.
  ///   - documents: those that count.
  /// - Returns: nil where too few pairs have times.
  static func learned(
    from pairs: SparseMatrix, times: [Int64?], by documents: Range<Int>
  ) -> (decay: TimeDecay, documents: Int)? {
    var best = [(similarity: Float, gap: Double)](repeating: (0, -1), count: times.count)
    var gaps: [Double] = []
    for row in 0..<pairs.rowCount {
      guard let time = times[row] else { continue }
      for cell in pairs.cells(ofRow: row) {
        let other = Int(pairs.columns[cell])
        guard let otherTime = times[other] else { continue }
        let pair = (pairs.values[cell], abs(Double(time) - Double(otherTime)))
        gaps.append(pair.1)
        if pair.0 > best[row].similarity { best[row] = pair }
        if pair.0 > best[other].similarity { best[other] = pair }
      }
    }
    let nearest = best[documents].map(\.gap).filter { $0 >= 0 }
    guard nearest.count >= leastPairs else { return nil }
    let mean = nearest.reduce(0, +) / Double(nearest.count)
    return (TimeDecay(halfLife: halfLife(bringing: gaps, to: mean)), nearest.count)
  }

  /// The half-life that gives weighted gaps a mean, as near as those allowed come.
  private static func halfLife(bringing gaps: [Double], to mean: Double) -> Double {
    func weightedMean(_ halfLife: Double) -> Double {
      let decay = TimeDecay(halfLife: halfLife)
      var (sum, weight) = (0.0, 0.0)
      for gap in gaps {
        let factor = Double(decay.factor(gap: gap))
        sum += factor * gap
        weight += factor
      }
      return weight > 0 ? sum / weight : 0
    }
    // The mean grows with the half-life. Ten halvings of seven days leave ten minutes.
    var (low, high) = (halfLives.lowerBound, halfLives.upperBound)
    for _ in 0..<10 {
      let middle = (low + high) / 2
      if weightedMean(middle) < mean { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
