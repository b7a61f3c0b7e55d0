import Testing

@testable import topictool

@Suite("Runs on compressed input") struct CompressionRunTests {
  @Test(.timeLimit(.minutes(2)))
  func `a program that complains more than a pipe holds does not wait for ever`() throws {
    let folder = try Folder()
    try folder.write(
      """
      #!/bin/sh
      head -c 300000 /dev/zero | tr '\\0' x >&2
      cat "$3"

      """, to: "zstd")
    try folder.write("{\"id\":\"one\",\"text\":\"a b c\"}\n", to: "in.jsonl.zst")
    let run = try Binary.shell(
      "chmod +x zstd; export PATH=\"$PWD:$PATH\"; "
        + "topictool dedup in.jsonl.zst --families -", in: folder)
    #expect(run.status == 0)
    #expect(run.rows["one"] != nil)
  }
}
