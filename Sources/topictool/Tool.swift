internal import Glibc
internal import Vectors

/// The tool as a whole: which command is meant, and what its end means to the shell.
enum Tool {
  /// The release.
  static let version = "0.1.0"

  /// The day of the release.
  static let day = "2026-11-21"

  /// The commands, in the order in which help lists them.
  static let commands: [any Command.Type] = [
    Dedup.self, Cluster.self, EventsCommand.self, Similarity.self, Vectorize.self,
    Report.self, Score.self, Analyze.self, IndexCreate.self, IndexAdd.self,
    IndexQuery.self, IndexDelete.self, IndexCompact.self, IndexStats.self,
    IndexVerify.self, IndexExport.self, IndexEventsCommand.self,
  ]

  /// The commands that share a first word.
  static let groups = [CommandGroup.index, .worker]

  /// The commands about the tool itself.
  static let ownCommands: [any Command.Type] = [
    Help.self, Completions.self, Manual.self,
  ]

  /// The commands that other programs run.
  static var workers: [any Command.Type] { CommandGroup.workers }

  /// Every command.
  static var allCommands: [any Command.Type] { commands + workers + ownCommands }

  /// The words that may come first, in the order of the commands.
  static var firstWords: [String] { firstWords(of: allCommands) }

  private static func firstWords(of commands: [any Command.Type]) -> [String] {
    commands.map { $0.specification.group ?? $0.specification.name }
      .reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// Runs what `words`, the command line without the tool's name, ask for.
  ///
  /// - Returns: the exit status: 0 done, 1 a failure of the run, 2 wrong usage; of a worker
  ///   as ``WorkerFailure`` has it.
  static func run(_ words: [String]) -> Int32 {
    if let complaint = Processor.complaint() {
      complain(complaint)
      return 1
    }
    System.fillStandardDescriptors()
    // A reader that goes away, and a limit on the size of files, show as errors of `write`,
    // which leaves time to clean up.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Where whoever started this ignores it, programs that unpack would end unheard.
    signal(SIGCHLD, SIG_DFL)
    do {
      try dispatch(words)
      return 0
    } catch ToolError.usage(let message) {
      complain(message)
      return words.first == CommandGroup.worker.name ? WorkerFailure.usageStatus : 2
    } catch let failure as WorkerFailure {
      System.complain(line: failure.description)
      return failure.status
    } catch ToolError.dryRunIsOver {
      return 0
    } catch ToolError.failure(let message) {
      complain(message)
      return 1
    } catch ExportError.readerGone {
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
      return 1
    } catch {
      complain(String(describing: error))
      return 1
    }
  }

  private static func dispatch(_ words: [String]) throws {
    guard let first = words.first else { throw ToolError.usage(missingCommand) }
    switch first {
    case "--version", "-V":
      try StandardOutput.write("topictool \(version)\n")
    case "--help", "-h":
      try StandardOutput.write(help)
    default:
      if let group = groups.first(where: { $0.name == first }),
        ["--help", "-h"].contains(words.dropFirst().first)
      {
        return try StandardOutput.write(group.help)
      }
      let (command, rest) = try command(of: words)
      let specification = command.specification
      var arguments = try Arguments(rest, for: specification)
      if arguments.wantsHelp { return try StandardOutput.write(specification.help) }
      // The commands about the tool work whatever a file says.
      if !specification.sharedOptions.isEmpty {
        try arguments.adoptConfiguration(for: specification)
      }
      do {
        try arguments.checkStandardInput(specification)
        try Session.run(command, arguments)
      } catch ToolError.usage(let message) {
        throw ToolError.usage(arguments.explained(message, specification))
      }
    }
  }

  /// The command that words begin with, and the words behind its name.
  ///
  /// - Throws: ``ToolError/usage(_:)`` with the nearest name, or all, if there is none.
  static func command(
    of words: [String]
  ) throws(ToolError) -> (command: any Command.Type, rest: [String]) {
    guard let name = words.first else { throw .usage(missingCommand) }
    if let group = groups.first(where: { $0.name == name }) {
      guard words.count > 1 else { throw .usage(group.missingVerb) }
      return (try group.command(words[1]), Array(words.dropFirst(2)))
    }
    return (try command(name), Array(words.dropFirst()))
  }

  /// The command of a name of one word.
  private static func command(_ name: String) throws(ToolError) -> any Command.Type {
    if let command = allCommands.first(where: { $0.specification.name == name }) {
      return command
    }
    let names = firstWords
    if name.hasPrefix("-") {
      throw .usage(
        "unknown option '\(name.printable)' before a command; \(missingCommand)")
    }
    if FileKind(of: name).isThere {
      throw .usage("'\(name.printable)' is no command; \(missingCommand)")
    }
    if let near = names.nearest(to: name) {
      throw .usage("unknown command '\(name.printable)'; did you mean \(near)?")
    }
    throw .usage(
      "unknown command '\(name.printable)'; commands are \(names.alternatives)")
  }

  private static var missingCommand: String {
    let names = firstWords(of: commands)
    return "a command comes first: \(names.alternatives) (topictool --help says more)"
  }

  private static func complain(_ message: String) {
    System.complain(line: "topictool: error: \(message)")
  }

  /// The line that says why a run of a command cannot go on, and the exit status of that.
  static func complaint(
    _ reason: String, of command: Specification
  ) -> (line: String, status: Int32) {
    guard command.group == CommandGroup.worker.name else {
      return ("topictool: error: \(reason)", 1)
    }
    let failure = WorkerFailure(verb: command.verb, error: .failed(reason))
    return (failure.description, failure.status)
  }
}

extension Tool {
  /// What it is for.
  static let summary =
    "which news articles are copies of which, and what they are about"

  /// What it reads and writes.
  static let details = [
    "INPUT is a file or a folder: JSON Lines (.jsonl, .ndjson), a JSON array (.json), .csv, "
      + ".tsv, .html, or one article a file (.txt, .md); each also as .gz, .zst, .xz or .bz2. "
      + "- is JSON Lines on standard input.",
    "The result is a table on a terminal and CSV elsewhere. Files of rows whose name ends in "
      + ".json or .jsonl are written as such, all others as CSV; - is standard output.",
    Configuration.help,
  ]

  /// The variables it looks at.
  static let environment = [
    (
      "NO_COLOR",
      "if set and not empty, nothing is coloured unless --color always asks for it"
    ),
    ("TERM", "dumb for a terminal that shows no colours"),
    ("COLUMNS", "how wide tables are where the terminal does not say, or 80"),
    ("TMPDIR", "where temporary files go, or /tmp"),
    ("PATH", "where gzip, zstd, xz and bzip2 are found, which unpack inputs"),
  ]

  /// What its end means to the shell.
  static let statuses = [
    ("0", "done; what was skipped or surprising is on standard error"),
    ("1", "a failure of the run, or a malformed record under --strict"),
    ("2", "wrong usage, or an input that cannot be read"),
  ]

  /// A command, or a group of them, in a list.
  private static func line(of name: String) -> String {
    name.listed(with: summary(of: name))
  }

  /// What a command is for, or a group of them.
  static func summary(of firstWord: String) -> String {
    let group = groups.first { $0.name == firstWord }
    return group?.summary
      ?? allCommands.map { $0.specification }.first { $0.name == firstWord }?.summary
      ?? ""
  }

  /// What `topictool --help` prints.
  static var help: String {
    var text = """
      topictool: \(summary)

      usage: topictool COMMAND [OPTION...] INPUT...

      commands

      """
    for name in firstWords(of: commands) { text += line(of: name) }
    text += "\nfor other programs\n\n"
    for name in firstWords(of: workers) { text += line(of: name) }
    text += "\nabout the tool\n\n"
    for name in firstWords(of: ownCommands) { text += line(of: name) }
    for paragraph in details { text += "\n" + paragraph.wrapped(to: 88) + "\n" }
    text += """

      examples
        # which reports are copies of which, as families
        topictool dedup articles.jsonl
        # the same to files, for other tools
        topictool dedup articles.jsonl --pairs pairs.csv --families families.csv
        # eight topics
        topictool cluster articles.jsonl -k 8
        # which reports are of the same event
        topictool events articles.jsonl

      topictool help COMMAND says what a command does and lists its options.
      exit status: 0 done, 1 a failure of the run, 2 wrong usage

      """
    return text
  }
}
