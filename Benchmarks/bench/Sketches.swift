import Dedup
import Vectors

/// Sketches of 128 slots, and what it costs to make and to compare them.
func benchmarkSketches(_ bench: inout Bench) {
  let slots = 128
  var random = SplitMix64(seed: 1)
  let a = (0..<slots).map { _ in UInt16.random(in: 0..<4, using: &random) }
  var b = (0..<slots).map { _ in UInt16.random(in: 0..<4, using: &random) }
  bench.section("sketches of \(slots) slots")

  let equal = Kernels.equalCountReference(a.span, b.span)
  bench.check(Kernels.equalCount(a.span, b.span) == equal, "equalCount")
  bench.report("equalCount/reference", work: slots, unit: .items) {
    Kernels.equalCountReference(a.span, b.span)
  }
  bench.report(
    "equalCount/kernel", work: slots, unit: .items, against: "equalCount/reference",
    limit: .cache, amount: 4
  ) {
    Kernels.equalCount(a.span, b.span)
  }
  bench.report("minimum/reference", work: slots, unit: .items) {
    var span = b.mutableSpan
    Kernels.minimumReference(a.span, into: &span)
  }
  bench.report(
    "minimum/kernel", work: slots, unit: .items, against: "minimum/reference",
    limit: .cache, amount: 4
  ) {
    var span = b.mutableSpan
    Kernels.minimum(a.span, into: &span)
  }
  benchmarkSketching(&bench, slots: slots)
}

/// One hash a shingle against one a shingle and slot, on a text of 600 shingles.
private func benchmarkSketching(_ bench: inout Bench, slots: Int) {
  var random = SplitMix64(seed: 2)
  let shingles = (0..<600).map { _ in random.next() }
  guard let scheme = try? MinHash(slots: slots),
    let classical = try? ClassicalMinHash(slots: slots)
  else { return }
  bench.report("minHash/classical", work: shingles.count, unit: .items) {
    classical.sketch(of: shingles.span)[0]
  }
  bench.report(
    "minHash/one permutation", work: shingles.count, unit: .items,
    against: "minHash/classical"
  ) {
    scheme.sketch(of: shingles.span)[0]
  }
}
