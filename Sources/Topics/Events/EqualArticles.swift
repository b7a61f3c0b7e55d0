internal import Vectors

/// Short articles of one day that nothing tells apart: the same title and the same text.
///
/// A text of a few words is no copy of an equal one, for it says nothing of what its headline
/// says. Where the headlines are equal as well, one article says as much as all of them, and
/// to compare all would take the square of their number.
struct EqualArticles {
  /// Distinct terms of the longest that are looked at; longer ones are copies.
  private static let mostTerms = 100
  private static let secondsADay: Double = 86_400

  /// What is equal in articles that nothing tells apart.
  private struct Wording: Hashable {
    let title: [UInt64]
    let all: [UInt64]
    let day: Double?
  }

  private let counts: TermCounts
  private let titles: TermCounts
  private let times: [Int64?]

  /// The articles of a batch.
  ///
  /// - Parameters:
  ///   - counts: the terms of titles and texts together.
  ///   - titles: those of the titles.
  ///   - times: by document, when it was published, in seconds, where that is known.
  init(in counts: TermCounts, titles: TermCounts, times: [Int64?]) {
    self.counts = counts
    self.titles = titles
    self.times = times
  }

  /// The votes after the first of equal articles votes for all of them.
  ///
  /// - Complexity: O(*c*) in the terms of short articles.
  func votes(_ votes: Votes) -> Votes {
    var firsts: [Wording: Int32] = [:]
    var leaders = votes.representatives
    for voter in votes.voters where 1...Self.mostTerms ~= counts.cells(of: voter).count {
      let wording = Wording(
        title: Self.terms(of: voter, in: titles), all: Self.terms(of: voter, in: counts),
        day: times[voter].map { (Double($0) / Self.secondsADay).rounded(.down) })
      if let first = firsts[wording] {
        leaders[voter] = first
      } else {
        firsts[wording] = Int32(voter)
      }
    }
    return Votes(representatives: votes.representatives.map { leaders[Int($0)] })
  }

  /// The terms of a document in ascending order, each with how often it is there.
  private static func terms(of document: Int, in counts: TermCounts) -> [UInt64] {
    counts.cells(of: document)
      .map { UInt64(counts.terms[$0]) << 32 | UInt64(counts.counts[$0]) }
      .sorted()
  }
}
