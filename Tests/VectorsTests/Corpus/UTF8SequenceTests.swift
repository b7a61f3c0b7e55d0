import Testing
import Vectors

@Suite("UTF-8 sequences") struct UTF8SequenceTests {
  /// Every tail length of the 32-byte block, three times over.
  static let counts = Array(0...100)

  /// Whether the standard library takes bytes for well-formed.
  private func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  @Test(arguments: counts)
  func `of whole and broken text are as the standard library has them`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let all = ["a", "م", "ع", "中", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}", " "]
    let edges: [UInt8] = [
      0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF,
      0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for round in 0..<80 {
      // Half of the texts have short sequences only, which the kernel takes by themselves.
      let samples = round.isMultiple(of: 2) ? all : Array(all[0...2])
      var bytes: [UInt8] = []
      while bytes.count < count {
        bytes.append(
          contentsOf: samples.randomElement(using: &random)?.utf8.map { $0 } ?? [])
      }
      #expect(Kernels.isUTF8(bytes.span) && Kernels.isUTF8Reference(bytes.span))
      // Break it: cut it, or put some byte somewhere.
      let cut = Array(bytes.prefix(count))
      #expect(Kernels.isUTF8(cut.span) == isValid(cut))
      #expect(Kernels.isUTF8Reference(cut.span) == isValid(cut))
      guard !bytes.isEmpty else { continue }
      bytes[Int.random(in: bytes.indices, using: &random)] =
        edges.randomElement(using: &random) ?? 0
      #expect(Kernels.isUTF8(bytes.span) == isValid(bytes))
      #expect(Kernels.isUTF8Reference(bytes.span) == isValid(bytes))
    }
  }

  @Test
  func `of two bytes after another are found wherever the block ends`() {
    let edges: [UInt8] = [
      0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF,
      0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for first in edges {
      for second in edges {
        for place in 24...36 {
          var bytes = [UInt8](repeating: 0x61, count: 70)
          bytes[place] = first
          bytes[place + 1] = second
          bytes[place + 2] = 0x80
          #expect(Kernels.isUTF8(bytes.span) == isValid(bytes))
          bytes[place + 3] = 0x80
          #expect(Kernels.isUTF8(bytes.span) == isValid(bytes))
        }
      }
    }
  }

  @Test
  func `end an ill-formed sequence after its maximal subpart`() {
    let cut: [UInt8] = [0xF0, 0x9F, 0x98, 0x61]
    let overlong: [UInt8] = [0xE0, 0x80, 0x80]
    #expect(cut.span.utf8Sequence(at: 0) == (3, false))
    #expect(overlong.span.utf8Sequence(at: 0) == (1, false))
  }
}
