import Testing
import Vectors

@Suite("CRC-32") struct CRC32Tests {
  @Test
  func `has the published check value`() {
    // "Check" of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
    #expect(Kernels.crc32(Array("123456789".utf8).span) == 0xCBF4_3926)
    #expect(Kernels.crc32([UInt8]().span) == 0)
  }

  /// Around the eight bytes of a step, and the four times a kilobyte of a joint one.
  static let counts = DotTests.counts + [4095, 4096, 4097, 8191, 8199, 12_300]

  @Test(arguments: counts)
  func `agrees with the reference, at once and in two pieces`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let expected = Kernels.crc32Reference(bytes.span)

    let half = bytes.span.extracting(0..<count / 2)
    let rest = bytes.span.extracting(count / 2..<count)

    #expect(Kernels.crc32(bytes.span) == expected)
    #expect(Kernels.crc32(rest, from: Kernels.crc32(half)) == expected)
  }
}
