// Short stretches of words are compared eight words at a time; where the last block would
// reach too far, it overlaps the one before. Hashes are told to be none of a set without a
// branch, so that nothing is guessed. The results are those of the references.

extension Kernels {
  private typealias Words = SIMD8<UInt32>

  /// Whether two stretches have a word in common, plainly: what ``meet(_:_:)`` is checked
  /// against.
  package static func meetReference(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Bool {
    for i in a.indices {
      for j in b.indices where a[i] == b[j] { return true }
    }
    return false
  }

  /// Whether two stretches have a word in common.
  ///
  /// - Complexity: O(*n* · *m*) comparisons, eight at a time.
  package static func meet(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Bool {
    guard b.count >= 8 else {
      return a.count >= 8 ? meet(b, a) : meetReference(a, b)
    }
    return unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBytes { b in
        var start = 0
        while true {
          // SAFETY: start + 32 <= b.count, of which there are 32 or more.
          let block = unsafe b.loadUnaligned(fromByteOffset: start, as: Words.self)
          var hits = SIMDMask<Words.MaskStorage>(repeating: false)
          // SAFETY: i < a.count.
          for i in 0..<a.count {
            hits = hits .| (block .== Words(repeating: unsafe a[i]))
          }
          let words = unsafe unsafeBitCast(hits, to: SIMD4<UInt64>.self)
          if words.x | words.y | words.z | words.w != 0 { return true }
          guard start &+ 32 < b.count else { return false }
          start = min(start &+ 32, b.count &- 32)
        }
      }
    }
  }

  /// The places of hashes whose bit of a filter is set, plainly: what
  /// ``places(of:passing:into:)`` is checked against.
  package static func placesReference(
    of hashes: Span<UInt64>, passing filter: Span<UInt64>,
    into places: inout MutableSpan<Int32>
  ) -> Int {
    var count = 0
    for i in hashes.indices {
      let bit = Int(hashes[i] % UInt64(64 * filter.count))
      if filter[bit / 64] >> UInt64(bit % 64) & 1 == 0 { continue }
      places[count] = Int32(i)
      count += 1
    }
    return count
  }

  /// The places of hashes whose bit of a filter is set.
  ///
  /// - Parameters:
  ///   - hashes: the hashes, of which the low bits choose a bit of the filter.
  ///   - filter: bits, a power of two of words.
  ///   - places: receives the places in ascending order.
  /// - Returns: how many there are.
  /// - Precondition: there is room for a place of each hash.
  package static func places(
    of hashes: Span<UInt64>, passing filter: Span<UInt64>,
    into places: inout MutableSpan<Int32>
  ) -> Int {
    precondition(
      places.count >= hashes.count, "\(places.count) places for \(hashes.count) hashes")
    precondition(
      filter.count.nonzeroBitCount == 1, "a filter of \(filter.count) words")
    let mask = UInt64(filter.count &- 1)
    return unsafe hashes.withUnsafeBufferPointer { hashes in
      unsafe filter.withUnsafeBufferPointer { filter in
        unsafe places.withUnsafeMutableBufferPointer { places in
          var count = 0
          // SAFETY: count <= i < hashes.count <= places.count, and what is masked is less
          // than filter.count.
          for i in 0..<hashes.count {
            let hash = unsafe hashes[i]
            let word = unsafe filter[Int(truncatingIfNeeded: hash &>> 6 & mask)]
            unsafe places[count] = Int32(truncatingIfNeeded: i)
            count &+= Int(truncatingIfNeeded: word &>> (hash & 63) & 1)
          }
          return count
        }
      }
    }
  }
}
