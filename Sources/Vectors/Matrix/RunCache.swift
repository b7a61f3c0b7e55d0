/// Which word a run of bytes was found to be, for the runs that were met last.
///
/// Of the runs of news text that ``Kernels/runs(of:into:)`` finds, nineteen in twenty were
/// met before: to look a run up costs a tenth of finding its words again. A run is known by
/// its 64-bit hash and has two places, next to each other; a new one goes to the first and
/// what was there to the second, so that memory does not grow with the batch.
struct RunCache: Sendable {
  private struct Slot {
    var hash: UInt64
    var word: Int32
  }

  /// Pairs of places for a hash's top bits; four megabytes.
  private var slots = [Slot](
    repeating: Slot(hash: 0, word: -1), count: 1 << RunCache.bits)

  private static let bits = 18

  /// The word of a run, or a negative number if it is not known.
  @inline(__always)
  func word(of hash: UInt64) -> Int32 {
    let slots = slots.span
    let place = RunCache.place(of: hash)
    let (first, second) = (slots[place], slots[place | 1])
    let word = second.hash == hash ? second.word : -1
    return first.hash == hash ? first.word : word
  }

  /// Looks up one run after another.
  ///
  /// - Parameters:
  ///   - hashes: the runs.
  ///   - words: receives their words from `first` on, negative numbers for unknown runs.
  ///   - first: where the word of the first run goes.
  ///   - unknown: receives the places of unknown runs.
  /// - Returns: how many of them there are.
  func lookUp(
    _ hashes: Span<UInt64>, words: inout [Int32], from first: Int, unknown: inout [Int32]
  ) -> Int {
    var words = words.mutableSpan
    var unknown = unknown.mutableSpan
    var count = 0
    // Nothing here waits for what was looked up before, nor is guessed, so that several
    // look-ups wait for memory at a time.
    for place in hashes.indices {
      let word = word(of: hashes[place])
      words[first &+ place] = word
      unknown[count] = Int32(truncatingIfNeeded: place)
      count &+= Int(UInt32(bitPattern: word) &>> 31)
    }
    return count
  }

  /// Keeps the word of a run that is not known.
  mutating func keep(_ word: Int32, of hash: UInt64) {
    let place = RunCache.place(of: hash)
    slots[place | 1] = slots[place]
    slots[place] = Slot(hash: hash, word: word)
  }

  /// The first of the two places of a hash.
  @inline(__always)
  private static func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> UInt64(64 - bits)) & ~1
  }
}
