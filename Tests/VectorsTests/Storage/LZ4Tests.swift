import Foundation
import Testing
import Vectors

@Suite("LZ4 blocks") struct LZ4Tests {
  /// Texts of every length about the format's limits, some that repeat, some that never do.
  static let texts: [[UInt8]] = {
    var random = SplitMix64(seed: 3)
    var texts = (0...40).map { [UInt8](repeating: 7, count: $0) }
    for count in [13, 17, 64, 270, 271, 300, 1000, 70_000] {
      texts.append((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
      texts.append((0..<count).map { _ in UInt8.random(in: 0...1, using: &random) })
      for period in [1, 2, 3, 7, 8, 9, 15, 16, 17, 33] {
        texts.append((0..<count).map { UInt8(truncatingIfNeeded: $0 % period) })
      }
      let words = Array("قال الوزير ان المدينة سوف تعلن عن ذلك غدا ".utf8)
      texts.append((0..<count).map { words[$0 % words.count] ^ ($0 % 97 == 0 ? 1 : 0) })
    }
    // What lies further back than a match can reach, and just not.
    for gap in [65_535, 65_536] {
      let start = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
      let rest = (0..<gap - 64).map { _ in UInt8.random(in: 0...255, using: &random) }
      texts.append(start + rest + start + start)
    }
    return texts
  }()

  static func block(of text: [UInt8]) -> [UInt8] {
    var block: [UInt8] = []
    LZ4.compress(text.span, to: &block)
    return block
  }

  /// What the reference makes of a block.
  static func reference(_ block: [UInt8], count: Int) -> [UInt8]? {
    var output = [UInt8](repeating: 0, count: count)
    var span = output.mutableSpan
    return Kernels.lz4DecompressReference(block.span, into: &span) ? output : nil
  }

  @Test(arguments: texts.indices) func `come back as they were`(index: Int) throws {
    let text = Self.texts[index]
    let block = Self.block(of: text)
    #expect(block.count <= Kernels.lz4Bound(text.count))
    var output: [UInt8] = [1, 2, 3]
    try LZ4.decompress(block.span, count: text.count, to: &output)
    #expect(output == [1, 2, 3] + text)
    #expect(Self.reference(block, count: text.count) == text)
    for count in [text.count - 1, text.count + 1] where count >= 0 {
      #expect(throws: LZ4.Malformed.self) {
        try LZ4.decompress(block.span, count: count, to: &output)
      }
    }
    #expect(output.count == 3 + text.count)
  }

  @Test func `what repeats gets short`() {
    #expect(Self.block(of: [UInt8](repeating: 7, count: 10_000)).count < 60)
    let period = Self.texts.first { $0.count == 1000 && $0[40] == 7 && $0[33] == 0 } ?? []
    #expect(Self.block(of: period).count < 60)
  }

  /// Token 4 literals and a match of 4 + 2; then 5 literals.
  static let small: [UInt8] = [0x42, 97, 98, 99, 100, 4, 0, 0x50, 1, 2, 3, 4, 5]

  @Test func `are read as the format says`() throws {
    var output: [UInt8] = []
    try LZ4.decompress(Self.small.span, count: 15, to: &output)
    #expect(output == [97, 98, 99, 100, 97, 98, 99, 100, 97, 98, 1, 2, 3, 4, 5])
    try LZ4.decompress([0 as UInt8].span, count: 0, to: &output)
    #expect(output.count == 15)
  }

  @Test func `other implementations' are read`() throws {
    // python-lz4 4.4.5: lz4.block.compress(("قال الوزير " * 9).encode(), store_size=False)
    let block: [UInt8] = [
      255, 5, 217, 130, 216, 167, 217, 132, 32, 216, 167, 217, 132, 217, 136, 216, 178,
      217,
      138, 216, 177, 32, 20, 0, 136, 80, 217, 138, 216, 177, 32,
    ]
    var output: [UInt8] = []
    let text = Array(String(repeating: "قال الوزير ", count: 9).utf8)
    try LZ4.decompress(block.span, count: text.count, to: &output)
    #expect(output == text)
  }

  @Test func `any bytes are a block or not, as the reference says`() throws {
    var random = SplitMix64(seed: 9)
    var blocks =
      [[], [0xFF], [0x00, 0x00], [0x0F, 0, 0], [0xF0, 0xFF, 0xFF]] as [[UInt8]]
    for i in Self.small.indices {
      for value in 0...255 as ClosedRange<UInt8> {
        var block = Self.small
        block[i] = value
        blocks.append(block)
      }
      blocks.append(Array(Self.small[..<i]))
    }
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<60, using: &random)
      blocks.append(
        (0..<count).map { _ in
          // Small numbers, which lead somewhere, and some full ones.
          Bool.random(using: &random)
            ? UInt8.random(in: 0..<8, using: &random)
            : UInt8.random(in: 0...255, using: &random)
        })
    }
    for block in blocks {
      for count in [0, 1, 4, 14, 15, 16, 40, 300] {
        var output: [UInt8] = []
        try? LZ4.decompress(block.span, count: count, to: &output)
        let expected = Self.reference(block, count: count)
        #expect(output == expected ?? [], "\(block) for \(count)")
      }
    }
  }

  @Test func `a block that would stand for more than any can is refused`() {
    var output: [UInt8] = []
    #expect(throws: LZ4.Malformed.self) {
      try LZ4.decompress(Self.small.span, count: 1 << 40, to: &output)
    }
    #expect(throws: LZ4.Malformed.self) {
      try LZ4.decompress(Self.small.span, count: -1, to: &output)
    }
  }
}
