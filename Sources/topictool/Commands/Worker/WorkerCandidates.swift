internal import Dedup

/// `topictool worker candidates`: which pairs of texts are to be compared.
enum WorkerCandidates: Worker {
  static let specification = Specification(
    name: "worker candidates", summary: "which pairs of texts are to be compared",
    operands: "",
    details: [
      "In: pairs lines of buckets, by range; all of a range. Out: pair, the number of the "
        + "earlier text and that of the later one, each pair once."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [("topictool worker candidates < lines", "of some ranges")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var pairs = CountedPairs()
    var order = RangeOrder()
    func endRange() throws(WorkerError) {
      for pair in pairs.takeCandidates() {
        var line = OutputLine("pair")
        line.append(pair.a)
        line.append(pair.b)
        try job.write(line)
      }
    }
    while try job.next() {
      try job.line.split("pairs", "range", "blob")
      try job.line.expect(kind: "pairs")
      if try order.moves(on: job.line) { try endRange() }
      try job.line.unpack(2) { blob throws(BlobFault) in
        try pairs.append(packed: blob)
      }
    }
    try endRange()
  }
}
