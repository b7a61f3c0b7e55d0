/// An article's credit to an agency.
public struct AgencyCredit: Sendable, Hashable {
  /// Where an agency is credited, the most telling first.
  public enum Place: Int, Sendable, Hashable {
    /// The agency published the article itself.
    case source
    /// In the byline.
    case byline
    /// At the head of the text.
    case dateline
    /// At the end of the text.
    case signOff
  }

  /// Which agency: an index into ``AgencyCredits/names``.
  public let agency: Int
  /// Where.
  public let place: Place

  /// A credit to an agency of that index.
  package init(agency: Int, place: Place) {
    self.agency = agency
    self.place = place
  }
}

/// Which agencies each article of a batch credits.
public struct AgencyCredits: Sendable, Hashable {
  /// What the agencies are called, as ``Agencies/names`` has them.
  public let names: [String]

  /// The credits of all documents, one document's after another's.
  private let credits: [AgencyCredit]
  /// Where each document's credits begin, and where the last one's end.
  private let starts: [Int]

  init(names: [String], credits: [AgencyCredit], counts: [Int]) {
    self.names = names
    self.credits = credits
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    self.starts = starts
  }

  /// The agencies a document credits, each once, in the order of the places and then of
  /// the text.
  public subscript(document: Int) -> ArraySlice<AgencyCredit> {
    credits[starts[document]..<starts[document + 1]]
  }

  /// The agency that published a document itself, if one did.
  public func publisher(of document: Int) -> Int? {
    guard let first = self[document].first, first.place == .source else { return nil }
    return first.agency
  }

  /// The index of what stands for agencies without a name.
  public var unnamed: Int { names.count - 1 }
}
