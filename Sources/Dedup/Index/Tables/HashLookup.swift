package import Vectors

/// Which small numbers were stored under a hash: sorted entries of 32 bits in a section of a
/// file.
///
///     let table = try HashLookup(section)
///     var values: [UInt32] = []
///     try table.append(valuesOf: key, to: &values)
///
/// Entries stand in the order of their keys. The highest bits of a key say in which bucket of
/// the directory it is, the others stand in the entry above the payload, so that the bits of
/// the key that the layout asks for are known exactly (Cleary 1984, "Compact hash tables
/// using bidirectional linear probing", calls that quotienting). In a section, numbers with
/// the least byte first:
///
///     4 bytes    number of entries
///     1 byte     bits known of a key, its highest
///     1 byte     bits of a payload
///     1 byte     whether there are positions
///     1 byte     0
///     4 bytes an entry: key bits that the bucket does not tell, above the payload
///     1 byte an entry: its position, where there are any; then 0 up to a multiple of 4
///     4 bytes a bucket: its first entry; behind the last the number of entries;
///                then 0 up to a multiple of 8
///
/// A look-up reads two places of the file. What was read is checked before it is used: bytes
/// that were not written as above give an error or wrong values, nothing worse.
package struct HashLookup: Sendable {
  /// Number of entries.
  package let count: Int
  /// How keys and payloads share an entry.
  package let layout: Layout

  let section: BlockSection
  private let offset: Int

  /// Bytes before the entries.
  static let headerSize = 8

  /// The table that starts at an offset of a section.
  ///
  /// - Throws: ``BlockFileError`` if there is none.
  package init(_ section: BlockSection, at offset: Int = 0) throws(BlockFileError) {
    let (count, layout) = try Self.header(of: section, at: offset)
    guard Self.byteCount(count: count, layout: layout) <= section.count - offset else {
      throw section.damage("a table of \(count) hashes that is cut short")
    }
    (self.count, self.layout) = (count, layout)
    self.section = section
    self.offset = offset
  }

  private static func header(
    of section: BlockSection, at offset: Int
  ) throws(BlockFileError) -> (count: Int, layout: Layout) {
    guard offset >= 0, offset <= section.count - headerSize else {
      throw section.damage("no table of hashes at \(offset)")
    }
    let header = try section.bytes(offset..<offset + headerSize)
    let (keyBits, payloadBits) = (Int(header[4]), Int(header[5]))
    guard Layout.keyBits.contains(keyBits), Layout.payloadBits.contains(payloadBits),
      header[6] <= 1
    else { throw section.damage("a table of hashes with a layout that there is not") }
    let layout = Layout(
      keyBits: keyBits, payloadBits: payloadBits, hasPositions: header[6] == 1)
    return (Int(Kernels.loadUInt32(header, at: 0)), layout)
  }

  /// Bytes from where the table starts to where the next one can.
  package var byteCount: Int { Self.byteCount(count: count, layout: layout) }

  /// Bytes that so many entries take; a multiple of 8.
  package static func byteCount(count: Int, layout: Layout) -> Int {
    let directory = 4 * (layout.bucketCount + 1)
    return (directoryOffset(count: count, layout: layout) + directory + 7) & ~7
  }

  /// Where the directory starts.
  private static func directoryOffset(count: Int, layout: Layout) -> Int {
    (headerSize + (layout.hasPositions ? 5 : 4) * count + 3) & ~3
  }

  /// The entries of a key, which tell how many there are before any is read.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  /// - Complexity: O(log *n*) in the entries of the key's bucket.
  package func entries(of key: UInt32) throws(BlockFileError) -> Range<Int> {
    try entries(of: key, in: bucket(of: key))
  }

  /// The entries of the bucket that a key is in.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  func bucket(of key: UInt32) throws(BlockFileError) -> Range<Int> {
    let section = section
    let bucket = layout.bucket(of: key)
    let bounds = try section.bytes(directory(bucket..<bucket + 2))
    let start = Int(Kernels.loadUInt32(bounds, at: 0))
    let end = Int(Kernels.loadUInt32(bounds, at: 4))
    guard start <= end, end <= count else { throw damage }
    return start..<end
  }

  /// Those of a key among the entries of its bucket.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  func entries(of key: UInt32, in bucket: Range<Int>) throws(BlockFileError) -> Range<Int>
  {
    let section = section
    let stored = try section.bytes(self.stored(bucket))
    let (layout, wanted) = (layout, layout.rest(of: key))
    let all = 0..<bucket.count
    let first = all.partitionPoint {
      layout.rest(ofEntry: Kernels.loadUInt32(stored, at: 4 * $0)) >= wanted
    }
    let end = (first..<all.upperBound).partitionPoint {
      layout.rest(ofEntry: Kernels.loadUInt32(stored, at: 4 * $0)) > wanted
    }
    return bucket.lowerBound + first..<bucket.lowerBound + end
  }

  /// The first entry whose key is not less than one, as far as the bits known tell.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  package func place(of key: UInt32) throws(BlockFileError) -> Int {
    let bucket = try bucket(of: key)
    let section = section
    let stored = try section.bytes(self.stored(bucket))
    let (layout, wanted) = (layout, layout.rest(of: key))
    return bucket.lowerBound
      + (0..<bucket.count).partitionPoint {
        layout.rest(ofEntry: Kernels.loadUInt32(stored, at: 4 * $0)) >= wanted
      }
  }

  /// Appends the values of a key, in the order in which they were written.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  package func append(
    valuesOf key: UInt32, to values: inout [UInt32]
  ) throws(BlockFileError) {
    try append(entries(of: key), to: &values)
  }

  /// Appends the values of some entries.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  package func append(
    _ entries: Range<Int>, to values: inout [UInt32]
  ) throws(BlockFileError) {
    guard !entries.isEmpty else { return }
    let section = section
    let stored = try section.bytes(self.stored(entries))
    let positions = try section.bytes(self.positions(of: entries))
    for i in 0..<entries.count {
      values.append(
        layout.value(ofEntry: Kernels.loadUInt32(stored, at: 4 * i), positions, i))
    }
  }

  /// Appends the records of some entries: the key in the high half, in which the bits that
  /// are not known are 0, and the value in the low half.
  ///
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  package func appendRecords(
    _ entries: Range<Int>, to records: inout [UInt64]
  ) throws(BlockFileError) {
    guard !entries.isEmpty else { return }
    let section = section
    let stored = try section.bytes(self.stored(entries))
    let positions = try section.bytes(self.positions(of: entries))
    let starts = try section.bytes(directory(0..<layout.bucketCount + 1))
    var bucket = (0..<layout.bucketCount).partitionPoint {
      Kernels.loadUInt32(starts, at: 4 * ($0 + 1)) > entries.lowerBound
    }
    var end = entries.lowerBound
    for i in 0..<entries.count {
      while entries.lowerBound &+ i >= end {
        guard bucket < layout.bucketCount else { throw damage }
        end = Int(Kernels.loadUInt32(starts, at: 4 &* (bucket &+ 1)))
        bucket &+= 1
      }
      let entry = Kernels.loadUInt32(stored, at: 4 &* i)
      let key = layout.key(ofEntry: entry, bucket: bucket &- 1)
      records.append(
        UInt64(key) &<< 32 | UInt64(layout.value(ofEntry: entry, positions, i)))
    }
  }
}

extension HashLookup {
  /// The error of numbers that make no sense.
  var damage: BlockFileError { section.damage("a table of hashes out of order") }

  /// Where entries stand in the section, 4 bytes each.
  func stored(_ entries: Range<Int>) -> Range<Int> {
    let start = offset + Self.headerSize
    return start + 4 * entries.lowerBound..<start + 4 * entries.upperBound
  }

  /// Where the positions of entries stand, which is nowhere if the table has none.
  private func positions(of entries: Range<Int>) -> Range<Int> {
    let start = offset + Self.headerSize + 4 * count
    guard layout.hasPositions else { return start..<start }
    return start + entries.lowerBound..<start + entries.upperBound
  }

  /// Where numbers of the directory stand, 4 bytes each.
  private func directory(_ numbers: Range<Int>) -> Range<Int> {
    let start = offset + Self.directoryOffset(count: count, layout: layout)
    return start + 4 * numbers.lowerBound..<start + 4 * numbers.upperBound
  }
}
