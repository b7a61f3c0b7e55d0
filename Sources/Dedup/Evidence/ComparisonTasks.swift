internal import Vectors

/// Which candidates are compared within each block of texts and between any two.
///
/// A candidate is an entry of eight bytes: the place of its longer text in the reading order
/// above its number. Those of two blocks stand together, by the longer text: a text that
/// holds a thousand others is looked up a thousand times and gone through once.
package struct ComparisonTasks: Sendable {
  private let candidates: [TextPair]
  private let places: [Int32]
  private let blockCount: Int
  private var entries: [UInt64]
  /// Where the entries of each two blocks begin, and where the last ones end.
  private var starts: [Int]

  /// Pairs compared at a time on one thread, at least.
  package static let grain = 128

  /// The tasks for some candidates.
  ///
  /// - Complexity: O(*n*) in the candidates and in the square of the blocks.
  package init(_ candidates: [TextPair], order: ReadingOrder, wordCounts: [Int32]) {
    self.candidates = candidates
    places = order.places
    blockCount = order.blocks.count
    let ends = order.blocks.map(\.upperBound)
    func block(of place: Int) -> Int { ends.indices.partitionPoint { ends[$0] > place } }
    func task(of pair: TextPair) -> Int {
      guard ends.count > 1 else { return 0 }
      let (x, y) = (order.places[pair.a], order.places[pair.b])
      return block(of: Int(min(x, y))) * ends.count + block(of: Int(max(x, y)))
    }
    starts = Array(repeating: 0, count: blockCount * blockCount + 1)
    for pair in candidates { starts[task(of: pair) + 1] += 1 }
    for task in starts.indices.dropFirst() { starts[task] += starts[task - 1] }
    var next = starts
    entries = Array(repeating: 0, count: candidates.count)
    for (number, pair) in candidates.enumerated() {
      let isReversed = wordCounts[pair.b] > wordCounts[pair.a]
      let place = order.places[isReversed ? pair.b : pair.a]
      let task = task(of: pair)
      entries[next[task]] = UInt64(place) << 32 | UInt64(number)
      next[task] += 1
    }
    for task in 0..<blockCount * blockCount where starts[task] < starts[task + 1] {
      var some = Array(entries[starts[task]..<starts[task + 1]])
      RadixSort.sort(&some, bits: 32..<64)
      entries.replaceSubrange(starts[task]..<starts[task + 1], with: some)
    }
  }

  /// The entries for two blocks, of which the second is not before the first.
  package subscript(x: Int, y: Int) -> ArraySlice<UInt64> {
    let task = x * blockCount + y
    return entries[starts[task]..<starts[task + 1]]
  }

  /// The places of the texts of entries that lie in the later of two blocks, ascending.
  func laterPlaces(of entries: ArraySlice<UInt64>, from block: Range<Int>) -> [Int] {
    var isNeeded = Array(repeating: false, count: block.count)
    for entry in entries {
      let pair = candidates[ComparisonTasks.candidate(of: entry)]
      let place = Int(max(places[pair.a], places[pair.b]))
      isNeeded[place - block.lowerBound] = true
    }
    return block.filter { isNeeded[$0 - block.lowerBound] }
  }

  /// Where the portions of some entries begin, and where the last one ends.
  ///
  /// A portion ends between two longer texts, or within the pairs of one once going through
  /// the others has cost as much as taking it in.
  ///
  /// - Parameters:
  ///   - entries: those for two blocks.
  ///   - candidates: what the entries are numbers of.
  ///   - wordCounts: words of each text.
  /// - Returns: places of entries, ascending.
  package static func portions(
    of entries: ArraySlice<UInt64>, _ candidates: [TextPair], wordCounts: [Int32]
  ) -> [Int] {
    var starts: [Int] = []
    var (loaded, taken, walked) = (-1, 0, 0)
    for (index, entry) in zip(entries.indices, entries) {
      let place = longerPlace(of: entry)
      let pair = candidates[candidate(of: entry)]
      let counts = (wordCounts[pair.a], wordCounts[pair.b])
      let isFull =
        index - (starts.last ?? 0) >= grain && (place != loaded || walked >= taken)
      if starts.isEmpty || isFull {
        starts.append(index)
        loaded = -1
      }
      if loaded != place {
        (loaded, taken, walked) = (place, Int(max(counts.0, counts.1)), 0)
      }
      walked += Int(min(counts.0, counts.1))
    }
    return starts + [entries.endIndex]
  }

  /// The number of an entry's candidate.
  static func candidate(of entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) }

  /// The place of the longer text of an entry in the reading order.
  static func longerPlace(of entry: UInt64) -> Int { Int(entry >> 32) }
}
