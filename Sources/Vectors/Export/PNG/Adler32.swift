/// The checksum that ends a zlib stream (RFC 1950).
package enum Adler32 {
  /// The checksum of some bytes.
  package static func checksum(of bytes: Span<UInt8>) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    var start = 0
    while start < bytes.count {
      // The longest run of bytes over which neither sum leaves 32 bits.
      let end = min(start + 5552, bytes.count)
      for i in start..<end {
        low += UInt32(bytes[i])
        high += low
      }
      (low, high) = (low % 65_521, high % 65_521)
      start = end
    }
    return high << 16 | low
  }
}
