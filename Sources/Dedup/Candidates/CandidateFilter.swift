internal import Vectors

/// Which proposed pairs are worth comparing on their words.
struct CandidateFilter: Sendable {
  /// The documents that may be pairs, where not any two may.
  var partners: Partners?
  /// What rules out pairs that cannot, or hardly can, reach the least resemblance asked for.
  var resemblance: ResemblanceFilter?

  /// The pairs that are.
  func filtered(_ pairs: [TextPair]) throws(ExportError) -> [TextPair] {
    var kept = pairs
    if let partners { kept.removeAll { !partners.meet($0.a, $0.b) } }
    return try resemblance?.filtered(kept) ?? kept
  }
}
