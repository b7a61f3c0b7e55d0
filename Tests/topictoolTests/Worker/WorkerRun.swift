import Foundation
import Testing
import Vectors

@testable import topictool

/// A worker that was run in this process, where it can be given other limits.
struct WorkerRun {
  /// The status that the tool would end with.
  private(set) var status: Int32 = 0
  /// What it would say.
  private(set) var error = ""
  /// What was written, without the last line.
  private(set) var lines: [String] = []

  /// Runs a verb with its options on some bytes.
  init(
    _ line: String, _ input: [UInt8], in folder: Folder,
    limits: WorkerLimits = WorkerLimits()
  ) throws {
    let words = line.split(separator: " ").map(String.init)
    let worker = try #require(
      CommandGroup.workers.first { $0.specification.verb == words[0] })
    try Data(input).write(to: folder.file("in"))
    let file = try FileHandle(forReadingFrom: folder.file("in"))
    defer { try? file.close() }
    do {
      let job = WorkerJob(
        reading: file.fileDescriptor, writing: try AtomicFile(path: folder.path("out")),
        limits: limits)
      let arguments = try Arguments(
        Array(words.dropFirst()), for: worker.specification)
      try worker.run(arguments, job)
    } catch let failure as WorkerFailure {
      (status, error) = (failure.status, failure.description)
      return
    } catch ToolError.usage(let reason) {
      (status, error) = (WorkerFailure.usageStatus, reason)
      return
    }
    lines = try folder.read("out").split(separator: "\n").map(String.init)
    let last = lines.popLast() ?? ""
    try #require(last.hasPrefix("#end\t\(words[0])\t"))
  }
}

extension String {
  /// The fields of a line.
  var fields: [String] {
    split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
