import Foundation
import Testing

@testable import topictool

/// The built tool, run as a user runs it.
enum Binary {
  /// What a run left behind.
  struct Run {
    let status: Int32
    /// Whether a signal ended it; then ``status`` is its number.
    let endedBySignal: Bool
    let output: String
    let error: String
  }

  /// The tool, in the folder of the test bundle.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("topictool").path

  /// What begins a shell line in which the tool cannot write files: where the lines that tests
  /// run are counted, its counts are one.
  static let uncounted = "export LLVM_PROFILE_FILE=/dev/null; "

  /// Runs the tool in `folder`.
  static func run(
    _ arguments: [String], in folder: Folder, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Run {
    try run(path, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a shell line in which `topictool` is the tool.
  static func shell(_ line: String, in folder: Folder) throws -> Run {
    try run("/bin/sh", ["-c", "topictool() { '\(path)' \"$@\"; }; \(line)"], in: folder)
  }

  // Streams go through files: no pipe can fill up, and none has to be drained in time.
  private static func run(
    _ program: String, _ arguments: [String], in folder: Folder, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Run {
    let streams = try Folder()
    try streams.write(input, to: "in")
    try streams.write("", to: "out")
    try streams.write("", to: "err")
    let files = [
      try FileHandle(forReadingFrom: streams.file("in")),
      try FileHandle(forWritingTo: streams.file("out")),
      try FileHandle(forWritingTo: streams.file("err")),
    ]
    let descriptors = files.map(\.fileDescriptor)
    let child = try Child(
      "/usr/bin/env", ["-C", folder.path, program] + arguments,
      streams: (descriptors[0], descriptors[1], descriptors[2]),
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
    for file in files { try file.close() }
    let (status, endedBySignal): (Int32, Bool) =
      switch child.wait() {
      case .exit(let status): (status, false)
      case .signal(let signal): (signal, true)
      }
    return Run(
      status: status, endedBySignal: endedBySignal,
      output: try streams.read("out"), error: try streams.read("err"))
  }
}

extension Binary.Run {
  /// The fields of each row of a table by its first, without the header.
  var rows: [String: [String]] {
    let rows = output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0.dropFirst())) })
  }
}

/// A folder that exists for as long as it is referred to.
final class Folder {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("topictool-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  func path(_ name: String) -> String { file(name).path }

  var path: String { url.path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: file(name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: file(name))) }

  /// Runs the tool here with the words of a line.
  func run(_ line: String) throws -> Binary.Run {
    try Binary.run(line.split(separator: " ").map(String.init), in: self)
  }

  /// Runs the tool here, and expects that it has nothing to say.
  func expectDone(_ line: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let run = try run(line)
    #expect(run.status == 0 && run.error == "", sourceLocation: sourceLocation)
  }

  /// Names of all files, hidden ones included, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
