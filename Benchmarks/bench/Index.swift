import Vectors

/// One article of 200 cells against 8,192 others through lists of who has each term.
func benchmarkIndex(_ bench: inout Bench) {
  let (cells, terms, rows) = (200, 20_000, 8192)
  var random = SplitMix64(seed: 11)
  var (starts, ids) = ([Int32(0)], [UInt16]())
  for term in 0..<terms {
    // Terms get rarer as words do.
    for row in 0..<rows
    where Int.random(in: 0..<rows, using: &random) < rows / (term + 8) {
      ids.append(UInt16(row))
    }
    starts.append(Int32(ids.count))
  }
  let weights = uniform(ids.count, seed: 12)
  let columns = Set(
    (0..<cells).map { _ in Int32.random(in: 0..<Int32(terms), using: &random) }
  )
  .sorted()
  let values = uniform(columns.count, seed: 13)
  let postings = columns.reduce(0) { $0 + Int(starts[Int($1) + 1] - starts[Int($1)]) }
  bench.section("an index of \(rows) rows, \(postings) postings met")

  func add(isPlain: Bool, _ sums: inout [Float]) {
    var span = sums.mutableSpan
    if isPlain {
      Kernels.accumulatePostingsReference(
        columns.span, values.span, starts: starts.span, ids: ids.span,
        weights: weights.span, from: 0, into: &span)
    } else {
      Kernels.accumulatePostings(
        columns.span, values.span, starts: starts.span, ids: ids.span,
        weights: weights.span, from: 0, into: &span)
    }
  }
  var (fast, plain) = (
    [Float](repeating: 0, count: rows), [Float](repeating: 0, count: rows)
  )
  add(isPlain: false, &fast)
  add(isPlain: true, &plain)
  bench.check(fast == plain, "postings")
  bench.report("postings/reference", work: 2 * postings, unit: .flops) {
    add(isPlain: true, &plain)
  }
  bench.report(
    "postings/kernel", work: 2 * postings, unit: .flops, against: "postings/reference",
    limit: .floats
  ) {
    add(isPlain: false, &fast)
  }
  benchmarkSelection(&bench, sums: uniform(rows, seed: 14), columns, values)
}

/// Which sums reach a bound, and which cells matter to a block of rows.
private func benchmarkSelection(
  _ bench: inout Bench, sums: [Float], _ columns: [Int32], _ values: [Float]
) {
  let bounds = uniform(sums.count, seed: 15)
  var indices = [Int32](repeating: 0, count: sums.count)
  func reaching(isPlain: Bool) -> Int {
    var span = indices.mutableSpan
    // One in a thousand reaches it.
    return isPlain
      ? Kernels.reachingReference(1.045, by: sums.span, 0.1, bounds.span, indices: &span)
      : Kernels.reaching(1.045, by: sums.span, 0.1, bounds.span, indices: &span)
  }
  bench.check(reaching(isPlain: true) == reaching(isPlain: false), "reaching")
  bench.report("reaching/reference", work: sums.count, unit: .items) {
    reaching(isPlain: true)
  }
  bench.report(
    "reaching/kernel", work: sums.count, unit: .items, against: "reaching/reference",
    limit: .cache, amount: 8
  ) {
    reaching(isPlain: false)
  }

  var random = SplitMix64(seed: 16)
  let map = (0..<20_000).map { _ in
    Bool.random(using: &random) ? Int32.random(in: 0..<500, using: &random) : -1
  }
  var newColumns = columns
  var newValues = values
  func translate(isPlain: Bool) -> Int {
    var columnSpan = newColumns.mutableSpan
    var valueSpan = newValues.mutableSpan
    return isPlain
      ? Kernels.translateReference(
        columns.span, values.span, through: map.span, columns: &columnSpan,
        values: &valueSpan)
      : Kernels.translate(
        columns.span, values.span, through: map.span, columns: &columnSpan,
        values: &valueSpan)
  }
  bench.check(translate(isPlain: true) == translate(isPlain: false), "translate")
  bench.report("translate/reference", work: columns.count, unit: .items) {
    translate(isPlain: true)
  }
  bench.report(
    "translate/kernel", work: columns.count, unit: .items, against: "translate/reference",
    limit: .cache, amount: 12
  ) {
    translate(isPlain: false)
  }
}
