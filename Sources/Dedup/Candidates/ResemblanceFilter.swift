#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import Vectors

/// Rules out pairs by their sizes and by their whole sketches, where only pairs of a least
/// Jaccard resemblance are listed.
///
/// Bands see a few slots of a sketch, and let through many pairs for each that reaches the
/// minimum; all slots together cost a few nanoseconds. Sizes decide surely: a resemblance is
/// no greater than the quotient of the two. Sketches decide so that a pair at the minimum *J*
/// is lost with a probability of at most 10⁻⁹, as far as slots behave as so many independent
/// ones: of *m* independent slots that each agree with probability *J*, the share that agrees
/// is at most *q* < *J* with probability at most exp(−*m* · D(*q* ‖ *J*)), where D is the
/// relative entropy of two coins (Hoeffding 1963,
/// "Probability inequalities for sums of bounded random variables", theorem 1). A sketch of
/// *k* slots of *n* shingles counts as *m* = *kn*/(*k* + *n*) independent ones, which has the
/// variance that ``MinHash`` states. At 0.8 and 128 slots a pair goes on with 70 equal slots
/// of a very long text, 7.1 standard errors below the mean.
package struct ResemblanceFilter: Sendable {
  private let minimum: Double
  private let shingleCounts: [Int32]
  private let sketches: StoredRows<UInt16>
  /// The sketch of each text, nil if they have the numbers of the texts.
  private let rows: [Int32]?
  /// The equal slots that a pair must have, by the number of shingles of the longer text;
  /// the last value is for all greater numbers as well.
  private let leastEqual: [Int]

  /// The probability with which a pair at the minimum may be lost.
  private static let lossProbability = 1e-9
  /// Number of shingles from which on the bound hardly changes.
  private static let manyShingles = 4096

  /// A filter of the texts of a survey.
  ///
  /// - Parameters:
  ///   - minimum: the least resemblance, above 0 and at most 1.
  ///   - survey: the texts.
  ///   - seesSketches: whether sketches may decide; if not, only sizes do.
  init(minimum: Double, survey: Survey, seesSketches: Bool) {
    self.minimum = minimum
    shingleCounts = survey.shingleCounts
    sketches = survey.sketches
    rows = survey.rowOfText
    let slots = sketches.width
    leastEqual =
      seesSketches
      ? (0...Self.manyShingles).map {
        ResemblanceFilter.leastEqual(of: slots, shingles: $0, minimum: minimum)
      } : [0]
  }

  /// How many slots of `slots` a pair at the minimum has in common, but for the probability
  /// of a loss, if the longer text has so many shingles.
  package static func leastEqual(of slots: Int, shingles: Int, minimum: Double) -> Int {
    let (k, n) = (Double(slots), Double(shingles))
    guard n > 0, minimum < 1 else { return minimum < 1 ? 0 : slots }
    let exponent = -log(lossProbability) * (k + n) / (k * n)
    // The relative entropy falls from q = 0 on, until it is nothing at the minimum.
    guard relativeEntropy(0, minimum) > exponent else { return 0 }
    var (low, high) = (0.0, minimum)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if relativeEntropy(middle, minimum) > exponent {
        low = middle
      } else {
        high = middle
      }
    }
    return Int((low * k).rounded(.down))
  }

  private static func relativeEntropy(_ q: Double, _ p: Double) -> Double {
    (q > 0 ? q * log(q / p) : 0) + (1 - q) * log((1 - q) / (1 - p))
  }

  /// The pairs that may reach the minimum.
  func filtered(_ pairs: [TextPair]) throws(ExportError) -> [TextPair] {
    var kept: [TextPair] = []
    var (scratchOfA, scratchOfB): ([UInt16], [UInt16]) = ([], [])
    for pair in pairs {
      let (a, b) = (shingleCounts[pair.a], shingleCounts[pair.b])
      let (smaller, larger) = (Double(min(a, b)), Double(max(a, b)))
      // A hair below the product, lest rounding lose a pair that is exactly at it.
      guard smaller >= minimum * larger - 1e-6 else { continue }
      let least = leastEqual[min(Int(max(a, b)), leastEqual.count - 1)]
      if least > 0 {
        let (rowOfA, rowOfB) = (row(of: pair.a), row(of: pair.b))
        let equal = try sketches.withRows(rowOfA..<rowOfA + 1, scratch: &scratchOfA) {
          (x) throws(ExportError) -> Int in
          try sketches.withRows(rowOfB..<rowOfB + 1, scratch: &scratchOfB) { y in
            Kernels.equalCount(x, y)
          }
        }
        if equal < least { continue }
      }
      kept.append(pair)
    }
    return kept
  }

  private func row(of text: Int) -> Int { rows.map { Int($0[text]) } ?? text }
}
