// A block is a series of sequences: so many literal bytes, then a match, so many bytes from
// so far back. The kernels move eight or sixteen bytes at once where that stays inside
// their buffers, beyond what is asked for, since the next sequence overwrites it; the
// reference moves one by one. The compressor takes the first match that it finds for six
// bytes, three Arabic letters: 32 KB of news come to 51 % so, and to 58 % for four bytes,
// whose matches are many and short.

extension Kernels {
  /// Bytes that a block of so many can grow to.
  package static func lz4Bound(_ count: Int) -> Int { count + count / 255 + 16 }

  /// Number of places that ``lz4Compress(_:into:table:)`` remembers.
  package static let lz4TableSize = 1 << 13

  /// Behind a match at least so many bytes are literals.
  private static let lastLiterals = 5
  /// No match starts in so many bytes at the end.
  private static let matchlessEnd = 12

  /// Writes an LZ4 block.
  ///
  /// - Parameters:
  ///   - bytes: what to compress.
  ///   - output: receives the block.
  ///   - table: ``lz4TableSize`` zeros; undefined afterwards.
  /// - Returns: size of the block.
  /// - Precondition: there is room for ``lz4Bound(_:)`` bytes.
  package static func lz4Compress(
    _ bytes: Span<UInt8>, into output: inout MutableSpan<UInt8>,
    table: inout MutableSpan<UInt32>
  ) -> Int {
    precondition(
      output.count >= lz4Bound(bytes.count) && table.count == lz4TableSize
        && bytes.count < UInt32.max,
      "\(bytes.count) bytes into \(output.count)")
    // SAFETY: there is room for the bound, and for every slot of the table, as was checked.
    return unsafe bytes.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { output in
        unsafe table.withUnsafeMutableBufferPointer { table in
          unsafe compress(source, into: output, table)
        }
      }
    }
  }

  @inline(__always)
  private static func compress(
    _ source: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer,
    _ table: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    // SAFETY: all that is loaded starts at most at searchEnd, 12 bytes before the end.
    // A sequence takes at most a byte more for each 255 literals, and for each match at most
    // as many bytes as it covers, so that the block stays within the bound.
    let searchEnd = source.count &- matchlessEnd
    var (place, literals, end) = (1, 0, 0)
    var missed = 0
    while place <= searchEnd {
      let eight = unsafe source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let slot = Int(((eight &<< 16) &* 0x9FB2_1C65_1E98_DF25) &>> 51)
      var match = unsafe Int(table[slot])
      unsafe table[slot] = UInt32(truncatingIfNeeded: place)
      let found = unsafe source.loadUnaligned(fromByteOffset: match, as: UInt64.self)
      if (found ^ eight) &<< 32 != 0 || place &- match > 0xFFFF || match == place {
        place &+= 1 &+ missed &>> 6
        missed &+= 1
        continue
      }
      missed = 0
      while place > literals, match > 0,
        unsafe source[place &- 1] == source[match &- 1]
      {
        place &-= 1
        match &-= 1
      }
      let length = unsafe matchLength(source, place, match)
      end = unsafe put(source, literals..<place, into: output, at: end, matching: length)
      let distance = UInt16(truncatingIfNeeded: place &- match)
      unsafe output.storeBytes(
        of: distance.littleEndian, toByteOffset: end, as: UInt16.self)
      end &+= 2
      end = unsafe putRest(of: length &- 4, above: 15, into: output, at: end)
      place &+= length
      literals = place
    }
    return unsafe put(source, literals..<source.count, into: output, at: end, matching: 4)
  }

  /// How far a match of at least four bytes goes.
  @inline(__always)
  private static func matchLength(
    _ source: UnsafeRawBufferPointer, _ place: Int, _ match: Int
  ) -> Int {
    let end = source.count &- lastLiterals
    var i = place &+ 4
    var other = match &+ 4
    // SAFETY: i + 8 <= end < source.count, and match < place.
    while i &+ 8 <= end {
      let differing =
        unsafe source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        ^ source.loadUnaligned(fromByteOffset: other, as: UInt64.self)
      if differing != 0 {
        return i &+ differing.littleEndian.trailingZeroBitCount &>> 3 &- place
      }
      i &+= 8
      other &+= 8
    }
    while i < end, unsafe source[i] == source[other] {
      i &+= 1
      other &+= 1
    }
    return i &- place
  }

  /// Writes the beginning of a sequence: its two lengths, and its literals.
  @inline(__always)
  private static func put(
    _ source: UnsafeRawBufferPointer, _ literals: Range<Int>,
    into output: UnsafeMutableRawBufferPointer, at place: Int, matching length: Int
  ) -> Int {
    let token = min(literals.count, 15) &<< 4 | min(length &- 4, 15)
    unsafe output[place] = UInt8(truncatingIfNeeded: token)
    let start = unsafe putRest(
      of: literals.count, above: 15, into: output, at: place &+ 1)
    var i = 0
    // SAFETY: as for the whole; blocks are moved only where both buffers have sixteen bytes.
    while i < literals.count {
      let from = literals.lowerBound &+ i
      if from &+ 16 <= source.count, start &+ i &+ 16 <= output.count {
        let block = unsafe source.loadUnaligned(fromByteOffset: from, as: Sixteen.self)
        unsafe output.storeBytes(of: block, toByteOffset: start &+ i, as: Sixteen.self)
        i &+= 16
      } else {
        unsafe output[start &+ i] = source[from]
        i &+= 1
      }
    }
    return start &+ literals.count
  }

  /// Writes what of a length its half byte does not hold, if that is full.
  @inline(__always)
  private static func putRest(
    of length: Int, above most: Int, into output: UnsafeMutableRawBufferPointer,
    at place: Int
  ) -> Int {
    // SAFETY: the caller's bound has room for a byte for each 255, and one.
    guard length >= most else { return place }
    var rest = length &- most
    var place = place
    while rest >= 255 {
      unsafe output[place] = 255
      rest &-= 255
      place &+= 1
    }
    unsafe output[place] = UInt8(truncatingIfNeeded: rest)
    return place &+ 1
  }

  typealias Sixteen = SIMD2<UInt64>
}
