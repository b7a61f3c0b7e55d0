internal import Dedup

extension Copies {
  /// The share that is in the source where that pair was verified, else the greatest of
  /// the article's pairs.
  var shares: [Double] {
    var shares = [Double](repeating: 0, count: families.sources.count)
    var isSettled = [Bool](repeating: false, count: families.sources.count)
    let sources = families.sources
    func note(_ document: Int, other: Int, _ share: Double) {
      let isSource = Int(sources[document]) == other
      guard isSource || !isSettled[document] else { return }
      shares[document] = isSource ? share : max(shares[document], share)
      isSettled[document] = isSettled[document] || isSource
    }
    for pair in pairs where pair.relation == .copy || pair.relation == .partial {
      note(pair.a, other: pair.b, pair.containmentA)
      note(pair.b, other: pair.a, pair.containmentB)
    }
    return shares
  }
}

extension Families.Role {
  /// How the role stands out in tables.
  func paint(_ style: Style, _ text: String) -> String {
    self == .partial ? style.cyan(text) : style.yellow(text)
  }
}
