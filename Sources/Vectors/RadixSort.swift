/// Sorting of 64-bit records by some of their bits, in linear time.
///
/// Records carry a key in the bits that are sorted by and a payload in the others. The
/// sort is stable: equal keys keep their order, so that payloads appended in ascending
/// order stay so within a key.
package enum RadixSort {
  private static let digitBits = 11
  /// Below this the library's sort is faster than clearing the counters.
  private static let smallCount = 2048

  /// Sorts `records` by the number that stands in the given bits.
  ///
  /// - Complexity: O(*n* · ⌈bits/11⌉) time, as much storage again.
  package static func sort(_ records: inout [UInt64], bits: Range<Int>) {
    let width = bits.count
    let keyMask =
      (width == 64 ? UInt64.max : (1 << UInt64(width)) - 1) << UInt64(bits.lowerBound)
    if records.count < smallCount {
      // The library's sort is stable, though it does not yet promise to be.
      records.sort { $0 & keyMask < $1 & keyMask }
      return
    }
    var other = Array(repeating: 0 as UInt64, count: records.count)
    for low in stride(from: bits.lowerBound, to: bits.upperBound, by: digitBits) {
      let digits = min(digitBits, bits.upperBound - low)
      if scatter(records.span, by: low, digits, into: &other) { swap(&records, &other) }
    }
  }

  /// One pass by one digit; false, with nothing written, if all records have the same.
  private static func scatter(
    _ records: Span<UInt64>, by low: Int, _ digits: Int, into other: inout [UInt64]
  ) -> Bool {
    let mask = (1 << UInt64(digits)) - 1 as UInt64
    let shift = UInt64(low)
    var next = Array(repeating: 0, count: 1 << digits)
    for i in records.indices { next[Int(records[i] &>> shift & mask)] += 1 }
    guard !next.contains(records.count) else { return false }
    var sum = 0
    for digit in next.indices { (next[digit], sum) = (sum, sum + next[digit]) }
    var output = other.mutableSpan
    for i in records.indices {
      let digit = Int(records[i] &>> shift & mask)
      output[next[digit]] = records[i]
      next[digit] += 1
    }
    return true
  }
}
