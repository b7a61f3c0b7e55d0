import Dedup
import Testing
import Vectors

@testable import topictool

/// The built workers, one after another, as an engine runs them.
@Suite("Copies by the built workers") struct WorkerCopiesTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// The lines of a worker that is expected to be done, without the last.
  func lines(_ line: String, _ input: [String]) throws -> [String] {
    let run = try Binary.run(
      line.split(separator: " ").map(String.init), in: folder,
      input: input.map { $0 + "\n" }.joined())
    #expect(run.status == 0 && run.error == "", "\(line)")
    var lines = run.output.split(separator: "\n").map(String.init)
    let trailer = lines.popLast()?.split(separator: "\t")
    #expect(trailer?.dropFirst(2).prefix(2) == ["\(input.count)", "\(lines.count)"])
    return lines
  }

  func fields(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  /// Lines of a kind, ascending by their second fields.
  func sorted(_ lines: [String], _ kinds: String...) -> [String] {
    kinds.flatMap { kind in
      lines.filter { $0.hasPrefix(kind + "\t") }.sorted {
        (Int(fields($0)[1]) ?? 0) < (Int(fields($1)[1]) ?? 0)
      }
    }
  }

  @Test func `the sample batch in parts has the candidates of the whole`() throws {
    let store = try ByteStore(mapping: Sample.path)
    let records = String(copying: store.bytes).split(separator: "\n").map(String.init)
    let read = try lines("worker read", records.enumerated().map { "0\t\($0)\t\($1)" })
    #expect(read.count == records.count)
    let bytes = read.reduce(0) { $0 + (Int(fields($1)[4]) ?? 0) }

    let options = "--articles \(records.count) --text-bytes \(bytes) --ranges 3"
    var signed: [String] = []
    for part in 0..<3 {
      let own = records.enumerated().filter { $0.offset % 3 == part }
      signed += try lines("worker sign \(options)", own.map { "\($0)\t\($1)" })
    }
    var firsts: [String: String] = [:]
    for article in sorted(signed, "article") where fields(article)[2] != #"\N"# {
      firsts[fields(article)[2]] = firsts[fields(article)[2]] ?? fields(article)[1]
    }
    let packed = try lines("worker firsts", Array(firsts.values))
    try folder.write(packed.map { $0 + "\n" }.joined(), to: "firsts.tsv")
    let buckets = try lines(
      "worker buckets --ranges 3 --firsts firsts.tsv", sorted(signed, "bands", "samples"))
    let pairs = try lines("worker candidates", sorted(buckets, "pairs"))
    let recurring = try lines(
      "worker recurring --articles \(records.count) --firsts firsts.tsv",
      sorted(signed, "phrases"))

    let local = try CopySearch(CopySearch.Options()).proposals(
      over: Sample.corpus(), parallel: Parallel(threads: 2))
    #expect(pairs.count > 100 && !local.recurring.entries.isEmpty)
    #expect(
      Set(pairs) == Set(local.pairs.map { "pair\t\($0.a)\t\($0.b)" })
        && pairs.count == local.pairs.count)
    var entries: [UInt64] = []
    for line in recurring {
      try RecurringPhrases.unpack(Array(fields(line)[2].utf8).span, to: &entries)
    }
    #expect(entries == local.recurring.entries)
  }

  @Test func `an article is told with all that later steps take of it`() throws {
    let text = "CAIRO (Reuters) - Rain fell over the city this morning."
    let input = [
      #"5\#t{"id":"a","text":"\#(text)","date":"2019-03-01T00:00:10Z","source":"Echo"}"#,
      #"9\#t{"text":"..."}"#,
    ]
    let options = "worker sign --articles 20 --text-bytes 1000 --ranges 2"
    let signed = try lines(options, input)
    let articles = signed.filter { $0.hasPrefix("article") }.map(fields)
    #expect(articles.count == 2)
    #expect(articles[0][1] == "5" && articles[0][2].count == 32)
    #expect(articles[0][3...5] == ["9", "7", "1551398410"])
    #expect(articles[0][6].count == 16)
    let agency = Agencies.known.names.firstIndex(of: "Reuters")
    #expect(articles[0][7] == "\(agency ?? -1):2")
    #expect(articles[1] == ["article", "9", #"\N"#, "0", "0", #"\N"#, #"\N"#, ""])
    let short = try lines("\(options) --min-words 10", input)
    #expect(short.count == 2 && fields(short[0])[2...3] == [#"\N"#, "9"])
    #expect(
      try lines("\(options) --mode minhash", input).allSatisfy { !$0.hasPrefix("s") })
    #expect(try lines("\(options) --mode reuse", input).allSatisfy { !$0.hasPrefix("b") })
  }

  /// Command lines with input, and what they complain of.
  static let faults = [
    (
      "sign --articles 1 --text-bytes 9 --ranges 1", "0\t{}",
      "line 1: expected an article"
    ),
    ("sign --articles 2 --text-bytes 9 --ranges 1", "0\t", "line 1: expected an article"),
    (
      "sign --articles 1 --text-bytes 9 --ranges 1",
      "0\t{\"text\":\"a\"}\n1\t{\"text\":\"b\"}",
      "line 2: expected at most 1 articles"
    ),
    (
      "sign --articles 1 --text-bytes 9 --ranges 1", "2147483647\t{}",
      "line 1: expected a whole number from 0 to 2147483646 for seq"
    ),
    ("firsts", "1\n1 ", "line 2: expected a whole number"),
    ("buckets --ranges 1 --firsts none.tsv", "bands\t0\tAAAA", "a blob in Base64"),
    ("buckets --ranges 1 --firsts none.tsv", "phrases\t0\tAAAA", "a line of kind bands"),
    (
      "recurring --articles 1 --firsts none.tsv", "phrases\t0\tYmFiYWJhYmFi",
      "a blob of phrases"
    ),
    ("candidates", "pairs\tx\tAAAA", "a whole number from 0"),
    ("candidates", "pair\t1\t2", "a line of kind pairs, not 'pair'"),
    (
      "recurring --articles 1 --firsts wrong.tsv", "",
      "wrong.tsv:1: expected 3 fields: firsts TAB offset TAB blob"
    ),
    ("recurring --articles 1 --firsts cut.tsv", "", "cut.tsv:1: expected a line feed"),
  ]

  @Test(arguments: faults)
  func `what is not as expected ends a worker`(
    command: String, input: String, fault: String
  ) throws {
    try folder.write("", to: "none.tsv")
    try folder.write("first\n", to: "wrong.tsv")
    try folder.write("firsts\t0\tAAAA", to: "cut.tsv")
    let run = try Binary.run(
      ["worker"] + command.split(separator: " ").map(String.init), in: folder,
      input: input.isEmpty ? "" : input + "\n")
    #expect(run.status == 65)
    #expect(run.error.contains(fault), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1 && !run.output.contains("#end"))
  }

  @Test func `lines that are not in order are refused`() throws {
    let articles = (0..<3).map { "\($0)\t{\"text\":\"one two three four\"}" }
    let options = "--articles 3 --text-bytes 1000 --ranges 4"
    let signed = try lines("worker sign \(options)", articles)
    try folder.write("", to: "none.tsv")
    let input = sorted(signed, "samples", "bands")
    let run = try Binary.run(
      ["worker", "buckets", "--ranges", "4", "--firsts", "none.tsv"], in: folder,
      input: input.map { $0 + "\n" }.joined())
    #expect(run.status == 65)
    #expect(run.error.contains("expected lines in order of kind and range, not bands "))
  }

  @Test func `options that are missing or not offered are wrong usage`() throws {
    let lines = [
      "sign --articles 1 --text-bytes 1", "sign --articles 1 --text-bytes 1 --ranges 0",
      "buckets --ranges 1", "recurring --articles 1",
      "sign --articles 1 --text-bytes 1 --ranges 1 --mode exact",
      "sign --articles 1 --text-bytes 1 --ranges 1 --agencies missing.txt",
    ]
    for line in lines {
      let run = try folder.run("worker " + line)
      #expect(run.output == "")
      #expect(run.status == (line.contains("missing") ? 74 : 64), "\(line): \(run.error)")
    }
    try folder.write("= a name\n", to: "wrong.txt")
    let wrong = try folder.run("worker families --agencies wrong.txt")
    #expect(wrong.status == 65 && wrong.error.contains("wrong.txt"), "\(wrong.error)")
    let missing = try folder.run(
      "worker recurring --articles 1 --firsts missing.tsv")
    #expect(missing.status == 74 && missing.error.contains("missing.tsv"))
  }
}
