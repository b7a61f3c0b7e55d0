package import Vectors

extension PhraseTable {
  /// Calls `body` with the phrases of several tables, those of one key together.
  ///
  /// Articles are added and marks united: that is the spread over the articles of all
  /// tables, if none of these is in two.
  ///
  /// - Parameters:
  ///   - tables: whose phrases.
  ///   - parallel: tables are read by its threads, some portions of the keys at a time.
  ///   - body: is given portions, one after another, in the order of their keys.
  /// - Throws: ``HashLookup/MergeError`` if tables cannot be read, or what `body` throws.
  /// - Complexity: O(*n*) time; some 4 MB a thread.
  package static func forEachMerged(
    _ tables: [PhraseTable], parallel: Parallel,
    _ body: (Span<Phrase>) throws(ExportError) -> Void
  ) throws(HashLookup.MergeError) {
    let count = tables.reduce(0) { $0 + $1.count }
    let portions = Portions(expecting: count)
    let together = 2 * parallel.threads
    for first in stride(from: 0, to: portions.count, by: together) {
      let merged: [[Phrase]]
      do throws(BlockFileError) {
        merged = try parallel.map(
          count: min(together, portions.count - first), grain: 1,
          { range throws(BlockFileError) in
            try portions.merged(tables, portion: first + range.lowerBound)
          })
      } catch { throw .read(error) }
      for phrases in merged {
        do { try body(phrases.span) } catch { throw .write(error) }
      }
    }
  }

  /// What `body` makes of the phrases of several tables, those of one key together, a portion
  /// of the keys at a time.
  ///
  /// - Parameters:
  ///   - tables: whose phrases.
  ///   - parallel: portions are shared among its threads.
  ///   - body: called on any thread.
  /// - Throws: `BlockFileError` if tables cannot be read, or what `body` throws.
  /// - Returns: one result a portion, in the order of the keys.
  static func mapMerged<Value: Sendable>(
    _ tables: [PhraseTable], parallel: Parallel,
    _ body: @Sendable (Span<Phrase>) throws(BlockFileError) -> Value
  ) throws(BlockFileError) -> [Value] {
    let portions = Portions(expecting: tables.reduce(0) { $0 + $1.count })
    return try parallel.map(count: portions.count, grain: 1) {
      range throws(BlockFileError) in
      // What is read brings pages around it into memory, more than are released with it.
      if range.lowerBound.isMultiple(of: Portions.releaseInterval) {
        for table in tables { table.buckets.release(0..<table.buckets.count) }
      }
      let phrases = try portions.merged(tables, portion: range.lowerBound)
      return try body(phrases.span)
    }
  }

  /// Stretches of keys with about equally many phrases.
  private struct Portions: Sendable {
    private let bits: Int
    /// Portions after which all pages are dropped.
    static let releaseInterval = 64
    /// Phrases of a portion.
    private static let length = 1 << 16
    /// Bits of a record that number its spread; hashes would have to be very uneven for a
    /// portion to have more.
    private static let numberBits = 64 - Shape.keyBits

    init(expecting count: Int) {
      bits = Int.bitWidth - (count / Self.length).leadingZeroBitCount
    }

    var count: Int { 1 << bits }

    /// The phrases of a portion, in order.
    func merged(
      _ tables: [PhraseTable], portion: Int
    ) throws(BlockFileError) -> [Phrase] {
      let shift = UInt64(Shape.keyBits - bits)
      let keys = UInt64(portion) << shift..<UInt64(portion + 1) << shift
      var records: [UInt64] = []
      var spreads: [Spread] = []
      for table in tables {
        try table.append(keys, to: &records, &spreads, shiftedBy: Self.numberBits)
        guard spreads.count >> Self.numberBits == 0 else { throw table.damage }
      }
      RadixSort.sort(&records, bits: Self.numberBits..<64)
      return united(records.span, spreads.span)
    }

    private func united(_ records: Span<UInt64>, _ spreads: Span<Spread>) -> [Phrase] {
      var phrases: [Phrase] = []
      phrases.reserveCapacity(records.count)
      let mask = 1 << UInt64(Self.numberBits) - 1 as UInt64
      var i = 0
      while i < records.count {
        let key = records[i] &>> UInt64(Self.numberBits)
        var phrase = Phrase(key: key, articles: 0, marks: 0)
        while i < records.count, records[i] &>> UInt64(Self.numberBits) == key {
          let spread = spreads[Int(records[i] & mask)]
          phrase.articles &+= Int(spread.articles)
          phrase.marks |= spread.marks
          i &+= 1
        }
        phrases.append(phrase)
      }
      return phrases
    }
  }

  /// Appends the phrases with some keys: records of the key above the number of its spread.
  private func append(
    _ keys: Range<UInt64>, to records: inout [UInt64], _ spreads: inout [Spread],
    shiftedBy shift: Int
  ) throws(BlockFileError) {
    let section = buckets
    let numbers =
      shape.bucket(of: keys.lowerBound)...shape.bucket(of: keys.upperBound - 1)
    for number in numbers {
      var bucket = try Bucket(number, of: self)
      let bytes = try section.bytes(bucket.bytes)
      while bucket.left > 0 {
        guard bucket.advance(in: bytes) else { throw damage }
        guard keys.contains(bucket.key) else { continue }
        records.append(bucket.key &<< UInt64(shift) | UInt64(spreads.count))
        spreads.append(try spread(ofCode: bucket.code))
      }
    }
    let first = try place(ofBucket: numbers.lowerBound)
    let last = try place(ofBucket: numbers.upperBound)
    if first.lowerBound < last.upperBound {
      section.release(first.lowerBound..<last.upperBound)
    }
  }
}
