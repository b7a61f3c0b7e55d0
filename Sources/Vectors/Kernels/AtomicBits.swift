internal import Synchronization

// Bits that several threads set and read at once. Atomics cannot be elements of an array,
// so that they stand behind a pointer, and so here.

/// A set of numbers below a bound, to which any thread may add.
///
/// Nothing else is ordered by it: who finds a number in the set may rely on that alone.
@safe final class AtomicBits: @unchecked Sendable {
  private let words: UnsafeMutableBufferPointer<Atomic<UInt64>>

  /// An empty set of numbers below `count`.
  init(count: Int) {
    unsafe words = .allocate(capacity: (count + 63) / 64)
    for i in 0..<(count + 63) / 64 {
      // SAFETY: i is below the capacity; each word is initialised once.
      unsafe words.initializeElement(at: i, to: Atomic(0))
    }
  }

  deinit {
    // SAFETY: all words were initialised, and nobody else has the buffer.
    unsafe words.deinitialize()
    unsafe words.deallocate()
  }

  /// Whether a number is in the set.
  ///
  /// - Precondition: it is below the bound.
  func contains(_ number: Int) -> Bool {
    precondition(unsafe number >= 0 && number >> 6 < words.count, "bit \(number)")
    // SAFETY: the word is one of the buffer.
    let word = unsafe words[number >> 6].load(ordering: .relaxed)
    return word >> UInt64(number & 63) & 1 != 0
  }

  /// Puts a number into the set.
  ///
  /// - Precondition: it is below the bound.
  func insert(_ number: Int) {
    precondition(unsafe number >= 0 && number >> 6 < words.count, "bit \(number)")
    // SAFETY: the word is one of the buffer.
    unsafe words[number >> 6].bitwiseOr(1 << UInt64(number & 63), ordering: .relaxed)
  }
}
