/// Chooses the probable source of a family.
///
/// The criteria of ``SourceEvidence`` are asked one after another, the surest first: who
/// came out earlier cannot have copied; an agency's own text is the source of reprints of
/// its day; a credit says that a text is another's; what holds the others was cut for
/// them; and of what is left the longest has lost least.
struct ProbableSource: Sendable {
  let material: FamilyMaterial

  /// What is known of a member.
  struct Member {
    let document: Int
    let words: Int32
    /// How many of the others stand in it nearly whole.
    let contained: Int32
  }

  /// The source of a family and what speaks for it.
  ///
  /// - Parameters:
  ///   - members: two or more, in input order.
  ///   - agency: the agency the family credits.
  /// - Returns: the source, and the criteria that left others out.
  /// - Complexity: O(*n*) in the members.
  func choose(
    among members: ArraySlice<Member>, agency: Int?
  ) -> (document: Int, evidence: SourceEvidence) {
    let credits = material.credits
    var left = members[...]
    var evidence: SourceEvidence = []
    func keep(_ criterion: SourceEvidence, _ isKept: (Member) -> Bool) {
      guard left.count > 1 else { return }
      let kept = left.filter(isKept)
      guard !kept.isEmpty, kept.count < left.count else { return }
      left = kept[...]
      evidence.insert(criterion)
    }

    keep(.archive) { $0.document >= material.archiveStart }
    let ends = left.compactMap { Publication(material.times[$0.document])?.end }
    let firstEnd = ends.min()
    keep(.date) { member in
      guard let firstEnd, let time = Publication(material.times[member.document])
      else { return firstEnd == nil }
      return time.start < firstEnd
    }
    keep(.agency) { agency != nil && credits.publisher(of: $0.document) == agency }
    keep(.agency) { credits.publisher(of: $0.document) != nil }
    keep(.credit) { member in
      agency != credits.unnamed
        && credits[member.document].contains { $0.agency == agency }
    }
    let most = left.reduce(0) { max($0, $1.contained) }
    keep(.containment) { $0.contained == most }
    let longest = left.reduce(0) { max($0, $1.words) }
    keep(.length) { $0.words == longest }
    let first = left[left.startIndex].document
    keep(.order) { $0.document == first }
    return (first, evidence)
  }
}

/// When an article came out, as far as its date says.
struct Publication {
  /// The first second it may have come out.
  let start: Int64
  /// The second after the last.
  let end: Int64

  private static let day: Int64 = 86_400

  /// The time of an article in seconds since 1970, nil if it has none.
  ///
  /// A time of exactly midnight in UTC is a day without a time: of the articles of a batch
  /// that is right but for one in 86,400.
  init?(_ time: Int64?) {
    guard let time else { return nil }
    start = time
    end =
      time.addingReportingOverflow(time % Publication.day == 0 ? Publication.day : 1)
      .partialValue
  }
}
