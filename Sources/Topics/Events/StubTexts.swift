internal import Vectors

/// Texts that say nothing of their own articles: "To continue reading, subscribe or log in".
///
/// A feed that keeps its articles to itself hands out the same few words for each of them.
/// Word for word alike, they pass for copies of one article, while the headlines tell as many
/// stories as there are. A text is a stub where it stands in three articles or more, has no
/// word of most of their headlines, and these mostly have nothing in common: what is printed
/// under three headlines that are worded anew says something of one of them. What a stub says
/// does not count, and its article neither follows nor leads another for it: the headline is
/// all there is.
struct StubTexts: Sendable {
  /// Distinct terms of the longest stub: about two hundred words.
  private static let mostTerms = 100
  /// Articles that a stub has at least: two may have one text for a reason.
  private static let leastArticles = 3

  /// An article and what its headline says.
  private struct Article {
    let document: Int
    let title: Set<Int32>
    /// Whether its text has no word of its headline.
    let isSilent: Bool
  }

  /// By document, the terms of its title where its text is a stub, and else nil.
  let kept: [Set<Int32>?]

  /// The stubs of a batch.
  ///
  /// - Parameters:
  ///   - counts: the terms of titles and texts together.
  ///   - titles: those of the titles.
  ///   - titleWeight: how many times a title is in `counts`.
  /// - Complexity: O(*c* log *c*) in the terms of short articles.
  init(in counts: TermCounts, titles: TermCounts, titleWeight: Int) {
    let numbers = titles.numbers(in: counts)
    var groups: [[Int32]: [Article]] = [:]
    for document in 0..<counts.documentCount {
      let titleCells = titles.cells(of: document)
      let cells = counts.cells(of: document)
      guard !titleCells.isEmpty, cells.count <= Self.mostTerms + titleCells.count else {
        continue
      }
      var inTitle: [Int32: UInt32] = [:]
      for cell in titleCells {
        inTitle[numbers[Int(titles.terms[cell])]] =
          titles.counts[cell] * UInt32(titleWeight)
      }
      // What is counted more often than the title has it stands in the text.
      let text = cells.filter { counts.counts[$0] > inTitle[counts.terms[$0]] ?? 0 }
        .map { counts.terms[$0] }
      guard !text.isEmpty else { continue }
      groups[text.sorted(), default: []].append(
        Article(
          document: document, title: Set(inTitle.keys),
          isSilent: text.allSatisfy { inTitle[$0] == nil }))
    }
    var kept = [Set<Int32>?](repeating: nil, count: counts.documentCount)
    for articles in groups.values
    where articles.count >= Self.leastArticles
      && 2 * articles.count(where: \.isSilent) > articles.count
    {
      var frequencies: [Int32: Int] = [:]
      for article in articles {
        for term in article.title { frequencies[term, default: 0] += 1 }
      }
      for article in articles
      where article.title.allSatisfy({
        2 * frequencies[$0, default: 0] <= articles.count
      }) {
        kept[article.document] = article.title
      }
    }
    self.kept = kept
  }

  /// Whether there are any.
  var isEmpty: Bool { kept.allSatisfy { $0 == nil } }

  /// The votes after every article of a stub speaks for itself.
  func votes(_ votes: Votes) -> Votes {
    Votes(
      representatives: votes.representatives.enumerated().map { document, leader in
        kept[document] != nil || kept[Int(leader)] != nil ? Int32(document) : leader
      })
  }

  /// What documents share that are no stubs.
  func sharedTexts(_ texts: [EventMaterial.SharedText]) -> [EventMaterial.SharedText] {
    texts.filter { kept[$0.first] == nil && kept[$0.second] == nil }
  }
}
