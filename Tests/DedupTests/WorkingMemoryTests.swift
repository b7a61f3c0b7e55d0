import Dedup
import Foundation
import Testing
import Vectors

@Suite("Searches in bounded memory") struct WorkingMemoryTests {
  /// Unrelated texts, and after each third of them a copy of its first half.
  static let texts: [[Int]] = (0..<120).flatMap { i in
    let words = randomWords(150, below: 20_000, seed: UInt64(i))
    return i % 3 == 0 ? [words, Array(words.prefix(90))] : [words]
  }

  private func run(
    _ memory: WorkingMemory, _ options: CopySearch.Options
  ) throws -> [String] {
    let copies = try CopySearch(options, memory: memory).run(
      over: corpus(Self.texts.map { text($0) }), parallel: Parallel(threads: 2))
    return copies.pairs.map { "\($0)" } + copies.families.numbers.map(String.init)
  }

  @Test(arguments: CopySearch.Mode.allCases, [nil, 0.4])
  func `find the same`(mode: CopySearch.Mode, minimum: Double?) throws {
    var options = CopySearch.Options()
    options.mode = mode
    options.minimumJaccard = minimum
    let all = try run(WorkingMemory(), options)
    #expect(all.count > 160 + 30)
    #expect(
      try run(WorkingMemory(bytes: 0, folder: NSTemporaryDirectory()), options) == all)
  }

  @Test func `find the same under a condition`() throws {
    var options = CopySearch.Options()
    options.acrossOutlets = true
    let all = try run(WorkingMemory(), options)
    #expect(
      try run(WorkingMemory(bytes: 0, folder: NSTemporaryDirectory()), options) == all)
  }

  @Test(arguments: CopySearch.Mode.allCases)
  func `tell of a folder that takes no files`(mode: CopySearch.Mode) throws {
    var options = CopySearch.Options()
    options.mode = mode
    let error = ExportError.unwritable(
      path: "a temporary file in /no/such", reason: "No such file or directory")
    #expect(throws: DedupError.temporaryFile(error)) {
      try run(WorkingMemory(bytes: 0, folder: "/no/such"), options)
    }
    #expect(
      DedupError.temporaryFile(error).description
        == "a temporary file in /no/such: cannot be written: No such file or directory")
  }
}
