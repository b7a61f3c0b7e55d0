import Vectors

/// A sparse vector of 200 cells, as an article has them, against dense ones of 32,768.
func benchmarkSparse(_ bench: inout Bench) {
  let (cells, width, k) = (200, 32_768, 64)
  var random = SplitMix64(seed: 3)
  let columns = (0..<cells).map { _ in Int32.random(in: 0..<Int32(width), using: &random)
  }
  let values = uniform(cells, seed: 4)
  var dense = uniform(width, seed: 5)
  let rows = uniform(width * k, seed: 6)
  var sums = [Float](repeating: 0, count: k)
  bench.section("sparse vectors of \(cells) cells, \(k) dense vectors")

  let expected = Kernels.dotReference(columns.span, values.span, dense.span)
  let found = Kernels.dot(columns.span, values.span, dense.span)
  bench.check(abs(found - expected) <= 1e-4 * expected, "sparse dot")
  bench.report("sparse-dot/reference", work: 2 * cells, unit: .flops) {
    Kernels.dotReference(columns.span, values.span, dense.span)
  }
  bench.report(
    "sparse-dot/kernel", work: 2 * cells, unit: .flops, against: "sparse-dot/reference",
    limit: .floats
  ) {
    Kernels.dot(columns.span, values.span, dense.span)
  }
  bench.report("scatter", work: 2 * cells, unit: .flops, limit: .floats) {
    var span = dense.mutableSpan
    Kernels.scatter(1e-9, columns.span, values.span, into: &span)
  }
  bench.report("rows/reference", work: 2 * cells * k, unit: .flops) {
    var span = sums.mutableSpan
    Kernels.accumulateRowsReference(
      columns.span, values.span, of: rows.span, stride: k, into: &span)
  }
  bench.report(
    "rows/kernel", work: 2 * cells * k, unit: .flops, against: "rows/reference",
    limit: .floats
  ) {
    var span = sums.mutableSpan
    Kernels.accumulateRows(
      columns.span, values.span, of: rows.span, stride: k, into: &span)
  }
}
