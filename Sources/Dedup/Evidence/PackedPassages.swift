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
    return PackedPassages.passages(&reader) ?? []
  }

  /// The bytes of the passages that stand at a place.
  package func packed(at place: Int) -> ArraySlice<UInt8> {
    var reader = Reader(bytes: bytes.span.extracting(droppingFirst: place))
    _ = PackedPassages.passages(&reader)
    return bytes[place..<place + reader.offset]
  }

  /// The passages that some bytes from elsewhere hold, nil if they hold anything else.
  package static func unpacked(_ bytes: [UInt8]) -> [AlignedPassage]? {
    var reader = Reader(bytes: bytes.span)
    let passages = passages(&reader)
    return reader.offset == bytes.count ? passages : nil
  }

  /// The passages of a pair; nil if there is anything else.
  private static func passages(_ reader: inout Reader) -> [AlignedPassage]? {
    guard let count = reader.next() else { return nil }
    var passages: [AlignedPassage] = []
    passages.reserveCapacity(min(count, reader.restCount))
    var (endA, endB) = (0, 0)
    for _ in 0..<count {
      guard let skippedA = reader.next(), let countA = reader.next(),
        let skippedB = reader.nextSigned(), let more = reader.nextSigned(),
        let changed = reader.next()
      else { return nil }
      let (startA, startB, countB) = (endA + skippedA, endB + skippedB, countA + more)
      (endA, endB) = (startA + countA, startB + countB)
      guard startB >= 0, countB >= 0, endA <= Int32.max, endB <= Int32.max,
        changed <= min(countA, countB)
      else { return nil }
      passages.append(
        AlignedPassage(
          a: Int32(startA)..<Int32(endA), b: Int32(startB)..<Int32(endB),
          equal: Int32(min(countA, countB) - changed)))
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

  /// Reads one number after another, of which there may be fewer than were promised.
  private struct Reader: ~Escapable {
    private let bytes: Span<UInt8>
    /// Bytes that were read.
    private(set) var offset = 0

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>) {
      self.bytes = bytes
    }

    /// Bytes that are left.
    var restCount: Int { bytes.count - offset }

    /// The next number, below 2³²; nil where none stands.
    @_lifetime(self: copy self)
    mutating func next() -> Int? {
      var (number, shift) = (0 as UInt64, 0 as UInt64)
      while offset < bytes.count, shift < 35 {
        let byte = bytes[offset]
        offset += 1
        number |= UInt64(byte & 0x7F) << shift
        guard byte & 0x80 != 0 else { return number >> 32 == 0 ? Int(number) : nil }
        shift += 7
      }
      return nil
    }

    @_lifetime(self: copy self)
    mutating func nextSigned() -> Int? {
      next().map { $0 >> 1 ^ -($0 & 1) }
    }
  }
}
