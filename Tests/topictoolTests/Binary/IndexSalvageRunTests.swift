import Foundation
import Testing

@testable import topictool

/// What `index verify` says of an index that is damaged, and of one that cannot be looked at.
@Suite("Verdicts of index verify") struct IndexSalvageRunTests {
  let folder: Folder

  init() throws {
    folder = try Batch.folder()
    try folder.expectDone("index create x --shingle 4")
    try folder.expectDone("index add x in.jsonl")
    try folder.expectDone("index delete x post-2")
  }

  @Test(arguments: [
    "rm x/manifest", ": >x/manifest", "printf X | dd of=x/manifest conv=notrunc",
  ])
  func `a manifest that is lost is damage, and the articles are saved`(line: String)
    throws
  {
    _ = try Binary.shell(line, in: folder)
    let verdict = try folder.run("index verify x")
    #expect(verdict.status == 1)
    #expect(verdict.output.hasPrefix("'x/manifest' is damaged: "), "\(verdict.output)")
    #expect(verdict.output.split(separator: "\n").count == 1)
    #expect(
      verdict.error == "topictool: error: 1 part of 'x' cannot be read; "
        + "--salvage writes what can to a new index\n")
    let other = try folder.run("index stats x")
    #expect(other.status == 1 && other.error.contains("'x/manifest' is damaged: "))

    let saved = try folder.run("index verify x --salvage y")
    #expect(saved.status == 0 && saved.output == verdict.output)
    #expect(
      saved.error == """
        topictool: note: without the manifest, articles that were deleted or replaced may be \
        back, and --shingle, --seed and --min-words are the standard ones
        topictool: 5 articles saved to 'y'

        """)
    let exported = try folder.run("index export y").output
    #expect(exported.split(separator: "\n").count == 5 && exported.contains("post-2"))
    #expect(
      try folder.run("index stats y --format json").output.contains(#""shingle":3"#))
  }

  /// Where the limit on memory is one that the tool starts under; a file of a terabyte that
  /// takes no space is more than that.
  @Test func `a file for which there is no memory is not called damaged`() throws {
    let segment = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("x"))
        .first { $0.hasSuffix(".segment") })
    let size = try folder.bytes("x/\(segment)").count
    let run = try Binary.shell(
      """
      truncate -s 1T x/\(segment) || exit 99
      (ulimit -v 500000000 && topictool --version) >/dev/null 2>&1 || exit 99
      ulimit -v 500000000; topictool index verify x; echo $?
      topictool index verify x --salvage y; echo $?
      """, in: folder)
    guard run.status != 99 else { return }
    #expect(run.output == "1\n1\n")
    let complaint =
      "topictool: error: 'x/\(segment)' cannot be read: Cannot allocate memory\n"
    #expect(run.error == complaint + complaint)
    #expect(try folder.names == ["in.jsonl", "x"])
    _ = try Binary.shell("truncate -s \(size) x/\(segment)", in: folder)
    #expect(try folder.run("index verify x").error.hasPrefix("topictool: sound: "))
  }

  @Test(
    .enabled(
      if: getuid() != 0 || CompletionTests.has("setpriv"), "no other user here"))
  func `a file that may not be read is not called damaged`() throws {
    let run = try Binary.shell(
      """
      \(Binary.uncounted)
      chmod a+rx . x && chmod a+r x/* && chmod a-r x/*.segment || exit 99
      \(IndexFaultTests.asNobody) test -x '\(Binary.path)' || exit 99
      \(IndexFaultTests.asNobody) '\(Binary.path)' index verify x
      """, in: folder)
    guard run.status != 99 else { return }
    #expect(run.status == 1 && run.output == "")
    #expect(run.error.hasSuffix(".segment' cannot be read: Permission denied\n"))
    #expect(run.error.split(separator: "\n").count == 1)
  }
}
