/// Compression in the DEFLATE format (RFC 1951), wrapped as a zlib stream (RFC 1950).
///
///     let stream = Deflate.zlibStream(of: bytes.span)  // zlib.decompress(stream) == bytes
///
/// Repetitions are found by ``MatchFinder`` with one step of lazy evaluation, and every
/// block has Huffman codes of its own. Streams are about as long as those of zlib's
/// default level; the same bytes give the same stream everywhere.
package enum Deflate {
  /// A literal byte, or a match as `1 << 31 | length << 16 | distance - 1`.
  typealias Symbol = UInt32

  /// Symbols a block: codes that suit their text well, and cost little beside it.
  private static let symbolsInBlock = 1 << 15

  /// The bytes as a zlib stream.
  ///
  /// - Precondition: fewer than 2³¹ bytes.
  package static func zlibStream(of bytes: Span<UInt8>) -> [UInt8] {
    precondition(bytes.count < 1 << 31, "\(bytes.count) bytes to compress")
    var bits = BitWriter()
    // Deflate with a window of 32 KB; the usual level. Together a multiple of 31.
    bits.append(0x78, bits: 8)
    bits.append(0x9C, bits: 8)
    var finder = MatchFinder()
    var symbols: [Symbol] = []
    symbols.reserveCapacity(symbolsInBlock + 1)
    var place = 0
    var match = finder.match(at: 0, in: bytes)
    while place < bytes.count {
      finder.note(place, in: bytes)
      let next = finder.match(at: place + 1, in: bytes)
      if match.length == 0 || next.length > match.length {
        symbols.append(Symbol(bytes[place]))
        place += 1
        match = next
      } else {
        symbols.append(1 << 31 | Symbol(match.length) << 16 | Symbol(match.distance - 1))
        for passed in place + 1..<place + match.length { finder.note(passed, in: bytes) }
        place += match.length
        match = finder.match(at: place, in: bytes)
      }
      if symbols.count >= symbolsInBlock, place < bytes.count {
        DeflateBlock(symbols).write(isLast: false, to: &bits)
        symbols.removeAll(keepingCapacity: true)
      }
    }
    DeflateBlock(symbols).write(isLast: true, to: &bits)
    bits.finish()
    let checksum = Int(Adler32.checksum(of: bytes))
    for shift in [24, 16, 8, 0] { bits.append(checksum >> shift & 0xFF, bits: 8) }
    return bits.bytes
  }
}
