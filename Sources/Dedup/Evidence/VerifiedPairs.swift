/// Two texts that were compared on their words.
///
/// The record that passes from verification to grouping and to the list of pairs: 56 bytes,
/// since a large batch has millions of them.
struct VerifiedPair: ComparedPair {
  var pair: TextPair
  /// How much of the shorter text's own content is shared, as ``RelationRule`` has it.
  let score: Double
  /// Where its passages stand in ``VerifiedPairs/passages``.
  var passages: Int
  /// Distinct shingles that stand in both.
  let shingles: Int32
  /// Words of the longest run that stands in both.
  let longestRun: Int32
  /// Equal words of the passages.
  let equalWords: Int32
  /// Those of them that belong to no recurring text, and how many such words there are.
  let own: OwnWords
  let relation: Relation
}

/// Verified pairs, with their passages in one store.
struct VerifiedPairs: Sendable {
  private(set) var pairs: [VerifiedPair] = []
  var passages = PackedPassages()
  /// Which candidate each of the pairs was, until ``sort(candidateCount:)``.
  private var candidates: [UInt32] = []

  /// Adds a pair.
  mutating func append(_ pair: VerifiedPair, candidate: Int) {
    pairs.append(pair)
    candidates.append(UInt32(candidate))
  }

  /// Adds others behind those already there.
  mutating func append(contentsOf other: VerifiedPairs) {
    let shift = passages.append(contentsOf: other.passages)
    candidates += other.candidates
    for var pair in other.pairs {
      pair.passages += shift
      pairs.append(pair)
    }
  }

  /// Gives the texts of the pairs other numbers, and brings the pairs into their order.
  mutating func rename(_ names: [TextPair]) {
    for place in pairs.indices { pairs[place].pair = names[place] }
    pairs.sort { $0.pair < $1.pair }
  }

  /// Brings the pairs into the order of the candidates, of which there were so many.
  ///
  /// - Complexity: O(*n*), in place.
  mutating func sort(candidateCount: Int) {
    var isKept = Array(repeating: false, count: candidateCount)
    for candidate in candidates { isKept[Int(candidate)] = true }
    var ranks = Array(repeating: 0 as UInt32, count: candidateCount)
    var rank: UInt32 = 0
    for candidate in 0..<candidateCount where isKept[candidate] {
      ranks[candidate] = rank
      rank += 1
    }
    for place in candidates.indices { candidates[place] = ranks[Int(candidates[place])] }
    for place in pairs.indices {
      while candidates[place] != place {
        let target = Int(candidates[place])
        pairs.swapAt(place, target)
        candidates.swapAt(place, target)
      }
    }
    candidates = []
  }
}
