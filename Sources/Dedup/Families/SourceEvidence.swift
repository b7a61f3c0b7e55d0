/// What makes one member of a family its probable source.
///
/// Each criterion leaves of the members that are left only those it speaks for; the order
/// of the cases is that of the decision, and the last one in the set settled it.
public struct SourceEvidence: OptionSet, Sendable, Hashable {
  /// A bit for each criterion.
  public let rawValue: UInt8

  /// The criteria of these bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// It stands in the archive that the batch was compared with.
  public static let archive = SourceEvidence(rawValue: 1)
  /// Others are certainly later.
  ///
  /// A day without a time is the whole of that day, so that it is neither before nor after
  /// a time on the same day; what has no date comes after everything that has one.
  public static let date = SourceEvidence(rawValue: 2)
  /// An agency published it itself; one that the family credits goes before others.
  public static let agency = SourceEvidence(rawValue: 4)
  /// It credits the family's agency, which the others, of no other date, hide.
  public static let credit = SourceEvidence(rawValue: 8)
  /// More of the others stand in it nearly whole than in any other.
  public static let containment = SourceEvidence(rawValue: 16)
  /// It is the longest.
  public static let length = SourceEvidence(rawValue: 32)
  /// Nothing tells it from the others; it is the first in the input.
  public static let order = SourceEvidence(rawValue: 64)

  /// The names of the criteria in the set, in the order of the decision.
  public var names: [String] {
    let all: [(SourceEvidence, String)] = [
      (.archive, "archive"), (.date, "date"), (.agency, "agency"), (.credit, "credit"),
      (.containment, "contains"),
      (.length, "complete"), (.order, "order"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
