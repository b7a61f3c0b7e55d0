/// A value for every Unicode scalar: blocks of 64, of which those that hold one value
/// throughout are stored once.
struct ScalarTable<Value: Sendable & Equatable>: Sendable {
  /// For each 64 scalars, which block of ``values`` is theirs.
  private(set) var blocks: [UInt16]
  /// The blocks, one after another.
  private(set) var values: [Value]
  /// The blocks that hold one value throughout.
  private var uniform: [(value: Value, block: UInt16)]

  /// A table that gives every scalar the same value.
  init(_ value: Value) {
    blocks = [UInt16](repeating: 0, count: 0x110000 >> 6)
    values = [Value](repeating: value, count: 64)
    uniform = [(value, 0)]
  }

  /// The value of a scalar.
  @inline(__always)
  subscript(scalar: UInt32) -> Value {
    values[Int(blocks[Int(scalar >> 6)]) << 6 | Int(scalar & 63)]
  }

  /// The value of all 64 scalars from `first` on, a multiple of 64, if they were given it
  /// together.
  func uniformValue(from first: Int) -> Value? {
    let block = blocks[first >> 6]
    return uniform.first { $0.block == block }?.value
  }

  /// Where the blocks end that are the same as that of `first`, a multiple of 64 as is `limit`,
  /// beyond which none is looked at.
  func runEnd(from first: Int, limit: Int) -> Int {
    let block = blocks[first >> 6]
    var next = first >> 6 + 1
    while next < limit >> 6, blocks[next] == block { next += 1 }
    return next << 6
  }

  /// Gives one value to a run of scalars.
  mutating func set(_ value: Value, for scalars: Range<Int>) {
    var next = scalars.lowerBound
    var shared: UInt16?
    while next < scalars.upperBound {
      let end = min(scalars.upperBound, (next | 63) + 1)
      if end - next == 64 {
        let block = shared ?? uniformBlock(of: value)
        blocks[next >> 6] = block
        shared = block
      } else {
        let base = ownBlock(next >> 6) << 6
        for scalar in next..<end { values[base | scalar & 63] = value }
      }
      next = end
    }
  }

  /// Gives a value to one scalar.
  mutating func set(_ value: Value, for scalar: UInt32) {
    let base = ownBlock(Int(scalar >> 6)) << 6
    values[base | Int(scalar & 63)] = value
  }

  private mutating func uniformBlock(of value: Value) -> UInt16 {
    if let known = uniform.first(where: { $0.value == value }) { return known.block }
    let block = UInt16(values.count >> 6)
    values.append(contentsOf: repeatElement(value, count: 64))
    uniform.append((value, block))
    return block
  }

  /// The block of 64 scalars, copied first if it is a shared one.
  private mutating func ownBlock(_ index: Int) -> Int {
    let block = blocks[index]
    guard uniform.contains(where: { $0.block == block }) else { return Int(block) }
    blocks[index] = UInt16(values.count >> 6)
    // One by one: a slice of the array would be a second owner, and all of it be copied.
    for place in Int(block) << 6..<(Int(block) + 1) << 6 { values.append(values[place]) }
    return Int(blocks[index])
  }
}
