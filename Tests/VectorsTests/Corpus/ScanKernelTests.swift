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

  @Test(arguments: counts)
  func `judge UTF-8 like their reference`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let samples = ["a", "م", "ع", "中", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}", " "]
    for _ in 0..<40 {
      var bytes: [UInt8] = []
      while bytes.count < count {
        bytes.append(
          contentsOf: samples.randomElement(using: &random)?.utf8.map { $0 } ?? [])
      }
      let isValid = Kernels.isUTF8(bytes.span)
      #expect(isValid)
      // Break it: cut it, or put some byte somewhere.
      let cut = Array(bytes.prefix(count))
      #expect(Kernels.isUTF8(cut.span) == Kernels.isUTF8Reference(cut.span))
      guard !bytes.isEmpty else { continue }
      bytes[Int.random(in: bytes.indices, using: &random)] =
        UInt8.random(in: .min ... .max, using: &random)
      #expect(Kernels.isUTF8(bytes.span) == Kernels.isUTF8Reference(bytes.span))
    }
  }

  @Test
  func `judge every sequence of up to four bytes at block borders like Swift`() {
    let edges: [UInt8] = [
      0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xF4,
    ]
    // 12³ combinations after a fourth byte, across the end of the first block.
    for lead in [0x61, 0xF0, 0xF4] as [UInt8] {
      var bytes = [UInt8](repeating: 0x61, count: 70)
      for a in edges {
        for b in edges {
          for c in edges {
            bytes.replaceSubrange(33..<37, with: [lead, a, b, c])
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            guard Kernels.isUTF8(bytes.span) == isValid else {
              Issue.record("\([lead, a, b, c])")
              return
            }
          }
        }
      }
    }
  }
}
