import Testing

@Suite("Vocabulary options of the built tool") struct VocabularyRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func vectorize(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["vectorize"] + arguments + ["in.jsonl"], in: folder)
  }

  /// The terms of `out.terms.tsv`.
  var terms: [String] {
    get throws {
      try folder.read("out.terms.tsv").split(separator: "\n").dropFirst().map {
        String($0.prefix { $0 != "\t" })
      }
    }
  }

  @Test
  func `the most frequent terms are kept`() throws {
    #expect(try vectorize("--max-terms", "3", "-o", "out.npz").status == 0)
    #expect(try terms == ["closed", "roads", "rain"].sorted())
  }

  @Test
  func `a byte order mark is no part of the first term`() throws {
    try folder.write("\u{FEFF}roads\nrain\n", to: "list.txt")
    #expect(try vectorize("--vocabulary", "list.txt", "-o", "out.npz").status == 0)
    #expect(try terms == ["roads", "rain"])
  }

  @Test
  func `a vocabulary is a list, or the terms of another run`() throws {
    try folder.write("roads\r\nعطر\n\nrain\tof no account\n", to: "list.txt")
    let listed = try vectorize("--vocabulary", "list.txt", "-o", "out.npz")
    #expect(listed.status == 0)
    #expect(
      listed.error
        == "topictool: note: no article has 1 of the 3 terms of --vocabulary, such as "
        + "'عطر'; terms are looked for as topictool analyze prints them\n")
    #expect(try terms == ["roads", "عطر", "rain"])

    #expect(try vectorize("--min-df", "2", "-o", "two.npz").status == 0)
    let again = try vectorize("--vocabulary", "two.terms.tsv", "-o", "out.npz")
    #expect(again.status == 0 && again.error == "")
    #expect(try folder.bytes("out.npz") == folder.bytes("two.npz"))
    #expect(try folder.read("out.terms.tsv") == folder.read("two.terms.tsv"))
  }

  @Test
  func `hashed columns have no file of terms`() throws {
    let run = try vectorize("--hash-bits", "8", "-o", "out.npz")
    #expect(run.status == 0)
    #expect(
      run.error == "topictool: note: columns are hashes: there is no out.terms.tsv\n")
    #expect(try folder.names == ["in.jsonl", "out.ids.txt", "out.npz"])
    let rows = try vectorize("--hash-bits", "8", "--hash-unsigned")
    #expect(rows.output.contains("wire-1,#"))
    #expect(!rows.output.contains(",-"))
  }

  @Test(arguments: ["similarity", "cluster"])
  func `similarity and cluster take the same options`(command: String) throws {
    try folder.write("rain\nroads\nclosed\n", to: "list.txt")
    for options in [
      ["--vocabulary", "list.txt"], ["--hash-bits", "10"], ["--max-terms", "5"],
    ] {
      let run = try Binary.run([command] + options + ["in.jsonl"], in: folder)
      #expect(run.status == 0 && run.output != "", "\(options)")
    }
  }

  @Test
  func `what leaves no term says so`() throws {
    let none = try vectorize("--min-df", "5", "--max-df", "1.0", "-o", "out.npz")
    #expect(none.status == 0)
    #expect(none.error.hasPrefix("topictool: note: no term is left: none is in enough"))
    #expect(try terms == [])

    try folder.write(#"{"id":"1","text":"rain"}"#, to: "one.jsonl")
    let small = try Binary.run(
      ["vectorize", "--min-df", "2", "--max-df", "0.5", "one.jsonl"], in: folder)
    #expect(small.status == 2 && small.output == "")
    #expect(
      small.error
        == "topictool: error: --min-df asks for terms of at least 2 of the 1 article that "
        + "counts, and --max-df allows at most 0.5: no term can be both\n")
  }

  @Test(arguments: [
    (
      ["--max-terms", "0"],
      "--max-terms takes a whole number from 1 to 2147483647, not '0'"
    ),
    (["--hash-bits", "25"], "--hash-bits takes a whole number from 1 to 24, not '25'"),
    (["--hash-unsigned"], "--hash-unsigned goes with --hash-bits"),
    (
      ["--hash-bits", "8", "--min-df", "2"],
      "--min-df does not go with --hash-bits, which keeps no vocabulary"
    ),
    (
      ["--hash-bits", "8", "--vocabulary", "in.jsonl"],
      "--vocabulary does not go with --hash-bits, which keeps no vocabulary"
    ),
    (
      ["--vocabulary", "in.jsonl", "--max-terms", "3"],
      "--max-terms does not go with --vocabulary, which says itself what the terms are"
    ),
    (["--vocabulary", "no.txt"], "no.txt: cannot be read: No such file or directory"),
    (["--vocabulary", "empty.txt"], "empty.txt: a term a line is expected"),
    (["--vocabulary", "twice.txt"], "twice.txt: the term 'rain' is there twice"),
  ])
  func `what does not go together is wrong usage`(
    options: [String], message: String
  ) throws {
    try folder.write("\n\n", to: "empty.txt")
    try folder.write("rain\nroad\nrain\n", to: "twice.txt")
    let wrong = try Binary.run(["vectorize"] + options + ["in.jsonl"], in: folder)
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(wrong.error == "topictool: error: \(message)\n")
  }
}
