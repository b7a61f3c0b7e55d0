/// A small generator of 64-bit numbers that is the same on every machine and release.
///
///     var random = SplitMix64(seed: 7)
///     let slot = Int.random(in: 0..<128, using: &random)
///
/// The sequence is that of Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
/// generators"; period 2⁶⁴. Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence follows from `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number, uniform over all 64-bit values.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mix(state)
  }

  /// A bijection of 64 bits in which every input bit reaches every output bit.
  ///
  /// It is the generator's output function, and serves wherever a hash has to be spread
  /// before its bits are used.
  @inlinable
  public static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}
