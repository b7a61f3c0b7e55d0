import Vectors

/// What goes over the text of an article once: out of a file, in search of a mark, and to
/// count its scalars; and over its words, for those that may be of interest.
func benchmarkPassing(_ bench: inout Bench) {
  var bytes: [UInt8] = []
  while bytes.count < 1 << 15 {
    bytes.append(contentsOf: "وصلت قوافل جديدة. إلى المخيم ".utf8)
  }
  bench.section("passing over \(bytes.count) bytes")
  benchmarkCopy(&bench, bytes)

  bench.check(
    !Kernels.hasEllipsis(bytes.span) && !Kernels.hasEllipsisReference(bytes.span),
    "hasEllipsis")
  bench.report("ellipsis/reference", work: bytes.count, unit: .bytes) {
    Kernels.hasEllipsisReference(bytes.span)
  }
  bench.report(
    "ellipsis/kernel", work: bytes.count, unit: .bytes, against: "ellipsis/reference",
    limit: .cache
  ) {
    Kernels.hasEllipsis(bytes.span)
  }

  bench.check(
    Kernels.scalarCount(bytes.span) == Kernels.scalarCountReference(bytes.span),
    "scalarCount")
  bench.report("scalars/reference", work: bytes.count, unit: .bytes) {
    Kernels.scalarCountReference(bytes.span)
  }
  bench.report(
    "scalars/kernel", work: bytes.count, unit: .bytes, against: "scalars/reference",
    limit: .cache
  ) {
    Kernels.scalarCount(bytes.span)
  }
  benchmarkFilter(&bench)
  benchmarkMeeting(&bench)
}

/// The text of a record up to its first escape.
private func benchmarkCopy(_ bench: inout Bench, _ bytes: [UInt8]) {
  let stop = UInt8(ascii: "\\")
  var (fast, plain) = (
    [UInt8](repeating: 0, count: bytes.count), [UInt8](repeating: 0, count: bytes.count)
  )
  func copy(isPlain: Bool, _ output: inout [UInt8]) -> Int {
    var span = output.mutableSpan
    return isPlain
      ? Kernels.copyReference(bytes.span, from: 0, upTo: stop, into: &span, at: 0)
      : Kernels.copy(bytes.span, from: 0, upTo: stop, into: &span, at: 0)
  }
  let ends = (copy(isPlain: false, &fast), copy(isPlain: true, &plain))
  bench.check(ends.0 == ends.1 && fast == plain, "copy(_:from:upTo:)")
  bench.report("copy/reference", work: bytes.count, unit: .bytes) {
    copy(isPlain: true, &plain)
  }
  bench.report(
    "copy/kernel", work: bytes.count, unit: .bytes, against: "copy/reference",
    limit: .cache
  ) {
    copy(isPlain: false, &fast)
  }
}

/// Which of 4,096 words have their bit in a filter, of which one in sixteen is set.
private func benchmarkFilter(_ bench: inout Bench) {
  var random = SplitMix64(seed: 21)
  let hashes = (0..<4096).map { _ in random.next() }
  let filter = (0..<1024).map { _ in
    random.next() & random.next() & random.next() & random.next()
  }
  var (fast, plain) = (
    [Int32](repeating: 0, count: hashes.count), [Int32](repeating: 0, count: hashes.count)
  )
  func find(isPlain: Bool, _ places: inout [Int32]) -> Int {
    var span = places.mutableSpan
    return isPlain
      ? Kernels.placesReference(of: hashes.span, passing: filter.span, into: &span)
      : Kernels.places(of: hashes.span, passing: filter.span, into: &span)
  }
  let counts = (find(isPlain: false, &fast), find(isPlain: true, &plain))
  bench.check(
    counts.0 == counts.1 && fast.prefix(counts.0) == plain.prefix(counts.1), "places")
  bench.report("filter/reference", work: 8 * hashes.count, unit: .bytes) {
    find(isPlain: true, &plain)
  }
  bench.report(
    "filter/kernel", work: 8 * hashes.count, unit: .bytes, against: "filter/reference",
    limit: .cache
  ) {
    find(isPlain: false, &fast)
  }
}

/// Two stretches of 48 words that have none in common.
private func benchmarkMeeting(_ bench: inout Bench) {
  let (a, b) = ((0..<48).map { UInt32(2 * $0) }, (0..<48).map { UInt32(2 * $0 + 1) })
  bench.check(
    !Kernels.meet(a.span, b.span) && !Kernels.meetReference(a.span, b.span)
      && Kernels.meet(a.span, (b + [46]).span), "meet")
  bench.report("meet/reference", work: 4 * a.count * b.count, unit: .bytes) {
    Kernels.meetReference(a.span, b.span)
  }
  bench.report(
    "meet/kernel", work: 4 * a.count * b.count, unit: .bytes, against: "meet/reference",
    limit: .cache
  ) {
    Kernels.meet(a.span, b.span)
  }
}
