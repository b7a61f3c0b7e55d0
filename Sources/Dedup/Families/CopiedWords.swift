/// Counts the words of a text that others have, passage by passage.
///
/// Passages overlap where two articles have the same words; they are counted once.
package struct CopiedWords {
  /// Words of a text that a family has.
  private struct Piece {
    let family: Int
    let words: Range<Int32>
  }

  private var pieces: [Piece] = []

  /// No passages yet.
  package init() {}

  /// Forgets all passages.
  package mutating func removeAll() { pieces.removeAll(keepingCapacity: true) }

  /// Takes note of a passage that an article of a family has.
  package mutating func add(_ words: Range<Int32>, family: Int) {
    pieces.append(Piece(family: family, words: words))
  }

  /// The words in any of the passages, and the family that has most of them, the lower
  /// number of equals.
  ///
  /// - Complexity: O(*n* log *n*) in the passages.
  package mutating func count() -> (words: Int32, family: Int) {
    pieces.sort { ($0.family, $0.words.lowerBound) < ($1.family, $1.words.lowerBound) }
    var best: (words: Int32, family: Int) = (0, 0)
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, pieces[end].family == pieces[start].family { end += 1 }
      let words = CopiedWords.union(pieces[start..<end])
      if words > best.words { best = (words, pieces[start].family) }
      start = end
    }
    pieces.sort { $0.words.lowerBound < $1.words.lowerBound }
    return (CopiedWords.union(pieces[...]), best.family)
  }

  /// Words in any of some pieces that are in the order of their beginnings.
  private static func union(_ pieces: ArraySlice<Piece>) -> Int32 {
    var (count, end) = (0 as Int32, 0 as Int32)
    for piece in pieces {
      count += max(0, piece.words.upperBound - max(end, piece.words.lowerBound))
      end = max(end, piece.words.upperBound)
    }
    return count
  }
}
