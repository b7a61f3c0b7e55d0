import Testing
import Vectors

@Suite("Scan kernels") struct ScanKernelTests {
  /// Every tail length of the 32-byte block, twice over, and one long run.
  static let counts = Array(0...70) + [1024]

  @Test(arguments: counts)
  func `agree with their references`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    // Few different bytes, so that hits are frequent in some rounds and rare in others.
    for kinds in [2, 8, 64, 256] {
      let bytes = (0..<count).map { _ in
        UInt8(truncatingIfNeeded: 0x22 + Int.random(in: 0..<kinds, using: &random))
      }
      let span = bytes.span
      let set = SIMD4<UInt8>(0x22, 0x27, 0x40, 0x0A)
      #expect(
        Kernels.count(of: 0x23, in: span) == Kernels.countReference(of: 0x23, in: span))
      for start in stride(from: 0, through: count, by: 5) {
        #expect(
          Kernels.firstIndex(of: 0x25, in: span, from: start)
            == Kernels.firstIndexReference(of: 0x25, in: span, from: start))
        #expect(
          Kernels.firstIndex(ofAny: set, in: span, from: start)
            == Kernels.firstIndexReference(ofAny: set, in: span, from: start))
        #expect(
          Kernels.endOfPlainJSON(in: span, from: start)
            == Kernels.endOfPlainJSONReference(in: span, from: start))
      }
    }
  }
}
