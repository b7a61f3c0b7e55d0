internal import Vectors

/// Which of two articles that share text came first.
///
/// The one in the archive; the earlier, where both are dated; a dated one before an undated
/// one; then the longer; then the first in the input. The source of a family comes before its other members,
/// whatever their hours, for a day without a time is taken as its midnight here, and before
/// articles of other families of the same date.
struct Precedence: Sendable {
  private let corpus: Corpus
  private let archiveStart: Int
  private let words: [Int32]
  private let numbers: [Int32]
  private let sources: [Int32]

  /// - Parameters:
  ///   - corpus: the batch.
  ///   - archiveStart: the first document of the archive, beyond all if there is none.
  ///   - words: words of each document.
  ///   - numbers: the family of each document, from 1.
  ///   - sources: the source of each family.
  init(
    corpus: Corpus, archiveStart: Int, words: [Int32], numbers: [Int32], sources: [Int32]
  ) {
    self.corpus = corpus
    self.archiveStart = archiveStart
    self.words = words
    self.numbers = numbers
    self.sources = sources
  }

  private func isSource(_ document: Int) -> Bool {
    Int(sources[Int(numbers[document]) - 1]) == document
  }

  /// Whether `x` came before `y`.
  func isBefore(_ x: Int, _ y: Int) -> Bool {
    let (isSourceX, isSourceY) = (isSource(x), isSource(y))
    if numbers[x] == numbers[y], isSourceX != isSourceY { return isSourceX }
    let isArchived = (x >= archiveStart, y >= archiveStart)
    guard isArchived.0 == isArchived.1 else { return isArchived.0 }
    switch (corpus.documents[x].time, corpus.documents[y].time) {
    case (let x?, let y?) where x != y: return x < y
    case (_?, nil): return true
    case (nil, _?): return false
    default: break
    }
    if isSourceX != isSourceY { return isSourceX }
    return words[x] != words[y] ? words[x] > words[y] : x < y
  }
}
