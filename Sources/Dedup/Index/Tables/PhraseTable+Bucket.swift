internal import Vectors

extension PhraseTable {
  /// A bucket that is being read.
  struct Bucket: Sendable {
    /// Where it stands in its section, with the bytes behind it that may be loaded.
    let bytes: Range<Int>
    /// Phrases that have not been read.
    private(set) var left: Int
    private let count: Int
    /// The key of the last phrase read.
    private(set) var key: UInt64
    /// What its spread is coded by.
    private(set) var code: UInt32 = 0

    /// The bit that the next phrase starts at, and the one behind the last.
    private var place: Int
    private let end: Int
    /// The least key that the next phrase can have, and the first of the next bucket.
    private var least: UInt64
    private let limit: UInt64
    private let gapBits: Int
    private let widths: (simple: Int, other: Int)
  }
}

extension PhraseTable.Bucket {
  /// One without phrases.
  init() {
    bytes = 0..<0
    (left, count, key, place, end) = (0, 0, 0, 0, 0)
    (least, limit, gapBits, widths) = (0, 0, 0, (0, 0))
  }

  /// The beginning of a bucket.
  init(_ number: Int, of table: PhraseTable) throws(BlockFileError) {
    let shape = table.shape
    let range = try table.place(ofBucket: number)
    let (count, place) = range.isEmpty ? (0, 0) : try table.phraseCount(range)
    bytes = range.lowerBound..<range.upperBound + PhraseTable.slack
    self.count = count
    left = count
    key = 0
    self.place = 8 * place
    end = 8 * range.count
    least = shape.firstKey(ofBucket: number)
    limit = shape.firstKey(ofBucket: number + 1)
    gapBits = shape.gapBits
    widths = shape.widths(inBucket: number)
  }

  /// Whether a phrase was read.
  var isRead: Bool { left < count }

  /// Reads the next phrase, of which there has to be one.
  ///
  /// - Parameter bytes: those of the bucket.
  /// - Returns: false if they make no sense.
  @inline(__always)
  mutating func advance(in bytes: Span<UInt8>) -> Bool {
    var word = Kernels.loadUInt64(bytes, at: place &>> 3) &>> UInt64(place & 7)
    let zeros = word.trailingZeroBitCount
    var used = zeros &+ 1 &+ gapBits
    let gap: UInt64
    if zeros < PhraseTable.Shape.longGap, used <= 57 {
      gap =
        UInt64(zeros) &<< UInt64(gapBits)
        | (word &>> UInt64(zeros &+ 1)) & ((1 &<< UInt64(gapBits)) &- 1)
    } else {
      (gap, used) = wideGap(in: bytes, zeros: zeros)
    }
    if used &+ 1 &+ max(widths.simple, widths.other) <= 57 {
      word &>>= UInt64(used)
    } else {
      let start = place &+ used
      word = Kernels.loadUInt64(bytes, at: start &>> 3) &>> UInt64(start & 7)
    }
    let width = word & 1 == 1 ? widths.other : widths.simple
    code = UInt32(truncatingIfNeeded: word & ((2 &<< UInt64(width)) &- 1))
    place &+= used &+ 1 &+ width
    key = least &+ gap
    least = key &+ 1
    left &-= 1
    return place <= end && key < limit
  }

  /// A gap that is not in one load of its beginning, and its bits.
  private func wideGap(in bytes: Span<UInt8>, zeros: Int) -> (gap: UInt64, used: Int) {
    let isLong = zeros >= PhraseTable.Shape.longGap
    let before = isLong ? PhraseTable.Shape.longGap : zeros + 1
    let count = isLong ? PhraseTable.Shape.keyBits : gapBits
    let start = place + before
    let word = Kernels.loadUInt64(bytes, at: start >> 3) >> UInt64(start & 7)
    let rest = word & (1 << UInt64(count) - 1)
    return (isLong ? rest : UInt64(zeros) << UInt64(gapBits) | rest, before + count)
  }
}

extension PhraseTable {
  /// How many phrases there are in the bucket at a place, and the bytes that say so.
  private func phraseCount(
    _ place: Range<Int>
  ) throws(BlockFileError) -> (count: Int, size: Int) {
    let section = buckets
    let bytes = try section.bytes(place)
    var count = 0
    for i in 0..<min(bytes.count, 6) {
      count |= Int(bytes[i] & 127) << (7 * i)
      if bytes[i] < 128 { return (count, i + 1) }
    }
    throw damage
  }
}
