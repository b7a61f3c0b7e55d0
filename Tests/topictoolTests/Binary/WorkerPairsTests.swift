import Dedup
import Testing

@testable import topictool

@Suite("Lines of the workers that compare and group") struct WorkerPairsTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("", to: "none.tsv")
  }

  func run(_ line: String, input: String) throws -> Binary.Run {
    let words = line.split(separator: " ").map(String.init)
    return try Binary.run(["worker"] + words, in: folder, input: input)
  }

  /// The lines of an output without the last one.
  func lines(_ line: String, input: [String]) throws -> [String] {
    let run = try run(line, input: input.map { $0 + "\n" }.joined())
    #expect(run.error == "" && run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    let verb = line.prefix { $0 != " " }
    #expect(
      lines.last?.hasPrefix("#end\t\(verb)\t\(input.count)\t\(lines.count - 1)\t")
        == true)
    return Array(lines.dropLast())
  }

  @Test
  func `edges become components`() throws {
    let found = try lines("components", input: ["9\t4", "7\t7", "12\t9", "4\t9"])
    #expect(
      found == [
        "component\t4\t4", "component\t7\t7", "component\t9\t4", "component\t12\t4",
      ])
    #expect(try lines("components", input: []) == [])
  }

  /// An article of the last of twenty-four words.
  private static func record(_ count: Int) -> String {
    let words = (1...24).suffix(count).map { "word\($0)" }
    return "{\"text\":\"\(words.joined(separator: " "))\"}"
  }

  private static let task = [
    "3\tpair\t5\t8",
    "3\ttext\t8\t20\t18\t\\N\t200\t200\t" + record(20),
    "3\ttext\t5\t24\t22\t00000000000000ff\t100\t300\t" + record(24),
  ]
  /// What the two share: the words from the fifth on, from the first on.
  private static let pair =
    "5\t8\tcopy\t0.818182\t0.818182\t1.000000\t20\t20\t1.000000\t20\t20\t24\t20\tAQQUAAAA"

  @Test
  func `the pairs of a task are as dedup lists them`() throws {
    let options = "verify --articles 10 --recurring none.tsv"
    #expect(try lines(options, input: Self.task) == ["pair\t" + Self.pair])
    #expect(try lines(options, input: []) == [])
    // Minima are for candidates that are found in another way.
    #expect(try run(options + " --min-jaccard 0.9", input: "").status == 64)
  }

  @Test
  func `families have a source, and say what speaks for it`() throws {
    let found = try lines(
      "families",
      input: [
        "5\tarticle\t5\t5\t24\t100\t0:1", "5\tpair\t" + Self.pair,
        "5\tarticle\t8\t8\t20\t50\t", "5\tarticle\t9\t8\t20\t\\N\t",
        "6\tarticle\t6\t6\t0\t\\N\t",
      ])
    let agency = Agencies.known.names[0]
    #expect(
      found == [
        "family\t5\t5\t3\t8\t1\t\t\(agency)\t\(agency)",
        "family\t8\t5\t3\t8\t1\tdate\t\(agency)\t",
        "family\t9\t5\t3\t8\t0\t\t\(agency)\t",
        "family\t6\t6\t1\t6\t1\t\t\t",
      ])
  }

  @Test
  func `who came later took what both have`() throws {
    let (five, eight) = ("5\t5\t8\t100\t24", "8\t5\t8\t50\t20")
    let found = try lines(
      "takings",
      input: [
        "5\tarticle\t\(five)", "5\tpair\t8\t\(eight)\t" + Self.pair,
        "8\tpair\t5\t\(five)\t" + Self.pair, "8\tarticle\t\(eight)",
      ])
    #expect(found == ["taken\t5\t20\t0.8333\t5\t8"])
  }

  static let faults = [
    ("components", "1\n", "line 1: expected 2 fields"),
    ("components", "1\t-1\n", "for b, not '-1'"),
    ("verify", "1\tpair\t2\t3\n", "line 1: expected text 2, of which there is a pair"),
    ("verify", "1\tpair\t3\t3\n", "line 1: expected a pair whose a is before its b"),
    ("verify", "2\tpare\t3\t4\n", "line 1: expected text or pair for kind, not 'pare'"),
    (
      "verify", "1\ttext\t2\t9\t0\t\\N\t\\N\t\\N\t{\"text\":\"a\"}\n",
      "line 1: expected no more words than text 2 has room for"
    ),
    (
      "verify", task[1].replacing("\t18\t", with: "\t21\t") + "\n",
      "line 1: expected no more distinct shingles than words of text 8"
    ),
    (
      "verify", (task + [task[0]]).map { $0 + "\n" }.joined(),
      "line 4: expected the pair of 5 and 8 once and not twice"
    ),
    ("verify", task[1] + "\n" + task[1] + "\n", "expected number 8 once and not twice"),
    ("verify", task[2].replacing("100", with: "301") + "\n", "no later earliest"),
    ("verify", task[2].replacing("100", with: #"\N"#) + "\n", "no later earliest"),
    (
      "verify", task[2].replacing("100", with: "-2305843009213693953") + "\n",
      "from -2305843009213693952 to 2305843009213693952 for earliest"
    ),
    (
      "verify", "1\ttext\t2\t1\t1\t\\N\t\\N\t\\N\t{\"text\":\n",
      "expected an article as text 2"
    ),
    (
      "families", "2\tarticle\t5\t5\t1\t\\N\t\n1\tarticle\t5\t5\t1\t\\N\t\n",
      "line 2: expected components in ascending order, not 1 behind 2"
    ),
    (
      "families", "2\tarticle\t5\t5\t1\t\\N\t\n2\tarticle\t5\t5\t1\t\\N\t\n",
      "line 2: expected number 5 once and not twice"
    ),
    (
      "families", "2\tarticle\t5\t5\t1\t\\N\t\n2\tarticle\t6\t5\t2\t\\N\t\n",
      "as many words in all articles of text 5"
    ),
    ("families", "2\tarticle\t5\t5\t1\t\\N\t999:0\n", "for credits, not '999:0'"),
    ("families", "2\tarticle\t5\t5\t1\t\\N\t0:4\n", "for credits, not '0:4'"),
    (
      "families", "2\tarticle\t6\t5\t1\t\\N\t\n",
      "expected article 5 as the first of text 5"
    ),
    (
      "families",
      "5\tarticle\t5\t5\t24\t\\N\t\n5\tarticle\t8\t8\t20\t\\N\t\n"
        + "5\tpair\t\(pair)\n5\tpair\t\(pair)\n",
      "line 4: expected the pair of 5 and 8 once and not twice"
    ),
    ("families", "2\tpair\t\(pair)\n", "expected text 5, of which there is a pair"),
    ("takings", "8\tpair\t5\t5\t5\t8\t100\t24\t\(pair)\n", "an article as text 8"),
    ("takings", "9\tpair\t5\t5\t5\t8\t100\t24\t\(pair)\n", "a pair of texts 9 and 5"),
    ("takings", "8\tarticle\t7\t5\t5\t50\t9\n", "a seq of text 8 or behind"),
    ("takings", "8\tarticle\t8\t9\t9\t50\t9\n", "of a family that began before"),
    ("takings", "8\tarticle\t8\t5\t4\t50\t9\n", "of a family that began before"),
    (
      "takings",
      "8\tarticle\t8\t5\t5\t50\t20\n8\tpair\t5\t5\t5\t5\t10\t24\t\(pair)\n"
        + "8\tpair\t5\t5\t5\t5\t10\t24\t\(pair)\n",
      "line 3: expected the pair of 5 and 8 once and not twice"
    ),
    (
      "takings", "8\tarticle\t8\t5\t5\t50\t9\n8\tpair\t5\t5\t5\t5\t10\t24\t\(pair)\n",
      "line 2: expected passages within text 8"
    ),
    (
      "takings", "8\tpair\t5\t5\t5\t8\t1\t24\t\(pair.dropLast(4))\n",
      "line 1: expected passages, not 'AQQU'"
    ),
    (
      "takings", "8\tpair\t5\t5\t5\t8\t1\t24\t\(pair.replacing("copy", with: "none"))\n",
      "copy or partial for relation, not 'none'"
    ),
  ]

  @Test(arguments: faults)
  func `lines that do not go together end the worker`(
    verb: String, input: String, fault: String
  ) throws {
    let options = verb == "verify" ? "verify --articles 10 --recurring none.tsv" : verb
    let run = try run(options, input: input)
    #expect(run.status == 65)
    #expect(run.error.contains(fault) && run.error.split(separator: "\n").count == 1)
    #expect(!run.output.contains("#end"))
  }

  @Test
  func `a task needs to know the whole batch`() throws {
    #expect(try run("verify --recurring none.tsv", input: "").status == 64)
    #expect(try run("verify --articles 3", input: "").status == 64)
    #expect(try run("verify --articles 3 --recurring not.tsv", input: "").status == 74)
    try folder.write("recurring\t0\tAAAA\n", to: "bad.tsv")
    let run = try run("verify --articles 3 --recurring bad.tsv", input: "")
    #expect(run.status == 65 && run.error.contains("bad.tsv:1: expected"))
  }
}
