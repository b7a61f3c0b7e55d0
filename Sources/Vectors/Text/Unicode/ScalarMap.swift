/// A sequence of scalars for some scalars, and nothing for the others.
struct ScalarMap: Sendable {
  /// Index of a scalar's sequence plus one, or 0.
  private(set) var indices = ScalarTable<UInt16>(0)
  /// Where each sequence starts in ``pool``, and after the last one where it ends.
  private var starts: [Int32] = [0]
  private var pool: [UInt32] = []

  /// The map that generate.py has packed: runs of codes with one mapping relative to the
  /// code.
  init(packed text: String) {
    var numbers = PackedNumbers(text)
    var offsets: [Int] = []
    var code = 0
    while !numbers.isAtEnd {
      code += numbers.number()
      let count = numbers.number()
      offsets.removeAll(keepingCapacity: true)
      for _ in 0..<numbers.number() { offsets.append(numbers.signedNumber()) }
      if offsets.isEmpty {
        // Thousands of codes that vanish share one empty sequence.
        starts.append(Int32(pool.count))
        indices.set(UInt16(starts.count - 1), for: code..<code + count)
      } else {
        for code in code..<code + count {
          for offset in offsets { pool.append(UInt32(code + offset)) }
          starts.append(Int32(pool.count))
          indices.set(UInt16(starts.count - 1), for: UInt32(code))
        }
      }
      code += count
    }
  }

  /// The places of a scalar's sequence in the pool, if it has one.
  @inline(__always)
  func places(of scalar: UInt32) -> Range<Int>? {
    let index = Int(indices[scalar])
    guard index > 0 else { return nil }
    return Int(starts[index - 1])..<Int(starts[index])
  }

  /// The scalar at a place of the pool.
  subscript(place: Int) -> UInt32 { pool[place] }
}
