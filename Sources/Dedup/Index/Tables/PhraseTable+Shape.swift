internal import Vectors

extension PhraseTable {
  /// How phrases are packed.
  struct Shape: Sendable, Hashable {
    /// Bits of a key.
    static let keyBits = 40
    /// Zeros that say that a gap stands in ``keyBits`` bits.
    static let longGap = 32

    /// Bits of a key that number its bucket.
    let bucketBits: Int
    /// The lowest bits of a gap, which stand as they are.
    let gapBits: Int
    /// From which bucket on numbers of simple spreads have one bit more, by bits.
    var simpleWidths: [UInt32] = []
    /// The same for numbers of other spreads.
    var otherWidths: [UInt32] = []

    /// What suits so many phrases: 32 to 64 a bucket.
    init(expecting count: Int) {
      let count = max(1, min(count, 1 << 36))
      bucketBits = max(0, Int.bitWidth - count.leadingZeroBitCount - 6)
      // The highest bit of the mean gap, which is within 3 % of the best parameter.
      gapBits = Self.keyBits - (Int.bitWidth - count.leadingZeroBitCount)
    }

    /// A stored shape; nil if there is no such one.
    init?(bucketBits: UInt32, gapBits: UInt32) {
      guard bucketBits <= 32, gapBits <= Self.keyBits else { return nil }
      self.bucketBits = Int(bucketBits)
      self.gapBits = Int(gapBits)
    }

    /// Number of buckets.
    var bucketCount: Int { 1 << bucketBits }

    /// The bucket of a key.
    @inline(__always)
    func bucket(of key: UInt64) -> Int {
      Int(truncatingIfNeeded: key &>> UInt64(Self.keyBits &- bucketBits))
    }

    /// The first key that a bucket can have.
    @inline(__always)
    func firstKey(ofBucket bucket: Int) -> UInt64 {
      UInt64(truncatingIfNeeded: bucket) &<< UInt64(Self.keyBits &- bucketBits)
    }

    /// Bits of the numbers of simple spreads and of others in a bucket.
    func widths(inBucket bucket: Int) -> (simple: Int, other: Int) {
      (
        simpleWidths.indices.partitionPoint { simpleWidths[$0] > bucket },
        otherWidths.indices.partitionPoint { otherWidths[$0] > bucket }
      )
    }
  }

  /// What stands before the spreads.
  struct Header {
    let count: Int
    let otherCount: Int
    let shape: Shape
    let simpleCount: Int

    /// Widths that numbers of spreads can have.
    static let mostBits = (simple: 11, other: 31)
    /// Bytes of it.
    static let size = 4 * (6 + mostBits.simple + mostBits.other)

    /// What is stored at the beginning of a section.
    ///
    /// Not an initialiser: those own what they are given, and Swift 6.3.1 then releases it
    /// once more where a span of it was taken.
    static func stored(in section: BlockSection) throws(BlockFileError) -> Header {
      guard section.count >= size else { throw section.damage("too short") }
      let bytes = try section.bytes(0..<size)
      let count = Kernels.loadUInt64(bytes, at: 0)
      let simpleCount = Int(Kernels.loadUInt32(bytes, at: 16))
      let otherCount = Int(Kernels.loadUInt32(bytes, at: 20))
      let bits = (Kernels.loadUInt32(bytes, at: 8), Kernels.loadUInt32(bytes, at: 12))
      guard count <= 1 << UInt64(Shape.keyBits), simpleCount <= Spread.simpleCount,
        section.count >= size + 2 * simpleCount + 9 * otherCount,
        var shape = Shape(bucketBits: bits.0, gapBits: bits.1)
      else { throw section.damage("numbers that make no sense") }
      let widths = (0..<mostBits.simple + mostBits.other).map {
        Kernels.loadUInt32(bytes, at: 24 + 4 * $0)
      }
      shape.simpleWidths = Array(widths.prefix(mostBits.simple))
      shape.otherWidths = Array(widths.suffix(mostBits.other))
      return Header(
        count: Int(count), otherCount: otherCount, shape: shape, simpleCount: simpleCount)
    }

    /// The simple spreads, by number.
    func simpleSpreads(_ section: BlockSection) throws(BlockFileError) -> [Spread] {
      let bytes = try section.bytes(Self.size..<Self.size + 2 * simpleCount)
      var spreads: [Spread] = []
      for i in 0..<simpleCount {
        let index = Int(bytes[2 * i]) | Int(bytes[2 * i + 1]) << 8
        guard let spread = Spread(simple: index) else {
          throw section.damage("a spread that there is not")
        }
        spreads.append(spread)
      }
      return spreads
    }
  }
}
