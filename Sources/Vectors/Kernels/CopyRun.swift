// Text is copied from one escape to the next, some seventy bytes on: too few for a call that
// copies memory to pay. The kernel stores whole blocks before it knows whether they end the
// run, so what stands behind the run is overwritten as well, by bytes that come next anyway.

extension Kernels {
  /// Copies bytes up to the first one that is `stop`, one by one: what
  /// ``copy(_:from:upTo:into:at:)`` is checked against.
  package static func copyReference(
    _ bytes: Span<UInt8>, from start: Int, upTo stop: UInt8,
    into output: inout MutableSpan<UInt8>, at place: Int
  ) -> Int {
    var i = start
    while i < bytes.count, bytes[i] != stop {
      output[place + i - start] = bytes[i]
      i += 1
    }
    return i
  }

  /// Copies bytes up to the first one that is `stop`.
  ///
  /// - Parameters:
  ///   - bytes: what to copy from.
  ///   - start: where to begin.
  ///   - stop: the byte that ends the run, and is not copied.
  ///   - output: receives the run; up to 32 bytes behind it become undefined.
  ///   - place: where in `output` the run goes.
  /// - Returns: the index of `stop`, or the count.
  /// - Precondition: there is room for all the bytes from `start` on.
  package static func copy(
    _ bytes: Span<UInt8>, from start: Int, upTo stop: UInt8,
    into output: inout MutableSpan<UInt8>, at place: Int
  ) -> Int {
    precondition(
      start >= 0 && start <= bytes.count && place >= 0
        && output.count &- place >= bytes.count &- start,
      "\(bytes.count) bytes from \(start) into \(output.count) at \(place)")
    let searched = Block(repeating: stop)
    return unsafe bytes.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { output in
        var i = start
        var target = place
        while i &+ 32 <= source.count {
          // SAFETY: i + 32 <= source.count, and output has as many bytes left as the source.
          let block = unsafe source.loadUnaligned(fromByteOffset: i, as: Block.self)
          unsafe output.storeBytes(of: block, toByteOffset: target, as: Block.self)
          let words = unsafe unsafeBitCast(block .== searched, to: SIMD4<UInt64>.self)
          if words.x | words.y | words.z | words.w != 0 { return i &+ firstLane(words) }
          i &+= 32
          target &+= 32
        }
        // SAFETY: i < source.count, and target is as far from the end of the output or more.
        while i < source.count, unsafe source[i] != stop {
          unsafe output[target] = unsafe source[i]
          i &+= 1
          target &+= 1
        }
        return i
      }
    }
  }
}
