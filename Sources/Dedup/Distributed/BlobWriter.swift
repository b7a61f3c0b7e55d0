internal import Vectors

/// Packs numbers in few bits each, as a text for a field of a line.
///
/// Two bytes tell the kind and the version, bits follow from the lowest of each byte on, and
/// then a checksum of all before; the whole as Base64.
struct BlobWriter {
  private var bytes: [UInt8]
  private var bits = BitWriter()

  /// Zeros that a quotient of ``append(gap:parameter:)`` has at most; beyond, the number
  /// stands as it is.
  static let longestQuotient = 24

  /// A blob of nothing yet.
  init(_ kind: BlobKind) {
    bytes = [kind.rawValue, BlobKind.version]
  }

  /// Appends the lowest `count` bits of a number, at most 64, whose others are 0.
  @inline(__always)
  mutating func append(_ number: UInt64, bits count: Int) {
    if count > 32 {
      bits.append(number & 0xFFFF_FFFF, count: 32)
      bits.append(number &>> 32, count: count &- 32)
    } else {
      bits.append(number, count: count)
    }
  }

  /// Appends a number in as many bits as it has, and how many that are.
  mutating func append(count: Int) {
    let width = Int.bitWidth - count.leadingZeroBitCount
    append(UInt64(width), bits: 6)
    append(UInt64(count), bits: width)
  }

  /// Appends a number by the code of Golomb for a power of two (Rice 1979): as many ones as
  /// 2^`parameter` goes into it, a zero, and the rest.
  @inline(__always)
  mutating func append(gap: UInt64, parameter: Int) {
    let quotient = gap &>> UInt64(parameter)
    guard quotient < Self.longestQuotient else {
      append((1 &<< UInt64(Self.longestQuotient)) &- 1, bits: Self.longestQuotient)
      return append(gap, bits: 64)
    }
    bits.append((1 &<< quotient) &- 1, count: Int(quotient) &+ 1)
    append(gap & ((1 &<< UInt64(parameter)) &- 1), bits: parameter)
  }

  /// The parameter that serves `count` gaps of that sum best, as far as they are spread as
  /// those between random numbers; at most 57.
  static func parameter(sum: UInt64, count: Int) -> Int {
    let mean = count > 0 ? sum / UInt64(count) : 0
    // Times ln 2, nearly.
    let scaled = mean - mean / 4 - mean / 16
    return min(57, max(0, 63 - max(1, scaled).leadingZeroBitCount))
  }

  /// The blob as text.
  consuming func text() -> [UInt8] {
    var (bytes, bits) = (bytes, bits)
    bits.finish(to: &bytes)
    let checksum = Kernels.crc32(bytes.span)
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
    var text: [UInt8] = []
    Base64.append(bytes.span, to: &text)
    return text
  }
}
