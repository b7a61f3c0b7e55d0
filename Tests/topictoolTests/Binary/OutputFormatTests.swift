import Testing

/// The name of an output tells its format.
@Suite("Formats of the built tool's outputs") struct OutputFormatTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  @Test
  func `rows are JSON or JSON Lines where the name says so, else CSV`() throws {
    try folder.expectDone(
      "dedup in.jsonl --pairs p.json --families f.jsonl --outlets o.dat --quiet")
    #expect(try folder.read("p.json").hasPrefix("[\n{\"a\":\"wire-1\",\"b\":\"echo-1\""))
    #expect(try folder.read("f.jsonl").hasPrefix("{\"id\":\"wire-1\",\"family\":1,"))
    #expect(try folder.read("o.dat").hasPrefix("source,articles,"))

    try folder.expectDone("cluster in.jsonl -k 2 --assignments a.ndjson --quiet")
    #expect(try folder.read("a.ndjson").split(separator: "\n").count == 5)
    try folder.expectDone("events in.jsonl --assignments a.json")
    #expect(try folder.read("a.json").hasSuffix("}\n]\n"))
  }

  @Test
  func `a file that holds another format than its name says is noted`() throws {
    let run = try folder.run("dedup in.jsonl --pairs p.tsv --passages q.csv")
    #expect(run.status == 0)
    #expect(
      run.error.hasPrefix(
        """
        topictool: note: --pairs writes CSV, into 'p.tsv' too
        topictool: note: --passages writes JSON Lines, into 'q.csv' too

        """))
    #expect(try folder.read("p.tsv").hasPrefix("a,b,relation"))
    #expect(try folder.read("q.csv").hasPrefix("{\"a\":"))
  }
}
