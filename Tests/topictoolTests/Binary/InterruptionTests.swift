import Foundation
import Testing

@Suite("Interruption of the built tool") struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `leaves no half-written file and says nothing`(signal: Int32) throws {
    let folder = try Batch.folder()
    try folder.write("old", to: "p.csv")
    try folder.write("", to: "err")
    // Standard input stays open, so that the run waits for more when the signal comes.
    let input = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["dedup", "--pairs", "p.csv", "--families", "f.csv", "-"]
    process.currentDirectoryURL = folder.url
    process.standardInput = input
    process.standardError = try FileHandle(forWritingTo: folder.file("err"))
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Batch.lines.utf8))
    while process.isRunning,
      try folder.names.count(where: { $0.hasSuffix(".partial") }) < 2
    {
      sched_yield()
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()

    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    #expect(try folder.names == ["err", "in.jsonl", "p.csv"])
    #expect(try folder.read("p.csv") == "old")
    #expect(try folder.read("err") == "")
  }
}
