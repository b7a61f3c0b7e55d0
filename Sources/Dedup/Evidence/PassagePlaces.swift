internal import Vectors

/// Finds where the passages of pairs of documents stand in their texts.
struct PassagePlaces: Sendable {
  let reader: TextReader
  let corpus: Corpus

  private static let grain = 32

  /// The passages of some pairs with their places, in the order of the pairs.
  ///
  /// - Parameters:
  ///   - pairs: at most 2³¹.
  ///   - aligned: the passages of all pairs.
  ///   - parallel: its progress counts documents.
  /// - Returns: for each pair its passages in the order of its `a`.
  /// - Complexity: O(*n*) in the texts of the documents of the pairs, each of which is read
  ///   once however many pairs it is in.
  func passages(
    of pairs: [CopyPair], aligned: PackedPassages, parallel: Parallel
  ) -> [[Passage]] {
    let uses = uses(of: pairs)
    let starts = uses.indices.filter {
      $0 == 0 || uses[$0].document != uses[$0 - 1].document
    }
    let chunks = parallel.map(count: starts.count, grain: PassagePlaces.grain) { range in
      if range.lowerBound.isMultiple(of: Corpus.releaseInterval) { corpus.releasePages() }
      var text = PlacedText()
      return range.flatMap { place in
        let end = place + 1 < starts.count ? starts[place + 1] : uses.count
        return places(of: uses[starts[place]..<end], pairs, aligned, &text)
      }
    }
    var sides = Array(repeating: [Passage.Place](), count: 2 * pairs.count)
    for (use, places) in zip(uses, chunks.joined()) { sides[use.side] = places }
    return pairs.indices.map { pair in
      let passages = pairs[pair].aligned(among: aligned)
      return passages.indices.map { place in
        Passage(
          a: sides[2 * pair][place], b: sides[2 * pair + 1][place],
          words: Int(passages[place].equal))
      }
    }
  }

  /// Where the passages of one document's pairs stand in it, for each of the uses.
  private func places(
    of uses: ArraySlice<Use>, _ pairs: [CopyPair], _ aligned: PackedPassages,
    _ text: inout PlacedText
  ) -> [[Passage.Place]] {
    var stretches: [Range<Int32>] = []
    var ends: [Int] = []
    for use in uses {
      for passage in pairs[use.pair].aligned(among: aligned) {
        stretches.append(use.isSecond ? passage.b : passage.a)
      }
      ends.append(stretches.count)
    }
    guard let document = uses.first?.document else { return [] }
    let places = text.places(of: stretches, in: document, of: corpus, reader: reader)
    return ends.indices.map { Array(places[($0 > 0 ? ends[$0 - 1] : 0)..<ends[$0]]) }
  }

  /// That a document is one of a pair.
  private struct Use {
    let packed: UInt64
    var document: Int { Int(packed >> 32) }
    var side: Int { Int(packed & 0xFFFF_FFFF) }
    var pair: Int { side / 2 }
    var isSecond: Bool { side & 1 != 0 }
  }

  /// The uses of all documents, by document.
  private func uses(of pairs: [CopyPair]) -> [Use] {
    var packed: [UInt64] = []
    for (place, pair) in pairs.enumerated() {
      packed.append(UInt64(pair.a) << 32 | UInt64(2 * place))
      packed.append(UInt64(pair.b) << 32 | UInt64(2 * place + 1))
    }
    RadixSort.sort(&packed, bits: 32..<64)
    return packed.map(Use.init)
  }
}
