import Testing
import Vectors

@Suite("Runs of bytes") struct RunsTests {
  /// Every tail length of the 64-byte block, twice over, and a long text.
  static let counts = Array(0...140) + [2048]

  /// Text in which runs of all kinds begin and end.
  private func text(count: Int) -> [UInt8] {
    let pieces = [
      "a", "said", "word,", " ", "  ", "\n", "(", "-", "\"", "'", ".", ":", ";\"", "«",
      "»",
      "قال", "في", "،", "؛", "\u{8C}", "e.g.", String(repeating: "و", count: 17), "_",
      "@",
    ]
    var random = SplitMix64(seed: UInt64(count))
    var bytes: [UInt8] = []
    while bytes.count < count {
      bytes += pieces.randomElement(using: &random)?.utf8.map { $0 } ?? []
    }
    return Array(bytes.prefix(count))
  }

  private func edges(
    of bytes: [UInt8], _ find: (Span<UInt8>, inout MutableSpan<UInt32>) -> Int
  ) -> [UInt32] {
    var edges = [UInt32](repeating: 0, count: bytes.count + 1)
    var span = edges.mutableSpan
    let count = find(bytes.span, &span)
    return Array(edges.prefix(count))
  }

  @Test(arguments: counts)
  func `are found and hashed as their references do it`(count: Int) {
    for shift in 0..<8 {
      let bytes = Array(text(count: count + shift).dropFirst(shift))
      let found = edges(of: bytes) { Kernels.runs(of: $0, into: &$1) }
      #expect(found == edges(of: bytes) { Kernels.runsReference(of: $0, into: &$1) })

      var hashes = [UInt64](repeating: 0, count: found.count / 2)
      var reference = hashes
      var span = hashes.mutableSpan
      Kernels.hashes(ofRuns: found.span, in: bytes.span, key: .ofProcess, into: &span)
      span = reference.mutableSpan
      Kernels.hashesReference(
        ofRuns: found.span, in: bytes.span, key: .ofProcess, into: &span)
      #expect(hashes == reference)
    }
  }

  @Test
  func `lose the signs at their edges only`() {
    let bytes = Array("\"e.g.\" «قال»، don't. x 'tis , said... end.".utf8)
    let found = edges(of: bytes) { Kernels.runs(of: $0, into: &$1) }
    let runs = stride(from: 0, to: found.count, by: 2).map {
      String(decoding: bytes[Int(found[$0])..<Int(found[$0 + 1])], as: UTF8.self)
    }
    // Whether a text begins or ends with a word is not known to a part of it.
    #expect(runs == ["\"e.g", "قال", "don't", "x", "tis", "said.", "end."])
  }

  @Test
  func `of equal bytes have equal hashes wherever they stand`() {
    let bytes = Array("word word, a much longer text behind it, and a word".utf8)
    let edges: [UInt32] = [0, 4, 5, 9, 47, 51, 11, 12, 12, 12, 0, 33]
    var hashes = [UInt64](repeating: 0, count: 6)
    var span = hashes.mutableSpan
    Kernels.hashes(ofRuns: edges.span, in: bytes.span, key: .ofProcess, into: &span)
    #expect(hashes[0] == hashes[1] && hashes[1] == hashes[2])
    #expect(Set(hashes).count == 4)
    #expect(hashes[5] == 0, "longer than \(Kernels.longestRun) bytes")
  }

  @Test
  func `without room for their edges or hashes trap`() async {
    await #expect(processExitsWith: .failure) {
      let bytes = Array("one two".utf8)
      var edges = [UInt32](repeating: 0, count: bytes.count)
      var span = edges.mutableSpan
      _ = Kernels.runs(of: bytes.span, into: &span)
    }
    await #expect(processExitsWith: .failure) {
      let bytes = Array("one two".utf8)
      let edges: [UInt32] = [0, 3, 4, 7]
      var hashes: [UInt64] = [0]
      var span = hashes.mutableSpan
      Kernels.hashes(ofRuns: edges.span, in: bytes.span, key: .ofProcess, into: &span)
    }
  }
}
