/// The passages of many pairs, at six bytes or so each.
///
/// Passages are as long in both texts as not, and begin soon after the one before: so they
/// are kept as differences, seven bits to a byte (LEB128, negative numbers in zigzag). A
/// batch of a million articles has passages by the ten million.
package struct PackedPassages: Sendable {
  private var bytes: [UInt8] = []

  /// No passages yet.
  package init() {}

  /// Appends the passages of a pair.
  ///
  /// - Parameter passages: in the order of their `a`, in which they do not overlap.
  /// - Returns: where they stand, for ``passages(at:)``.
  package mutating func append(_ passages: some Collection<AlignedPassage>) -> Int {
    let place = bytes.count
    append(UInt32(passages.count))
    var (endA, endB) = (0 as Int32, 0 as Int32)
    for passage in passages {
      let (a, b) = (passage.a, passage.b)
      let (countA, countB) = (Int32(a.count), Int32(b.count))
      append(UInt32(a.lowerBound - endA))
      append(UInt32(countA))
      append(signed: b.lowerBound - endB)
      append(signed: countB - countA)
      append(UInt32(min(countA, countB) - passage.equal))
      (endA, endB) = (a.upperBound, b.upperBound)
    }
    return place
  }

  /// Appends what another store holds.
  ///
  /// - Returns: by how much its places are moved.
  package mutating func append(contentsOf other: PackedPassages) -> Int {
    defer { bytes += other.bytes }
    return bytes.count
  }

  /// The passages that stand at a place.
  ///
  /// - Complexity: O(*n*) in these passages.
  package func passages(at place: Int) -> [AlignedPassage] {
    var reader = Reader(bytes: bytes.span.extracting(droppingFirst: place))
    let count = Int(reader.next())
    var passages: [AlignedPassage] = []
    passages.reserveCapacity(count)
    var (endA, endB) = (0 as Int32, 0 as Int32)
    for _ in 0..<count {
      let startA = endA + Int32(reader.next())
      let countA = Int32(reader.next())
      let startB = endB + reader.nextSigned()
      let countB = countA + reader.nextSigned()
      let equal = min(countA, countB) - Int32(reader.next())
      (endA, endB) = (startA + countA, startB + countB)
      passages.append(AlignedPassage(a: startA..<endA, b: startB..<endB, equal: equal))
    }
    return passages
  }

  private mutating func append(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append(signed number: Int32) {
    append(UInt32(bitPattern: number << 1 ^ number >> 31))
  }

  /// Reads one number after another.
  private struct Reader: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>) {
      self.bytes = bytes
    }

    @_lifetime(self: copy self)
    mutating func next() -> UInt32 {
      var (number, shift) = (0 as UInt32, 0 as UInt32)
      while true {
        let byte = bytes[offset]
        offset += 1
        number |= UInt32(byte & 0x7F) << shift
        guard byte & 0x80 != 0 else { return number }
        shift += 7
      }
    }

    @_lifetime(self: copy self)
    mutating func nextSigned() -> Int32 {
      let number = next()
      return Int32(bitPattern: number >> 1) ^ -Int32(bitPattern: number & 1)
    }
  }
}
