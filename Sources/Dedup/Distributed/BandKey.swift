/// The key of a band as records have it: 32 bits of the key, spread, above the number of the
/// band.
///
/// The values of slots are minima, small more often than large; spread, keys are parted
/// evenly into ranges, whatever band they are of.
enum BandKey {
  /// Bits of a key with its band.
  static let bits = 40
  // Odd, so that different keys stay different.
  private static let factor: UInt32 = 0x9E37_79B1

  /// The beginning of a record.
  @inline(__always)
  static func record(_ key: UInt32, band: Int) -> UInt64 {
    UInt64(key &* factor) &<< 32 | UInt64(band) &<< 24
  }

  /// The band of a record.
  @inline(__always)
  static func band(of record: UInt64) -> Int {
    Int(truncatingIfNeeded: record &>> 24 & 0xFF)
  }
}
