/// Which word a run of bytes was found to be, for the runs that were met last.
///
/// Of the runs of news text that ``Kernels/runs(of:into:)`` finds, nineteen in twenty were
/// met before: to look a run up costs a tenth of finding its words again. A run is known by
/// its 64-bit hash (``Kernels/RunKey``) and has two places, next to each other; a new one goes
/// to the first and what was there to the second, so that memory does not grow with the batch.
struct RunCache<Word: BitwiseCopyable & Sendable>: Sendable {
  private struct Slot: BitwiseCopyable {
    var hash: UInt64
    var word: Word
  }

  /// Pairs of places for a hash's top bits; four megabytes.
  private var slots: [Slot]

  private let none: Word
  private let shift: UInt64

  /// An empty cache.
  ///
  /// - Parameter none: stands for the words of runs that are not known.
  init(none: Word) {
    let bits = 18
    self.none = none
    shift = UInt64(64 - bits)
    slots = Array(repeating: Slot(hash: 0, word: none), count: 1 << bits)
  }

  /// Whether a run is known.
  func contains(_ hash: UInt64) -> Bool {
    let place = place(of: hash)
    return hash != 0 && (slots[place].hash == hash || slots[place | 1].hash == hash)
  }

  /// Looks up one run after another.
  ///
  /// - Parameters:
  ///   - hashes: the runs; 0 is never known.
  ///   - words: receives their words from `first` on, `none` for unknown runs.
  ///   - first: where the word of the first run goes.
  ///   - unknown: receives the places of unknown runs.
  /// - Returns: how many of them there are.
  func lookUp(
    _ hashes: Span<UInt64>, words: inout [Word], from first: Int, unknown: inout [Int32]
  ) -> Int {
    let slots = slots.span
    var words = words.mutableSpan
    var unknown = unknown.mutableSpan
    var count = 0
    // Nothing here waits for what was looked up before, nor is guessed, so that several
    // look-ups wait for memory at a time.
    for i in hashes.indices {
      let hash = hashes[i]
      let place = place(of: hash)
      let (former, latter) = (slots[place], slots[place | 1])
      let isFormer = former.hash == hash
      let isKnown = (isFormer || latter.hash == hash) && hash != 0
      let word = isFormer ? former.word : latter.word
      words[first &+ i] = isKnown ? word : none
      unknown[count] = Int32(truncatingIfNeeded: i)
      count &+= isKnown ? 0 : 1
    }
    return count
  }

  /// Keeps the word of a run that is not known.
  mutating func keep(_ word: Word, of hash: UInt64) {
    let place = place(of: hash)
    slots[place | 1] = slots[place]
    slots[place] = Slot(hash: hash, word: word)
  }

  /// The first of the two places of a hash.
  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> shift) & ~1
  }
}
