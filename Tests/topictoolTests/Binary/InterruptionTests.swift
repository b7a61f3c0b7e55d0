import Foundation
import Testing

@testable import topictool

@Suite("Interruption of the built tool") struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `leaves no half-written file and says nothing`(signal: Int32) throws {
    let folder = try Batch.folder()
    try folder.write("old", to: "p.csv")
    try folder.write("", to: "err")
    // Standard input stays open, so that the run waits for more when the signal comes.
    let input = Pipe()
    let error = try FileHandle(forWritingTo: folder.file("err"))
    let child = try Child(
      "/usr/bin/env",
      [
        "-C", folder.path, Binary.path, "dedup", "--pairs", "p.csv", "--families",
        "f.csv", "-",
      ],
      streams: (
        input.fileHandleForReading.fileDescriptor,
        FileHandle.nullDevice.fileDescriptor, error.fileDescriptor
      ))
    try error.close()
    try input.fileHandleForWriting.write(contentsOf: Data(Batch.lines.utf8))
    while try folder.names.count(where: { $0.hasSuffix(".partial") }) < 2 {
      sched_yield()
    }
    kill(child.identifier, signal)

    #expect(child.wait() == .exit(128 + signal))
    #expect(try folder.names == ["err", "in.jsonl", "p.csv"])
    #expect(try folder.read("p.csv") == "old")
    #expect(try folder.read("err") == "")
  }
}
