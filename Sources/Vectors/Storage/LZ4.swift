/// Blocks of the LZ4 format, which any LZ4 library reads.
///
///     var block: [UInt8] = []
///     LZ4.compress(text.span, to: &block)
///     var copy: [UInt8] = []
///     try LZ4.decompress(block.span, count: text.count, to: &copy)
///
/// Written after the description of the block format (Collet 2013, "LZ4 block format
/// description"). A block does not know its size nor that of what it stands for, and has no
/// checksum; whoever stores it keeps these.
package enum LZ4 {
  /// A block that does not stand for as many bytes as it should.
  package struct Malformed: Error, Sendable, Hashable {}

  /// Appends a block that stands for some bytes.
  ///
  /// It may be larger than these, by one byte in 255 and sixteen.
  package static func compress(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    let bound = Kernels.lz4Bound(bytes.count)
    output.append(zeros: bound)
    var table = [UInt32](repeating: 0, count: Kernels.lz4TableSize)
    var places = table.mutableSpan
    var room = output.mutableSpan
    var rest = room._mutatingExtracting(start..<start + bound)
    let size = Kernels.lz4Compress(bytes, into: &rest, table: &places)
    output.removeLast(bound - size)
  }

  /// Appends the bytes that a block stands for.
  ///
  /// - Parameters:
  ///   - block: any bytes.
  ///   - count: number of bytes that it has to stand for.
  ///   - output: receives them; nothing is appended if there is an error.
  /// - Throws: ``Malformed`` if it does not stand for so many.
  package static func decompress(
    _ block: Span<UInt8>, count: Int, to output: inout [UInt8]
  ) throws(Malformed) {
    // No block stands for more: each of its bytes makes a match at most 255 longer.
    guard count >= 0, count <= 255 * (block.count + 1) else { throw Malformed() }
    let start = output.count
    output.append(zeros: count)
    var room = output.mutableSpan
    var rest = room._mutatingExtracting(start..<start + count)
    let isWhole = Kernels.lz4Decompress(block, into: &rest)
    guard isWhole else {
      output.removeLast(count)
      throw Malformed()
    }
  }
}
