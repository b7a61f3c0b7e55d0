/// How large a table of counters is made.
enum TableSize {
  /// The least number of bits that number `count` places, within a range.
  static func bits(for count: Int, in allowed: ClosedRange<Int>) -> Int {
    let needed = count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
    return min(max(needed, allowed.lowerBound), allowed.upperBound)
  }
}
