/// In which order texts are read again to be compared, and in which blocks.
///
/// Texts that may share something are read one after another, so that most pairs are within
/// a block and most texts are read once: from each text on that was not reached yet, those
/// it is paired with are gone through to their ends, and theirs before the next (depth
/// first). Where all texts fit into one block they keep their order.
package struct ReadingOrder: Sendable {
  /// The texts that have candidates, as they are read.
  package let texts: [Int32]
  /// By text its place among ``texts``, or -1.
  package let places: [Int32]
  /// Places of the texts of each block.
  package let blocks: [Range<Int>]

  /// The order for some candidates.
  ///
  /// - Parameters:
  ///   - candidates: in order.
  ///   - wordCounts: words of each text.
  ///   - blockWords: words of a block at most, unless one text has more.
  /// - Complexity: O(*n*) in the texts and the candidates, with eight bytes for each
  ///   candidate if there is more than a block.
  package init(of candidates: [TextPair], wordCounts: [Int32], blockWords: Int) {
    var isNeeded = Array(repeating: false, count: wordCounts.count)
    for pair in candidates {
      isNeeded[pair.a] = true
      isNeeded[pair.b] = true
    }
    var texts: [Int32] = []
    var words = 0
    for text in isNeeded.indices where isNeeded[text] {
      texts.append(Int32(text))
      words += Int(wordCounts[text])
    }
    if words > blockWords {
      texts = ReadingOrder.depthFirst(Neighbours(of: candidates, count: wordCounts.count))
    }
    var places = Array(repeating: -1 as Int32, count: wordCounts.count)
    for (place, text) in texts.enumerated() { places[Int(text)] = Int32(place) }
    self.texts = texts
    self.places = places
    blocks = ReadingOrder.blocks(of: texts, wordCounts, blockWords)
  }

  /// The texts that have neighbours, each behind one of its neighbours where it can be.
  private static func depthFirst(_ neighbours: Neighbours) -> [Int32] {
    var texts: [Int32] = []
    var isReached = Array(repeating: false, count: neighbours.count)
    // For each text on the way here the neighbour to look at next.
    var path: [(text: Int, next: Int)] = []
    for first in isReached.indices
    where !isReached[first] && !neighbours.range(of: first).isEmpty {
      isReached[first] = true
      texts.append(Int32(first))
      path.append((first, neighbours.range(of: first).lowerBound))
      while let (text, next) = path.last {
        guard next < neighbours.range(of: text).upperBound else {
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let other = neighbours[next]
        guard !isReached[other] else { continue }
        isReached[other] = true
        texts.append(Int32(other))
        path.append((other, neighbours.range(of: other).lowerBound))
      }
    }
    return texts
  }

  private static func blocks(
    of texts: [Int32], _ wordCounts: [Int32], _ blockWords: Int
  ) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, words) = (0, 0)
    for (place, text) in texts.enumerated() {
      let more = Int(wordCounts[Int(text)])
      if place > start, words + more > blockWords {
        blocks.append(start..<place)
        (start, words) = (place, 0)
      }
      words += more
    }
    if start < texts.count { blocks.append(start..<texts.count) }
    return blocks
  }
}

/// With which others each text is paired, ascending.
private struct Neighbours {
  private var starts: [Int]
  private var texts: [Int32]

  init(of candidates: [TextPair], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for pair in candidates {
      starts[pair.a + 1] += 1
      starts[pair.b + 1] += 1
    }
    for text in 0..<count { starts[text + 1] += starts[text] }
    var next = starts
    texts = Array(repeating: 0, count: 2 * candidates.count)
    for pair in candidates {
      texts[next[pair.a]] = Int32(pair.b)
      texts[next[pair.b]] = Int32(pair.a)
      next[pair.a] += 1
      next[pair.b] += 1
    }
  }

  var count: Int { starts.count - 1 }

  func range(of text: Int) -> Range<Int> { starts[text]..<starts[text + 1] }

  subscript(place: Int) -> Int { Int(texts[place]) }
}
