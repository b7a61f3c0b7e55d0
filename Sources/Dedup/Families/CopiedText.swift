/// How much of each article was taken from articles before it.
///
/// A word is copied if it lies in a passage that the article shares, as a copy or in part,
/// with an article that came before it; small edits inside a passage count as copied.
/// Arrays are indexed by document.
public struct CopiedText: Sendable, Hashable {
  /// Words of each document.
  public let wordCounts: [Int32]
  /// Those of them that are copied.
  public let copiedCounts: [Int32]
  /// The number of the family most of them come from, the lower of equals; 0 if none is.
  public let families: [Int32]

  /// The share of a document's words that is copied, from 0 to 1.
  public func share(of document: Int) -> Double {
    wordCounts[document] > 0
      ? Double(copiedCounts[document]) / Double(wordCounts[document]) : 0
  }
}
