internal import Dedup

/// `topictool worker buckets`: which texts share a key of a range.
enum WorkerBuckets: Worker {
  static let specification = Specification(
    name: "worker buckets", summary: "which texts share keys of a range",
    operands: "",
    details: [
      "In: bands and samples lines of sign, by kind and range; all of a range. Out: pairs, "
        + "the range of the earlier text, blob; and how many buckets of each kind were too "
        + "large to take every pair: capped, kind, count."
    ],
    ownOptions: [
      WorkerOptions.ranges.declaration, WorkerOptions.firsts.declaration,
    ] + WorkerOptions.search,
    sharedOptions: [],
    examples: [
      (
        "topictool worker buckets --ranges 64 --firsts firsts.tsv < lines",
        "of some ranges"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let ranges = try arguments.required(WorkerOptions.ranges)
    let firsts = try WorkerFile.firsts(of: arguments.required(WorkerOptions.firsts))
    var candidates = try RangeCandidates(
      WorkerOptions.search(arguments), firsts: firsts)
    var order = RangeOrder()
    while try job.next() {
      try job.line.split("kind", "range", "blob")
      if try order.moves(on: job.line) {
        candidates.endRange()
        if candidates.pairs.isFull(at: job.limits.pairs) {
          try write(&candidates.pairs, ranges: ranges, to: job)
        }
      }
      if job.line.kind == "samples" {
        try job.line.unpack(2) { blob throws(BlobFault) in
          try candidates.addSamples(blob)
        }
      } else {
        try job.line.expect(kind: "bands")
        try job.line.unpack(2) { blob throws(BlobFault) in
          try candidates.addBands(blob)
        }
      }
    }
    candidates.endRange()
    try write(&candidates.pairs, ranges: ranges, to: job)
    try write("bands", capped: candidates.cappedBuckets, to: job)
    try write("samples", capped: candidates.cappedFingerprints, to: job)
  }

  private static func write(
    _ pairs: inout CountedPairs, ranges: Int, to job: WorkerJob
  ) throws(WorkerError) {
    try pairs.takeBlobs(ranges: ranges) { (range, blob) throws(WorkerError) in
      try job.write(kind: "pairs", number: range, blob: blob)
    }
  }

  private static func write(
    _ kind: String, capped count: Int, to job: WorkerJob
  ) throws(WorkerError) {
    guard count > 0 else { return }
    var line = OutputLine("capped")
    line.append(text: kind)
    line.append(count)
    try job.write(line)
  }
}
