import Vectors

/// Checksums and text of a matrix of 200,000 cells.
func benchmarkExport(_ bench: inout Bench) {
  var random = SplitMix64(seed: 9)
  let bytes = (0..<1 << 16).map { _ in UInt8.random(in: 0...255, using: &random) }
  let cells = 200_000
  let matrix = SparseMatrix(
    columnCount: cells, rowStarts: [0, cells], columns: (0..<Int32(cells)).map { $0 },
    values: uniform(cells, seed: 10))
  bench.section("export")

  let expected = Kernels.crc32Reference(bytes.span)
  bench.check(Kernels.crc32(bytes.span) == expected, "crc32")
  bench.report("crc32/reference", work: bytes.count, unit: .bytes) {
    Kernels.crc32Reference(bytes.span)
  }
  bench.report(
    "crc32/kernel", work: bytes.count, unit: .bytes, against: "crc32/reference",
    limit: .cache
  ) {
    Kernels.crc32(bytes.span)
  }
  bench.report("npz", work: 8 * cells, unit: .bytes) {
    var sink = CountingSink()
    try? NPZ.write(matrix, to: &sink)
    return sink.count
  }
  bench.report("matrix market", work: cells, unit: .items) {
    var sink = CountingSink()
    try? MatrixMarket.write(matrix, to: &sink)
    return sink.count
  }
}

/// A sink that forgets all but the number of bytes.
private struct CountingSink: ByteSink {
  private(set) var count = 0

  mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    count += bytes.count
  }
}
