import Dedup
import Vectors

/// What an archive on disk is packed by: texts as LZ4 blocks of 32 KB, and band keys.
func benchmarkArchive(_ bench: inout Bench) {
  // Words that come back as in a language, the more frequent the sooner.
  var random = SplitMix64(seed: 21)
  var text: [UInt8] = []
  while text.count < 1 << 15 {
    let word = Int(1 / Double.random(in: 0.0005...1, using: &random))
    for i in 0..<UInt64(2 + word % 5) {
      text += [0xD8, UInt8(0xA7 + SplitMix64.mix(UInt64(word) + i << 32) % 20)]
    }
    text.append(0x20)
  }
  var block: [UInt8] = []
  LZ4.compress(text.span, to: &block)
  bench.section("an LZ4 block of \(text.count) bytes, packed into \(block.count)")
  var output = [UInt8](repeating: 0, count: text.count)
  func unpack(isPlain: Bool) -> Bool {
    var span = output.mutableSpan
    return isPlain
      ? Kernels.lz4DecompressReference(block.span, into: &span)
      : Kernels.lz4Decompress(block.span, into: &span)
  }
  bench.check(unpack(isPlain: true) && output == text, "lz4 reference")
  bench.check(unpack(isPlain: false) && output == text, "lz4")
  bench.report("lz4/compress", work: text.count, unit: .bytes) {
    block.removeAll(keepingCapacity: true)
    LZ4.compress(text.span, to: &block)
  }
  bench.report("lz4/reference", work: text.count, unit: .bytes) { unpack(isPlain: true) }
  bench.report(
    "lz4/decompress", work: text.count, unit: .bytes, against: "lz4/reference",
    limit: .cache, amount: 2
  ) {
    unpack(isPlain: false)
  }
}
