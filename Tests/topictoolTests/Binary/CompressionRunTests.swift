import Testing

@testable import topictool

@Suite("Runs on compressed input") struct CompressionRunTests {
  /// Writes a program by another process.
  ///
  /// What this one has open for writing is also open in what it forks just then, and as long as
  /// it is the system starts no such program.
  private func write(_ script: String, as program: String, in folder: Folder) throws {
    let run = try Binary.shell(
      "cat >\(program) <<'END'\n#!/bin/sh\n\(script)\nEND\nchmod +x \(program)",
      in: folder)
    try #require(run.status == 0)
  }

  @Test(.timeLimit(.minutes(2)))
  func `a program that complains more than a pipe holds does not wait for ever`() throws {
    let folder = try Folder()
    try write(
      """
      head -c 300000 /dev/zero | tr '\\0' x >&2
      cat "$3"
      """, as: "zstd", in: folder)
    try folder.write("{\"id\":\"one\",\"text\":\"a b c\"}\n", to: "in.jsonl.zst")
    let run = try Binary.shell(
      "export PATH=\"$PWD:$PATH\"; "
        + "topictool dedup in.jsonl.zst --families -", in: folder)
    #expect(run.status == 0)
    #expect(run.rows["one"] != nil)
  }

  @Test(arguments: [
    ("kill -9 $$", "gzip failed"),
    ("echo $0: some: reason >&2; exit 2", "gzip says 'reason'"),
    ("printf '{\"text\":'; exit 1", "gzip failed"),
  ])
  func `a program that does not unpack, or is missing, is one line`(
    script: String, reason: String
  ) throws {
    let folder = try Folder()
    try folder.write("", to: "a.jsonl.gz")
    try write(script, as: "gzip", in: folder)
    for (path, complaint) in [
      (folder.path, "cannot be unpacked: \(reason)"),
      (folder.path("none"), "needs the program 'gzip', which was not found"),
    ] {
      let run = try Binary.run(
        ["dedup", "a.jsonl.gz"], in: folder, environment: ["PATH": path])
      #expect(run.status != 0 && run.output == "")
      #expect(run.error == "topictool: error: a.jsonl.gz: \(complaint)\n")
    }
  }

  @Test(arguments: [
    ("gzip", #"\037\213\010\000\000\000"#), ("zstd", #"\050\265\057\375\044\015"#),
    ("xz", #"\375\067zXZ\000"#), ("bzip2", "BZh51AY"),
  ])
  func `what is packed and does not say so is told by what it begins with`(
    program: String, start: String
  ) throws {
    let folder = try Folder()
    for (input, name) in [("packed.jsonl", "packed.jsonl"), ("-", "stdin")] {
      let run = try Binary.shell(
        "printf '\(start)' >packed.jsonl; topictool dedup \(input) <packed.jsonl",
        in: folder)
      #expect(run.status == 2 && run.output == "")
      #expect(
        run.error
          == "topictool: error: \(name): packed by \(program), which its name does "
          + "not say: unpack it first, with \(program) -dc\n")
    }
  }

  @Test func `text that begins nearly as packed files do is text`() throws {
    let folder = try Folder()
    try folder.write("BZh92 is what it begins with, nearly", to: "a.txt")
    try folder.write("7z", to: "b.txt")
    let run = try Binary.run(["dedup", "a.txt", "b.txt"], in: folder)
    #expect(run.status == 0)
  }
}
