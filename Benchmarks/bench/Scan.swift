import Vectors

/// The searches of the readers, over a line of Arabic text without a hit.
func benchmarkScan(_ bench: inout Bench) {
  var bytes: [UInt8] = []
  while bytes.count < 1 << 16 {
    bytes.append(contentsOf: "وصلت قوافل جديدة إلى المخيم ".utf8)
  }
  let count = bytes.count
  let set = SIMD4<UInt8>(0x22, 0x2C, 0x0A, 0x0D)
  bench.section("scanning \(count) bytes")

  bench.check(
    Kernels.firstIndex(of: 0x0A, in: bytes.span, from: 0)
      == Kernels.firstIndexReference(of: 0x0A, in: bytes.span, from: 0), "firstIndex(of:)"
  )
  bench.report("line end/reference", work: count, unit: .bytes) {
    Kernels.firstIndexReference(of: 0x0A, in: bytes.span, from: 0)
  }
  bench.report(
    "line end/kernel", work: count, unit: .bytes, against: "line end/reference",
    limit: .cache
  ) {
    Kernels.firstIndex(of: 0x0A, in: bytes.span, from: 0)
  }

  bench.check(
    Kernels.firstIndex(ofAny: set, in: bytes.span, from: 0)
      == Kernels.firstIndexReference(ofAny: set, in: bytes.span, from: 0),
    "firstIndex(ofAny:)")
  bench.report("CSV field/reference", work: count, unit: .bytes) {
    Kernels.firstIndexReference(ofAny: set, in: bytes.span, from: 0)
  }
  bench.report(
    "CSV field/kernel", work: count, unit: .bytes, against: "CSV field/reference",
    limit: .cache
  ) {
    Kernels.firstIndex(ofAny: set, in: bytes.span, from: 0)
  }

  bench.check(
    Kernels.endOfPlainJSON(in: bytes.span, from: 0)
      == Kernels.endOfPlainJSONReference(in: bytes.span, from: 0), "endOfPlainJSON")
  bench.report("JSON string/reference", work: count, unit: .bytes) {
    Kernels.endOfPlainJSONReference(in: bytes.span, from: 0)
  }
  bench.report(
    "JSON string/kernel", work: count, unit: .bytes, against: "JSON string/reference",
    limit: .cache
  ) {
    Kernels.endOfPlainJSON(in: bytes.span, from: 0)
  }

  bench.check(
    Kernels.count(of: 0x20, in: bytes.span)
      == Kernels.countReference(of: 0x20, in: bytes.span), "count(of:)")
  bench.report("count/reference", work: count, unit: .bytes) {
    Kernels.countReference(of: 0x20, in: bytes.span)
  }
  bench.report(
    "count/kernel", work: count, unit: .bytes, against: "count/reference",
    limit: .cache
  ) {
    Kernels.count(of: 0x20, in: bytes.span)
  }

  bench.check(Kernels.isUTF8(bytes.span), "isUTF8")
  bench.report("UTF-8/reference", work: count, unit: .bytes) {
    Kernels.isUTF8Reference(bytes.span)
  }
  bench.report(
    "UTF-8/kernel", work: count, unit: .bytes, against: "UTF-8/reference",
    limit: .cache
  ) {
    Kernels.isUTF8(bytes.span)
  }
  benchmarkRuns(&bench, bytes)
}

/// What counting words does to find them: runs between spaces, without signs at their edges,
/// by their hashes.
private func benchmarkRuns(_ bench: inout Bench, _ bytes: [UInt8]) {
  var edges = [UInt32](repeating: 0, count: bytes.count + 1)
  var hashes = [UInt64](repeating: 0, count: bytes.count)
  func find(isPlain: Bool) -> Int {
    var span = edges.mutableSpan
    return isPlain
      ? Kernels.runsReference(of: bytes.span, into: &span)
      : Kernels.runs(of: bytes.span, into: &span)
  }
  let count = find(isPlain: false)
  bench.check(find(isPlain: true) == count, "runs")
  bench.report("runs/reference", work: bytes.count, unit: .bytes) { find(isPlain: true) }
  bench.report(
    "runs/kernel", work: bytes.count, unit: .bytes, against: "runs/reference",
    limit: .cache
  ) {
    find(isPlain: false)
  }

  func hash(isPlain: Bool) -> UInt64 {
    let runs = edges.span.extracting(0..<count)
    var span = hashes.mutableSpan
    if isPlain {
      Kernels.hashesReference(ofRuns: runs, in: bytes.span, key: .ofProcess, into: &span)
    } else {
      Kernels.hashes(ofRuns: runs, in: bytes.span, key: .ofProcess, into: &span)
    }
    return hashes[count / 4]
  }
  bench.check(hash(isPlain: true) == hash(isPlain: false), "hashes of runs")
  bench.report("run hashes/reference", work: count / 2, unit: .items) {
    hash(isPlain: true)
  }
  bench.report(
    "run hashes/kernel", work: count / 2, unit: .items, against: "run hashes/reference",
    limit: .products, amount: 3
  ) {
    hash(isPlain: false)
  }
}
