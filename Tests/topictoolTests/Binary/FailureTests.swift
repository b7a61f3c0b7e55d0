import Testing

/// What goes wrong is said in one line, and leaves no file behind.
@Suite("Failures of the built tool") struct FailureTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(arguments, in: folder)
  }

  /// The one line of complaint, without the tool's name.
  func complaint(_ run: Binary.Run) -> String {
    let lines = run.error.split(separator: "\n")
    #expect(lines.count == 1, "\(run.error)")
    let prefix = "topictool: error: "
    #expect(run.error.hasPrefix(prefix))
    return String(run.error.dropFirst(prefix.count).dropLast())
  }

  @Test
  func `a missing input is named`() throws {
    let result = try run("dedup", "no.jsonl")
    #expect(result.status == 2)
    #expect(complaint(result).hasPrefix("no.jsonl: "))

    let none = try run("cluster")
    #expect(none.status == 2)
    #expect(complaint(none).hasPrefix("an INPUT is missing"))
  }

  /// Where the limit on memory is one that the tool starts under; a file of a terabyte that
  /// takes no space is more than that.
  @Test(arguments: ["large.jsonl", "in.jsonl --stop-words large.jsonl"])
  func `a file for which there is no memory is no wrong usage`(words: String) throws {
    let result = try Binary.shell(
      """
      truncate -s 1T large.jsonl || exit 99
      (ulimit -v 500000000 && topictool --version) >/dev/null 2>&1 || exit 99
      ulimit -v 500000000; topictool vectorize \(words) -o v.npz
      """, in: folder)
    guard result.status != 99 else { return }
    #expect(result.status == 1)
    #expect(complaint(result) == "large.jsonl: cannot be read: there is no memory for it")
  }

  @Test(arguments: ["a.csv.gz", "a.zst", "a.jsonl.XZ", "a.csv.bz2"])
  func `no output has a name that says it is compressed`(name: String) throws {
    let result = try run("cluster", "--assignments", name, "in.jsonl")
    #expect(result.status == 2)
    let expected = "--assignments: '\(name)' would not be compressed"
    #expect(complaint(result).hasPrefix(expected))
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test
  func `a number that is none or too large is answered with those allowed`() throws {
    let large = try run("cluster", "--max-terms", "99999999999999999999", "in.jsonl")
    #expect(large.status == 2)
    #expect(
      complaint(large)
        == "--max-terms takes a whole number from 1 to 2147483647, not "
        + "'99999999999999999999'")
  }

  @Test(arguments: [
    ["dedup", "no\nfile"], ["dedup", "in.jsonl", "--pairs", "a\n/x"],
    ["dedup", "in.jsonl", "--against", "a\nb"], ["dedup", "in.jsonl", "--mode", "a\nb"],
    ["dedup", "\u{1B}[2J\u{07}\r"], ["no\nverb"], ["dedup", "--no\noption"],
    ["score", "--pairs", "a\nb", "--gold", "c\nd"],
  ])
  func `control characters of a name are not printed`(arguments: [String]) throws {
    let result = try Binary.run(arguments, in: folder)
    #expect(result.status == 2 && result.output == "")
    #expect(complaint(result).unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test
  func `a value beyond its range is answered with the range`() throws {
    #expect(
      complaint(try run("dedup", "--within", "100000d", "in.jsonl"))
        == "--within takes a whole number up to 99999 and h, d or w, such as 12h or 3d, "
        + "not '100000d'")
    #expect(
      complaint(try run("dedup", "--memory", "10000000TB", "in.jsonl"))
        == "--memory takes a size from 16MB to 1000000TB, such as 512MB, 2GB, 1GiB or a "
        + "number of bytes, not '10000000TB'")
  }

  @Test
  func `standard input cannot be read twice`() throws {
    let result = try run("dedup", "-", "-")
    #expect(result.status == 2)
    #expect(complaint(result) == "INPUT reads standard input twice")
  }

  @Test
  func `an option that is given twice is refused before any work`() throws {
    let result = try run(
      "dedup", "in.jsonl", "--pairs", "a.csv", "--pairs", "b.csv", "--quiet", "-q")
    #expect(result.status == 2 && result.output == "")
    #expect(
      complaint(result)
        == "--pairs is given twice; it can be given once, with the name of a file, or - for "
        + "standard output")
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test
  func `an input without a command before it is answered with the commands`() throws {
    let result = try run("in.jsonl")
    #expect(result.status == 2)
    #expect(
      complaint(result).hasPrefix("'in.jsonl' is no command; a command comes first"))
  }

  @Test
  func `a number of clusters that cannot be is refused`() throws {
    let zero = try run("cluster", "-k", "0", "--assignments", "a.csv", "in.jsonl")
    #expect(zero.status == 2)
    #expect(complaint(zero) == "-k takes a whole number from 1, or auto, not '0'")
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test
  func `an unknown format is answered with those there are`() throws {
    let format = try run("dedup", "--format", "xml", "in.jsonl")
    #expect(format.status == 2)
    #expect(complaint(format) == "--format takes table, csv, json or jsonl, not 'xml'")
    #expect(
      complaint(try run("dedup", "--format", "cvs", "in.jsonl"))
        == "--format takes table, csv, json or jsonl, not 'cvs'; did you mean csv?")

    let matrix = try run("similarity", "-o", "m.xls", "in.jsonl")
    #expect(matrix.status == 2)
    #expect(complaint(matrix).hasPrefix("--output takes a file name that ends in .npz, "))
  }

  @Test
  func `a file that cannot be written is found before the work`() throws {
    let result = try run("dedup", "--pairs", "no/p.csv", "no.jsonl")
    #expect(result.status == 2)
    #expect(complaint(result).hasPrefix("--pairs: no/p.csv: cannot be written"))

    let folderGiven = try run("dedup", "--pairs", ".", "in.jsonl")
    #expect(folderGiven.status == 2)
    #expect(complaint(folderGiven).hasPrefix("--pairs: .: cannot be written"))
  }

  @Test
  func `two outputs may not be one file, nor an input`() throws {
    let same = try run("dedup", "--pairs", "x", "--families", "./x", "in.jsonl")
    #expect(same.status == 2)
    #expect(complaint(same) == "--families and --pairs both write to './x'")

    let input = try run("dedup", "--keep", "./in.jsonl", "in.jsonl")
    #expect(input.status == 2)
    #expect(complaint(input) == "--keep would write over the input './in.jsonl'")
    #expect(try folder.read("in.jsonl") == Batch.lines)
  }

  @Test
  func `a limit on the size of files is a failure that leaves nothing behind`() throws {
    try folder.write(
      (0..<400).map { "{\"id\":\"\($0)\",\"text\":\"one and the same text\"}\n" }
        .joined(),
      to: "many.jsonl")
    let result = try Binary.shell(
      "ulimit -f 1; topictool dedup many.jsonl --pairs p.csv --families f.csv",
      in: folder)
    #expect(result.status == 1)
    #expect(result.error.contains("p.csv: cannot be written: File too large"))
    #expect(try folder.names.allSatisfy { !$0.contains("csv") })
  }

  @Test
  func `a full disk is a failure of the run`() throws {
    let result = try run(
      "dedup", "--pairs", "/dev/full", "--families", "f.csv", "in.jsonl")
    #expect(result.status == 1)
    #expect(complaint(result) == "/dev/full: cannot be written: No space left on device")
    #expect(try folder.names == ["in.jsonl"])

    let shell = try Binary.shell("topictool dedup in.jsonl > /dev/full", in: folder)
    #expect(shell.status == 1)
    #expect(complaint(shell).hasPrefix("standard output: cannot be written"))
  }

  @Test
  func `a reader that goes away ends the run without a word`() throws {
    // 2,000 ids of 100 letters are more than a pipe holds.
    let id = String(repeating: "x", count: 100)
    let lines = (0..<2000).map { #"{"id":"\#(id)\#($0)","text":"word\#($0)"}"# + "\n" }
    try folder.write(lines.joined(), to: "many.jsonl")
    let result = try Binary.shell(
      "{ topictool analyze many.jsonl; echo $? > status; } | head -1", in: folder)

    #expect(result.error == "")
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try folder.read("status") == "141\n")
  }

  @Test
  func `malformed records are skipped, told, and counted`() throws {
    try folder.write(
      "{\"text\":\"a b c\"}\n{\"text\" 1}\n{\"id\":\"x\"}\n", to: "bad.jsonl")
    let result = try run("analyze", "bad.jsonl")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(
      result.error == """
        bad.jsonl:2: expected ':' after a key, found '1'
        bad.jsonl:3: the record has no text
        topictool: skipped 2 of 3 records: 1 malformed, 1 without text

        """)

    let strict = try run("dedup", "--strict", "--pairs", "p.csv", "bad.jsonl")
    #expect(strict.status == 1 && strict.output == "")
    #expect(complaint(strict) == "bad.jsonl:2: expected ':' after a key, found '1'")
    #expect(try folder.names == ["bad.jsonl", "in.jsonl"])
  }
}
