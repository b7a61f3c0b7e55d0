import Testing
import Vectors

@Suite("UTF-8 sequences") struct UTF8SequenceTests {
  static let counts = Array(0...40)

  /// Whether the bytes are well-formed, one sequence after another.
  private func isSequenceOfSequences(_ bytes: Span<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      let sequence = bytes.utf8Sequence(at: i)
      guard sequence.isValid else { return false }
      i += sequence.count
    }
    return true
  }

  @Test(arguments: counts)
  func `agree with the standard library on broken text`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let samples = ["a", "م", "ع", "中", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}", " "]
    for _ in 0..<40 {
      var bytes: [UInt8] = []
      while bytes.count < count {
        bytes.append(
          contentsOf: samples.randomElement(using: &random)?.utf8.map { $0 } ?? [])
      }
      let isValid = bytes.span.isUTF8
      #expect(isValid)
      // Break it: cut it, or put some byte somewhere.
      let cut = Array(bytes.prefix(count))
      #expect(cut.span.isUTF8 == isSequenceOfSequences(cut.span))
      guard !bytes.isEmpty else { continue }
      bytes[Int.random(in: bytes.indices, using: &random)] =
        UInt8.random(in: .min ... .max, using: &random)
      #expect(bytes.span.isUTF8 == isSequenceOfSequences(bytes.span))
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
