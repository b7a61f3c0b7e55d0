/// Sorting of 64-bit records by some of their bits, in linear time.
///
/// Records carry a key in the bits that are sorted by and a payload in the others. The
/// sort is stable: equal keys keep their order, so that payloads appended in ascending
/// order stay so within a key.
package enum RadixSort {
  /// Wider digits save passes; beyond eleven bits the places written to no longer stay in
  /// the first cache (1.0 ns a record and pass on Zen 4, against 0.9 at eight bits).
  private static let digitBits = 11
  /// Below this the library's sort is faster than clearing the counters.
  private static let smallCount = 512

  /// Sorts `records` by the number that stands in the given bits.
  ///
  /// - Complexity: O(*n* · ⌈bits/11⌉) time, as much storage again.
  package static func sort(_ records: inout [UInt64], bits: Range<Int>) {
    var scratch: [UInt64] = []
    sort(&records, bits: bits, scratch: &scratch)
  }

  /// Sorts `records` by the number that stands in the given bits, with storage that is used
  /// again for the next sort.
  ///
  /// - Complexity: O(*n* · ⌈bits/11⌉) time.
  package static func sort(
    _ records: inout [UInt64], bits: Range<Int>, scratch: inout [UInt64]
  ) {
    guard !bits.isEmpty, records.count > 1 else { return }
    let keyMask = (UInt64.max >> UInt64(64 - bits.count)) << UInt64(bits.lowerBound)
    if records.count < smallCount {
      // The library's sort is stable, though it does not yet promise to be.
      records.sort { $0 & keyMask < $1 & keyMask }
      return
    }
    let differing = differingBits(of: records.span) & keyMask
    guard differing != 0 else { return }
    let all = differing.trailingZeroBitCount..<64 - differing.leadingZeroBitCount
    // So many of the highest bits leave few records of keys that are well spread in a
    // wrong order; where these would cost more than the other bits, all are sorted by.
    let enough = Int.bitWidth - records.count.leadingZeroBitCount + spareBits
    let passes = (enough + digitBits - 1) / digitBits
    let highest = all.suffix(passes * digitBits)
    sort(&records, byDigitsOf: highest, scratch: &scratch)
    if highest.count < all.count, !settle(&records, keyMask: keyMask) {
      sort(&records, byDigitsOf: all, scratch: &scratch)
    }
  }

  /// Bits beyond those that number the records, after which one in 2⁵ has a neighbour whose
  /// key agrees so far.
  private static let spareBits = 5

  private static func sort(
    _ records: inout [UInt64], byDigitsOf bits: Range<Int>, scratch: inout [UInt64]
  ) {
    if scratch.count < records.count {
      scratch += repeatElement(0, count: records.count - scratch.count)
    } else {
      scratch.removeLast(scratch.count - records.count)
    }
    for digit in Digit.digits(of: bits, atMost: digitBits) {
      var counts = counts(of: records.span, by: digit)
      // If all records have the same digit, they are in its order.
      if counts[digit.value(of: records[0])] == records.count { continue }
      counts.turnIntoStarts()
      scatter(records.span, by: digit, to: &counts, of: &scratch)
      swap(&records, &scratch)
    }
  }

  /// The bits in which not all records agree.
  private static func differingBits(of records: Span<UInt64>) -> UInt64 {
    let first = records[0]
    var differing: UInt64 = 0
    for i in records.indices { differing |= records[i] ^ first }
    return differing
  }

  /// Puts records that are nearly in order in order, by moving each to its place; gives up
  /// and says so after as many moves as there are records.
  private static func settle(_ records: inout [UInt64], keyMask: UInt64) -> Bool {
    var records = records.mutableSpan
    var movesLeft = records.count
    for i in 1..<records.count where records[i] & keyMask < records[i &- 1] & keyMask {
      let record = records[i]
      var place = i
      while place > 0, records[place &- 1] & keyMask > record & keyMask {
        records[place] = records[place &- 1]
        place &-= 1
        movesLeft &-= 1
      }
      records[place] = record
      guard movesLeft > 0 else { return false }
    }
    return true
  }

  /// How many records have each value of a digit.
  static func counts(of records: Span<UInt64>, by digit: Digit) -> [Int] {
    var counts = Array(repeating: 0, count: digit.valueCount)
    var span = counts.mutableSpan
    for i in records.indices { span[digit.value(of: records[i])] &+= 1 }
    return counts
  }

  /// Writes each record to the next place of its digit, in their order.
  static func scatter(
    _ records: Span<UInt64>, by digit: Digit, to next: inout [Int],
    of output: inout [UInt64]
  ) {
    var next = next.mutableSpan
    var output = output.mutableSpan
    for i in records.indices {
      let record = records[i]
      let value = digit.value(of: record)
      let place = next[value]
      output[place] = record
      next[value] = place &+ 1
    }
  }

  /// A few neighbouring bits of a record.
  struct Digit: Sendable {
    let shift: UInt64
    private let mask: UInt64

    init(_ bits: Range<Int>) {
      shift = UInt64(bits.lowerBound)
      mask = (1 << UInt64(bits.count)) - 1
    }

    /// Number of values the digit can have.
    var valueCount: Int { Int(mask) + 1 }

    /// The digit of a record.
    @inline(__always)
    func value(of record: UInt64) -> Int {
      Int(truncatingIfNeeded: record &>> shift & mask)
    }

    /// The fewest digits, of nearly the same width, that the bits can be cut into, the
    /// lowest first.
    static func digits(of bits: Range<Int>, atMost limit: Int) -> [Digit] {
      let count = (bits.count + limit - 1) / limit
      return (0..<count).map { i in
        let start = bits.lowerBound + bits.count * i / count
        return Digit(start..<bits.lowerBound + bits.count * (i + 1) / count)
      }
    }
  }
}

extension [Int] {
  /// Replaces the lengths of consecutive stretches by where they start.
  mutating func turnIntoStarts() {
    var sum = 0
    for i in indices { (self[i], sum) = (sum, sum + self[i]) }
  }
}
