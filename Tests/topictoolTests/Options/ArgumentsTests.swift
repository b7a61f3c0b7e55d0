import Testing
import Vectors

@testable import topictool

@Suite("Arguments") struct ArgumentsTests {
  enum Mode: String, CaseIterable { case auto, exact }

  static let size = Option.integer(
    "size", short: "s", in: 1...64, standard: 3, help: "size")
  static let share = Option<Double?>.number("share", in: 0...1, help: "share")
  static let mode = Option.choice("mode", standard: Mode.auto, help: "mode")
  static let loud = Option(switch: "loud", short: "l", help: "loud")
  static let pairs = Option<String?>.output("pairs", help: "pairs")

  static let matrix = Option<String?>.result(
    "matrix", short: "o", endings: [".npz", ".npy"], help: "matrix")

  static let show = Option<[String]>.two(
    "show", placeholder: "A B", allowed: "two names", help: "show")

  static let specification = Specification(
    name: "try", summary: "tries", operands: "INPUT...", details: [],
    ownOptions: [
      size.declaration, share.declaration, mode.declaration, show.declaration,
    ],
    sharedOptions: [
      loud.declaration, pairs.declaration, matrix.declaration,
      SharedOptions.fields.declaration,
    ], examples: [])

  func parse(_ words: String...) throws -> Arguments {
    try Arguments(words, for: Self.specification)
  }

  func complaint(_ words: String...) -> String? {
    do {
      _ = try Arguments(words, for: Self.specification)
      return nil
    } catch {
      guard case .usage(let message) = error else { return nil }
      return message
    }
  }

  @Test
  func `values come attached, or as the next word`() throws {
    #expect(try parse("--size", "5")[Self.size] == 5)
    #expect(try parse("--size=6")[Self.size] == 6)
    #expect(try parse("-s", "7")[Self.size] == 7)
    #expect(try parse("-s8")[Self.size] == 8)
    #expect(try parse("-s=9")[Self.size] == 9)
    #expect(try parse("-o=a.npz")[Self.matrix] == "a.npz")
    #expect(complaint("-s=") == "--size takes a whole number from 1 to 64, not ''")
    #expect(complaint("-l=")?.hasPrefix("try: unknown option '-l='") == true)
    #expect(try parse("--loud=true")[Self.loud])
    #expect(try !parse("--loud", "--loud=false").has(Self.loud))
    #expect(try parse("--pairs=a=b")[Self.pairs] == "a=b")
    #expect(try parse("--pairs", "-")[Self.pairs] == "-")
    #expect(try parse("-o", "a.npy")[Self.matrix] == "a.npy")
  }

  @Test
  func `an option of two values takes two words`() throws {
    let arguments = try parse("--show", "-a", "b", "in.jsonl")
    #expect(arguments[Self.show] == ["-a", "b"])
    #expect(arguments.operands == ["in.jsonl"])
    #expect(try parse("--show=a", "b")[Self.show] == ["a", "b"])
    #expect(try parse()[Self.show] == [])
    #expect(complaint("--show", "a") == "--show needs 2 values: two names")
    #expect(complaint("--show", "a", "") == "--show takes two names, not 'a '")
    #expect(Self.show.declaration.synopsis == "--show A B")
  }

  @Test
  func `an index stands before what else is no option`() throws {
    let specification = Specification(
      name: "try on", summary: "tries", operands: "DIR INPUT...", details: [],
      ownOptions: [Self.size.declaration], sharedOptions: [], examples: [],
      indexUse: .changed)
    let arguments = try Arguments(
      ["--size", "5", "x", "y", "--", "-z"], for: specification)
    #expect(arguments.index == "x")
    #expect(arguments.operands == ["y", "-z"])
    #expect(arguments.indexes(of: specification) == ["x"])
    #expect(arguments.inputs(of: specification) == ["y", "-z"])
    #expect(try Arguments([], for: specification).index == nil)
    #expect(specification.group == "try" && specification.verb == "on")
    #expect(try parse("x").index == nil && Self.specification.group == nil)
  }

  @Test
  func `what is not given has its fallback`() throws {
    let arguments = try parse("in.jsonl")

    #expect(arguments[Self.size] == 3)
    #expect(arguments[Self.share] == nil)
    #expect(arguments[Self.mode] == .auto)
    #expect(!arguments[Self.loud])
    #expect(!arguments.has(Self.size))
    #expect(arguments.operands == ["in.jsonl"])
  }

  @Test
  func `a value is given once, under whichever name`() throws {
    let once =
      "--size is given twice; it can be given once, with a whole number from 1 to 64"
    #expect(complaint("--size=5", "--size=9") == once)
    #expect(complaint("--size", "5", "in.jsonl", "-s5") == once)
    #expect(
      complaint("--show", "a", "b", "--show", "c", "d")
        == "--show is given twice; it can be given once, with two names")
    #expect(
      complaint("--fields", "text=body", "--fields=title=headline")?
        .hasPrefix("--fields is given twice; it can be given once, with FIELD=NAME,...")
        == true)
    #expect(try parse("--loud", "-l", "--loud=true")[Self.loud])
  }

  @Test
  func `an option of files can be given several times where all count`() throws {
    let files = Option<[String]>.inputs("files", help: "files")
    let specification = Specification(
      name: "try", summary: "tries", operands: "", details: [],
      ownOptions: [files.declaration], sharedOptions: [], examples: [])
    let arguments = try Arguments(["--files=a", "--files", "b"], for: specification)
    #expect(arguments[files] == ["a", "b"])
  }

  @Test
  func `standard input is read once`() throws {
    let pairs = Option<String?>.input("pairs", help: "pairs")
    let others = Option<String?>.input("others", help: "others")
    let specification = Specification(
      name: "try", summary: "tries", operands: "INPUT...", details: [],
      ownOptions: [pairs.declaration, others.declaration], sharedOptions: [], examples: []
    )
    func complaint(_ words: String...) throws -> String? {
      do throws(ToolError) {
        try Arguments(words, for: specification).checkStandardInput(specification)
        return nil
      } catch {
        guard case .usage(let message) = error else { throw error }
        return message
      }
    }
    #expect(try complaint("-", "a", "--pairs=b", "--others=c") == nil)
    #expect(try complaint("--pairs=-", "a") == nil)
    #expect(try complaint("-", "a", "-") == "INPUT reads standard input twice")
    #expect(
      try complaint("-", "--others=-") == "--others and INPUT both read standard input")
    #expect(
      try complaint("--others=-", "--pairs=-")
        == "--pairs and --others both read standard input")
  }

  @Test
  func `two dashes end the options and one is an input`() throws {
    let arguments = try parse("-", "--loud", "--", "--size", "-x")

    #expect(arguments.operands == ["-", "--size", "-x"])
    #expect(arguments[Self.loud])
  }

  @Test
  func `help is seen wherever it stands`() throws {
    #expect(try parse("in.jsonl", "--help").wantsHelp)
    #expect(try parse("-h").wantsHelp)
    #expect(try !parse("--", "--help").wantsHelp)
  }

  @Test
  func `a wrong value is answered with what is allowed`() {
    #expect(complaint("--size=0") == "--size takes a whole number from 1 to 64, not '0'")
    #expect(complaint("-s", " 3") == "--size takes a whole number from 1 to 64, not ' 3'")
    #expect(complaint("-s", "x") == "--size takes a whole number from 1 to 64, not 'x'")
    #expect(
      complaint("--share", "1.5") == "--share takes a number from 0 to 1, not '1.5'")
    #expect(
      complaint("--share", "nan") == "--share takes a number from 0 to 1, not 'nan'")
    #expect(complaint("--mode", "fast") == "--mode takes auto or exact, not 'fast'")
    #expect(
      complaint("-o", "x.csv")
        == "--matrix takes a file name that ends in .npz or .npy, not 'x.csv'")
    #expect(complaint("--loud=1") == "--loud takes true, false or no value, not '1'")
    #expect(complaint("--size") == "--size needs a value: a whole number from 1 to 64")
  }

  @Test(arguments: [
    ("--mode=auot", "--mode takes auto or exact, not 'auot'; did you mean auto?"),
    ("--mode=EXACT", "--mode takes auto or exact, not 'EXACT'; did you mean exact?"),
    (
      "-o=x.npx",
      "--matrix takes a file name that ends in .npz or .npy, not 'x.npx'; did you mean "
        + "x.npz?"
    ),
    ("--mode=exa", "--mode takes auto or exact, not 'exa'; did you mean exact?"),
    (
      "--fields=txt=body,datum=day",
      "--fields takes FIELD=NAME,... where FIELD is id, title, text, date, source or author, "
        + "each once, and NAME may be A|B, not 'txt=body,datum=day'"
    ),
    (
      "--fields=id=key,txt=body",
      "--fields takes FIELD=NAME,... where FIELD is id, title, text, date, source or author, "
        + "each once, and NAME may be A|B, not 'id=key,txt=body'; did you mean id=key,text=body?"
    ),
  ])
  func `a mistyped value is answered with the nearest`(word: String, answer: String) {
    #expect(complaint(word) == answer)
  }

  @Test
  func `a field is named once, with as many names as it may have`() throws {
    let refusal = "not 'text=text,id=id,text=title'"
    #expect(complaint("--fields=text=text,id=id,text=title")?.hasSuffix(refusal) == true)
    let fields = try parse("--fields=text=lead|body")[SharedOptions.fields]
    #expect(fields.names(of: .text) == ["lead", "body"])
  }

  @Test
  func `a wrong option is answered with the nearest, or with where to look`() {
    #expect(complaint("--sise=4") == "try: unknown option '--sise'; did you mean --size?")
    #expect(
      complaint("--paris") == "try: unknown option '--paris'; did you mean --pairs?")
    #expect(
      complaint("--wonderful")
        == "try: unknown option '--wonderful'; topictool help try lists those there are")
    #expect(
      complaint("--k-curve")
        == "try: unknown option '--k-curve'; it is one of cluster")
    #expect(
      complaint("-x")
        == "try: unknown option '-x'; topictool help try lists those there are")
    #expect(complaint("-lx")?.hasPrefix("try: unknown option '-lx'") == true)
  }

  @Test
  func `outputs are named with their options`() throws {
    let outputs = try parse("-o", "m.npz", "--pairs=p").outputs(of: Self.specification)

    #expect(outputs.map(\.option.spelling) == ["--pairs", "--matrix"])
    #expect(outputs.map(\.path) == ["p", "m.npz"])
  }
}

@Suite("Nearest name") struct NearestNameTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("ab", "abc", 1),
    ("abc", "axc", 1), ("kitten", "sitting", 3), ("", "abc", 3),
  ])
  func `counts slips`(a: String, b: String, count: Int) {
    #expect(a.slips(from: b) == count)
    #expect(b.slips(from: a) == count)
  }

  @Test
  func `is near or not named at all`() {
    #expect(["dedup", "cluster"].nearest(to: "dedupe") == "dedup")
    #expect(["dedup", "cluster"].nearest(to: "clsuter") == "cluster")
    #expect(["dedup", "cluster"].nearest(to: "CLUSTER") == "cluster")
    #expect(["similarity", "score"].nearest(to: "sim") == "similarity")
    #expect(["--min-words", "--min-df"].nearest(to: "--m") == nil)
    #expect(["dedup", "cluster"].nearest(to: "articles.jsonl") == nil)
  }

  @Test
  func `a word of one or two letters is near to nothing else`() {
    #expect(["auto", "en", "ar"].nearest(to: "fr") == nil)
    #expect(["auto", "en", "ar"].nearest(to: "AR") == "ar")
    #expect(["-b", "-k1", "--help"].nearest(to: "-o") == nil)
    #expect(["-b", "-k1", "--help"].nearest(to: "-k2") == nil)
    // The dashes are none of the letters of which one in three may be wrong.
    #expect(["--seed"].nearest(to: "--used") == nil)
    #expect(["--seed"].nearest(to: "--sed") == "--seed")
  }
}
