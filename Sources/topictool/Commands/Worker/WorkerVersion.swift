/// `topictool worker version`: which lines the workers read and write.
enum WorkerVersion: Worker {
  static let specification = Specification(
    name: "worker version", summary: "the version of the protocol and of the release",
    operands: "",
    details: [
      "Reads nothing and writes: version, the version of the lines, the release."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [("topictool worker version < /dev/null", "as a driver asks")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var line = OutputLine("version")
    line.append(WorkerProtocol.version)
    line.append(text: Tool.version)
    try job.write(line)
  }
}
