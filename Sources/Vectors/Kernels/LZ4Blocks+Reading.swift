// How blocks are laid out stands beside what writes them, and why more is moved than asked for.

extension Kernels {
  /// Reads an LZ4 block byte by byte: what ``lz4Decompress(_:into:)`` is checked against.
  package static func lz4DecompressReference(
    _ block: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> Bool {
    var (place, end) = (0, 0)
    func length(_ half: UInt8, at place: inout Int) -> Int? {
      var length = Int(half)
      guard half == 15 else { return length }
      while place < block.count {
        let byte = block[place]
        place += 1
        length += Int(byte)
        if byte < 255 { return length }
      }
      return nil
    }
    while place < block.count {
      let token = block[place]
      place += 1
      guard let literals = length(token >> 4, at: &place),
        literals <= block.count - place, literals <= output.count - end
      else { return false }
      for i in 0..<literals { output[end + i] = block[place + i] }
      place += literals
      end += literals
      if place == block.count { return end == output.count }
      guard place + 2 <= block.count else { return false }
      let distance = Int(block[place]) | Int(block[place + 1]) << 8
      place += 2
      guard distance > 0, distance <= end, let more = length(token & 15, at: &place),
        more + 4 <= output.count - end
      else { return false }
      for i in end..<end + more + 4 { output[i] = output[i - distance] }
      end += more + 4
    }
    return false
  }

  /// Reads an LZ4 block that fills `output`.
  ///
  /// - Parameters:
  ///   - block: any bytes.
  ///   - output: receives what the block stands for, and is undefined if that is not so much.
  /// - Returns: whether the block is one of exactly as many bytes as `output` has.
  package static func lz4Decompress(
    _ block: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> Bool {
    // SAFETY: the pointers are used inside of the closures alone.
    unsafe block.withUnsafeBytes { block in
      unsafe output.withUnsafeMutableBytes { output in
        unsafe decompress(block, into: output)
      }
    }
  }

  @inline(__always)
  private static func decompress(
    _ block: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var (place, end) = (0, 0)
    // SAFETY: place <= block.count and end <= output.count throughout; each length is
    // compared with what is left of both before anything is moved.
    while place < block.count {
      let token = unsafe Int(block[place])
      place &+= 1
      var literals = token &>> 4
      if literals == 15 {
        guard let rest = unsafe rest(block, &place) else { return false }
        literals &+= rest
      }
      guard literals <= block.count &- place, literals <= output.count &- end else {
        return false
      }
      unsafe copy(block, place, literals, into: output, at: end)
      place &+= literals
      end &+= literals
      if place == block.count { return end == output.count }
      guard block.count &- place >= 2 else { return false }
      let distance = unsafe Int(
        block.loadUnaligned(fromByteOffset: place, as: UInt16.self).littleEndian)
      place &+= 2
      var length = token & 15
      if length == 15 {
        guard let rest = unsafe rest(block, &place) else { return false }
        length &+= rest
      }
      length &+= 4
      guard distance > 0, distance <= end, length <= output.count &- end else {
        return false
      }
      unsafe repeatBytes(of: output, at: end, distance: distance, length)
      end &+= length
    }
    return false
  }

  /// What of a length stands in bytes of its own.
  @inline(__always)
  private static func rest(_ block: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
    var length = 0
    while place < block.count {
      // SAFETY: place < block.count.
      let byte = unsafe Int(block[place])
      place &+= 1
      length &+= byte
      if byte < 255 { return length }
    }
    return nil
  }

  @inline(__always)
  private static func copy(
    _ block: UnsafeRawBufferPointer, _ place: Int, _ count: Int,
    into output: UnsafeMutableRawBufferPointer, at start: Int
  ) {
    var i = 0
    // SAFETY: blocks are moved only where both buffers have sixteen bytes.
    while i < count {
      if place &+ i &+ 16 <= block.count, start &+ i &+ 16 <= output.count {
        let bytes = unsafe block.loadUnaligned(
          fromByteOffset: place &+ i, as: Sixteen.self)
        unsafe output.storeBytes(of: bytes, toByteOffset: start &+ i, as: Sixteen.self)
        i &+= 16
      } else {
        unsafe output[start &+ i] = block[place &+ i]
        i &+= 1
      }
    }
  }

  /// Repeats bytes that stand before a place of a buffer, which may reach into their copy.
  @inline(__always)
  private static func repeatBytes(
    of output: UnsafeMutableRawBufferPointer, at start: Int, distance: Int, _ count: Int
  ) {
    var i = start
    let end = start &+ count
    // SAFETY: blocks end before the buffer does, and start at least their size behind what
    // they are read from; single bytes lie in start..<end.
    if distance >= 16 {
      while i < end, i &+ 16 <= output.count {
        let bytes = unsafe output.loadUnaligned(
          fromByteOffset: i &- distance, as: Sixteen.self)
        unsafe output.storeBytes(of: bytes, toByteOffset: i, as: Sixteen.self)
        i &+= 16
      }
    } else if distance >= 8 {
      while i < end, i &+ 8 <= output.count {
        let bytes = unsafe output.loadUnaligned(
          fromByteOffset: i &- distance, as: UInt64.self)
        unsafe output.storeBytes(of: bytes, toByteOffset: i, as: UInt64.self)
        i &+= 8
      }
    }
    while i < end {
      unsafe output[i] = output[i &- distance]
      i &+= 1
    }
  }
}
