internal import Glibc
internal import Vectors

/// The average similarity from which the documents of a batch report one event.
///
/// Headlines share less than articles do: of two reports of one event in ten words each, two
/// words may be common; of two in two hundred, all names are. So the threshold rises with
/// the number of terms of a row, quickly at first. This rule is all that the batch has a say
/// in: it was measured on texts of different lengths, and nothing else is learnt here. On
/// articles of 90 terms it lies in the middle of a wide plateau of the scores.
struct EventThreshold: Sendable {
  /// Terms of the row in the middle.
  private let terms: Double

  /// What rows without terms would ask for, and what the longest ask for beside it.
  private static let least = 0.1
  private static let rise = 0.1
  /// Terms at which half of the rise is reached.
  private static let halfway = 8.0
  /// What a granularity of 1 multiplies the threshold by, and of -1 divides it by.
  private static let span = 1.5

  /// The threshold of a batch with a row for each document that votes.
  init(of voting: SparseMatrix) {
    let counts = (0..<voting.rowCount).map { voting.cells(ofRow: $0).count }.sorted()
    terms = counts.isEmpty ? 0 : Double(counts[counts.count / 2])
  }

  /// The threshold at a granularity.
  func value(granularity: Double) -> Float {
    let standard = Self.least + Self.rise * terms / (terms + Self.halfway)
    return Float(standard * pow(Self.span, granularity))
  }
}
