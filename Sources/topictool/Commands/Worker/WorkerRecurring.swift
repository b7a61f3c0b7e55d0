internal import Dedup

/// `topictool worker recurring`: which phrases are recurring text.
enum WorkerRecurring: Worker {
  static let specification = Specification(
    name: "worker recurring", summary: "which phrases of a range are recurring text",
    operands: "",
    details: [
      "In: phrases lines of sign, by range; all of a range. Out: recurring, range, blob. "
        + "These lines of all ranges are the FILE of verify --recurring."
    ],
    ownOptions: [
      WorkerOptions.articles.declaration, WorkerOptions.firsts.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker recurring --articles 100000 --firsts firsts.tsv < lines",
        "of some ranges"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let count = try arguments.required(WorkerOptions.articles)
    let firsts = try WorkerFile.firsts(of: arguments.required(WorkerOptions.firsts))
    var recurrence = RangeRecurrence(articleCount: count, firsts: firsts)
    var order = RangeOrder()
    var range: Int?
    func endRange() throws(WorkerError) {
      guard let range else { return }
      try job.write(kind: "recurring", number: range, blob: recurrence.endRange())
    }
    while try job.next() {
      try job.line.split("phrases", "range", "blob")
      try job.line.expect(kind: "phrases")
      if try order.moves(on: job.line) { try endRange() }
      range = try job.line.integer(1, "range", in: 0...Int.max)
      try job.line.unpack(2) { blob throws(BlobFault) in
        try recurrence.add(blob)
      }
    }
    try endRange()
  }
}
