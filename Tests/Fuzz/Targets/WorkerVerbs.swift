import Dedup
import Foundation
import Vectors

@testable import topictool

/// A worker makes an answer of any lines and files, or ends with one line that says what is
/// wrong with them, however matching the checksums of blobs are.
///
/// The first byte of an input chooses a verb with its options; the files that these name
/// follow, each up to a zero byte, and then the lines.
enum WorkerVerbs: Target {
  static let name = "workers"

  nonisolated(unsafe) private static let folder: Folder = {
    do { return try Folder() } catch { fatalError("\(error)") }
  }()

  private static let steps: [WorkerJobs.Step] = {
    do { return try WorkerJobs(in: folder).steps } catch { fatalError("\(error)") }
  }()

  /// As little as makes each limit come up.
  private static let limits: WorkerLimits = {
    var limits = WorkerLimits()
    (limits.inputBytes, limits.recordBytes) = (4096, 2000)
    (limits.signedBytes, limits.keptBytes) = (1500, 3000)
    (limits.signed.articles, limits.signed.phrases) = (5, 300)
    (limits.pairs, limits.terms) = (3, 60)
    (limits.rows, limits.similarities, limits.pieceBytes) = (5, 4, 400)
    return limits
  }()

  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let step = steps[Int(first) % steps.count]
    let files = files(of: step)
    let parts = input.dropFirst().split(
      separator: 0, maxSplits: files.count, omittingEmptySubsequences: false)
    guard parts.count == files.count + 1 else { return }
    for (file, content) in zip(files, parts) {
      _ = FileManager.default.createFile(atPath: file, contents: Data(sealed(content)))
    }
    let run: WorkerRun
    do {
      run = try WorkerRun(
        step.line, sealed(parts[files.count]), in: folder, limits: limits)
    } catch {
      fatalError("\(step.line): \(error)")
    }
    hold(run.status == 0 || run.status == 65, "\(step.line): \(run.error)")
    hold(run.error.isEmpty == (run.status == 0), "\(step.line) says '\(run.error)'")
    hold(
      !run.error.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F },
      "a message with control characters")
  }

  /// The files that a verb is told to read.
  private static func files(of step: WorkerJobs.Step) -> [String] {
    step.line.split(separator: " ").filter { $0.hasPrefix("/") }.map(String.init)
  }

  /// Lines with the checksums of their last fields put right.
  private static func sealed(_ lines: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for line in lines.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      if !output.isEmpty || line.startIndex > lines.startIndex {
        output.append(UInt8(ascii: "\n"))
      }
      let blob = line.lastIndex(of: UInt8(ascii: "\t")).map { line[($0 + 1)...] } ?? []
      var bytes: [UInt8] = []
      guard Base64.decode(Array(blob).span, to: &bytes), bytes.count >= 4 else {
        output += line
        continue
      }
      bytes.removeLast(4)
      bytes.append(little: Kernels.crc32(bytes.span))
      output += line.dropLast(blob.count)
      Base64.append(bytes.span, to: &output)
    }
    return output
  }

  /// What the verbs were sent and read when all jobs were done, cut to what an input has room
  /// for.
  static var seeds: [[UInt8]] {
    steps.enumerated().map { number, step in
      var seed = [UInt8(number)]
      for file in files(of: step) {
        seed += FileManager.default.contents(atPath: file) ?? Data()
        seed.append(0)
      }
      for line in step.input where seed.count + line.utf8.count < 16_384 {
        seed += Array(line.utf8) + [UInt8(ascii: "\n")]
      }
      return seed
    }
  }
}
