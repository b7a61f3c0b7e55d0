import Vectors

/// Dense vectors of 4,096 floats: 16 KB each, so that two fit into the first cache.
func benchmarkDense(_ bench: inout Bench) {
  let count = 4096
  let a = uniform(count, seed: 1)
  let b = uniform(count, seed: 2)
  bench.section("dense vectors of \(count)")

  let expected = Kernels.dotReference(a.span, b.span)
  bench.check(abs(Kernels.dot(a.span, b.span) - expected) <= 1e-4 * expected, "dot")
  bench.report("dot/reference", work: 2 * count, unit: .flops) {
    Kernels.dotReference(a.span, b.span)
  }
  bench.report(
    "dot/kernel", work: 2 * count, unit: .flops, against: "dot/reference",
    limit: .floats
  ) {
    Kernels.dot(a.span, b.span)
  }
}

/// Uniform numbers in 0...1 that follow from the seed.
func uniform(_ count: Int, seed: UInt64) -> [Float] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in Float.random(in: 0...1, using: &random) }
}
