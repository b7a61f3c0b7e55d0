internal import Dedup

/// `topictool worker components`: which nodes edges connect.
enum WorkerComponents: Worker {
  static let specification = Specification(
    name: "worker components", summary: "which nodes edges connect", operands: "",
    details: [
      "In: a, b, the nodes of an edge: whole numbers, in any order. Out: component, node, "
        + "root, for every node, ascending; the root is the least node of the component. "
        + "An edge of a node with itself makes it known. About 80 bytes a node are held."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [("topictool worker components < edges.tsv", "of all copies")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var components = Components()
    while try job.next() {
      try job.line.split("a", "b")
      try components.join(
        try job.line.integer(0, "a", in: 0...Int.max),
        try job.line.integer(1, "b", in: 0...Int.max))
    }
    try components.forEachNode { (node, root) throws(WorkerError) in
      var line = OutputLine("component")
      line.append(node)
      line.append(root)
      try job.write(line)
    }
  }
}
