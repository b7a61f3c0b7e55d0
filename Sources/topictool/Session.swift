internal import Vectors

/// One run of a command: its arguments, and what every command needs.
final class Session {
  /// What the command line says.
  let arguments: Arguments
  /// What stderr shows.
  let progress: Progress
  /// How text stands out on standard output.
  let style: Style
  /// What goes to standard output beside files.
  let display: Display

  private let outputs: Outputs
  private let interruption: Interruption
  private var output: AtomicFile?
  private let isQuiet: Bool
  private let isVerbose: Bool
  /// Whether nothing is to be read or written.
  let isDryRun: Bool
  private let start = ContinuousClock.now
  private var readCounts = (articles: 0, bytes: 0)
  private var mappedFiles = MappedFiles()
  private let threads: Int
  private var closingWords: [String] = []
  private var newFolder: String?

  private init(
    _ arguments: Arguments, _ specification: Specification, _ interruption: Interruption,
    _ progress: Progress
  ) throws(ToolError) {
    self.arguments = arguments
    self.progress = progress
    display = try Display(arguments, specification)
    style = Style(arguments[SharedOptions.color])
    isQuiet = arguments[SharedOptions.quiet]
    isVerbose = arguments[SharedOptions.verbose]
    isDryRun = arguments[SharedOptions.dryRun]
    threads = arguments[SharedOptions.threads]
    self.interruption = interruption
    outputs = Outputs(
      inputs: arguments.inputs(of: specification),
      indexes: arguments.indexes(of: specification), isDryRun: isDryRun,
      interruption: interruption)
  }

  /// Runs a command from its first check to its last file.
  static func run(_ command: any Command.Type, _ arguments: Arguments) throws {
    let isQuiet = arguments[SharedOptions.quiet]
    let progress = Progress(
      isVisible: System.isTerminal(2) && System.environment("TERM") != "dumb" && !isQuiet,
      isCounted: arguments[SharedOptions.verbose] && !isQuiet)
    let specification = command.specification
    let interruption = Interruption()
    try interruption.watch(progress) { Tool.complaint($0, of: specification) }
    let session = try Session(arguments, specification, interruption, progress)
    do {
      session.remarkSeed(specification)
      try command.run(session)
      if session.isDryRun { throw ToolError.dryRunIsOver }
      progress.beginWriting()
      try session.outputs.commit { try session.mappedFiles.checkKept() }
      progress.end()
      session.close()
    } catch ToolError.dryRunIsOver {
      let plan = try Plan(
        arguments, specification, session.outputs.opened, session.display)
      session.outputs.discard()
      try StandardOutput.write(plan.text(width: session.width, style: session.style))
    } catch {
      progress.end()
      if let folder = session.newFolder { System.removeFolder(folder) }
      session.outputs.discard()
      throw error
    }
  }

  /// Opens the file an option names, if it names one.
  ///
  /// Commands open all their files before
  /// they read anything.
  func open(_ option: Option<String?>) throws(ToolError) -> AtomicFile? {
    guard let path = arguments[option] else { return nil }
    let file = try open(path, for: option.declaration.spelling)
    let declaration = option.declaration
    if let surprise = declaration.content.surprise(in: path) {
      note("\(declaration.spelling) writes \(surprise), into '\(path.printable)' too")
    }
    return file
  }

  /// Opens a file that goes with the one an option names.
  func open(_ path: String, for option: String) throws(ToolError) -> AtomicFile {
    try outputs.open(path, for: option)
  }

  /// Removes a folder that the run creates if it fails or is interrupted from here on.
  func protect(newFolder path: String) {
    guard !FileKind(of: path).isThere else { return }
    newFolder = path
    interruption.protecting { ((), path) }
  }

  /// Threads that report to the progress line as one phase.
  ///
  /// - Parameters:
  ///   - phase: what they do.
  ///   - unit: what is counted.
  ///   - total: how much there is to do, nil if that is not known.
  /// - Returns: the threads.
  func parallel(
    _ phase: String, _ unit: Progress.Unit = .articles, total: Int?
  ) -> Parallel {
    progress.begin(phase, unit, total: total)
    return Parallel(threads: threads) { [progress] in progress.advance(by: $0) }
  }

  /// Threads that report nothing.
  var parallel: Parallel { Parallel(threads: threads) }

  /// Standard output; what is written to it ends with the other files.
  func standardOutput() throws(ToolError) -> AtomicFile {
    if let output { return output }
    let opened = try outputs.open("-", for: "the result")
    output = opened
    return opened
  }

  /// Ends a dry run here, before anything is done.
  func endDryRun() throws(ToolError) {
    if isDryRun { throw .dryRunIsOver }
  }

  /// Prints lines to standard output.
  func print(_ lines: [String]) throws {
    let file = try standardOutput()
    for line in lines { try file.writeLine(line) }
  }

  /// The columns tables have.
  var width: Int { System.columns(of: 1) }

  /// Something about the result that is worth knowing, on stderr.
  func note(_ line: String) {
    if !isQuiet { progress.say("topictool: note: \(line)") }
  }

  /// Something to say when all is done, if it was not to be quiet.
  func close(with line: String) {
    closingWords.append(line)
  }

  /// A figure that whoever watches may like to see when all is done.
  func remark(_ line: String) {
    if System.isTerminal(2) || isVerbose { close(with: line) }
  }

  /// Tells the seed that the system drew, with which the run can be repeated.
  private func remarkSeed(_ specification: Specification) {
    let seed = SharedOptions.seed
    guard specification.option(named: seed.declaration.name) != nil,
      arguments.words(of: seed.declaration) == ["random"]
    else { return }
    remark("\(seed.declaration.spelling) \(arguments[seed])")
  }

  private func close() {
    guard !isQuiet else { return }
    for line in closingWords { progress.say("topictool: \(line)") }
    guard isVerbose || System.isTerminal(2) else { return }
    let summary = RunSummary(
      stages: progress.stages, articles: readCounts.articles, bytes: readCounts.bytes,
      seconds: (ContinuousClock.now - start).seconds, usage: .ofProcess)
    if isVerbose {
      for line in summary.table(width: System.columns(of: 2)) { progress.say(line) }
    }
    progress.say("topictool: \(summary.line)")
  }
}

extension Session {
  /// Reads the inputs of the command line.
  func read() throws(ToolError) -> Corpus {
    try readInputs(mayBeEmpty: false).corpus
  }

  /// Reads the inputs of the command line, and tells on stderr what is wrong with them.
  ///
  /// - Parameter mayBeEmpty: whether no article is an answer and not an error.
  /// - Returns: the articles, and what was wrong with the others.
  /// - Throws: ``ToolError`` if they cannot be read, or hold no article and have to.
  func readInputs(mayBeEmpty: Bool) throws(ToolError) -> Input.Batch {
    guard !arguments.operands.isEmpty else {
      throw .usage("an INPUT is missing: a file, a folder, or - for JSON Lines on stdin")
    }
    let batch = try reported(
      arguments.operands, fields: arguments[SharedOptions.fields], of: nil,
      mayBeEmpty: mayBeEmpty)
    guard batch.corpus.count > 0 || mayBeEmpty else {
      throw empty(batch, arguments.operands)
    }
    return batch
  }

  /// Reads the files that an option names, and tells on stderr what is wrong with them.
  ///
  /// - Parameters:
  ///   - paths: files, folders, or - for standard input.
  ///   - fields: what their fields are called.
  ///   - option: the option.
  /// - Returns: the articles. An archive may begin empty: then all is new.
  /// - Throws: ``ToolError`` if they cannot be read or hold only what is no article.
  func read(
    _ paths: [String], fields: FieldNames, of option: String
  ) throws(ToolError) -> Corpus {
    let batch = try reported(paths, fields: fields, of: option, mayBeEmpty: true)
    if batch.corpus.count == 0 {
      guard batch.problems.isEmpty else { throw empty(batch, paths) }
      note("\(option): \(Self.emptiness(of: paths))")
    }
    return batch.corpus
  }

  private func empty(_ batch: Input.Batch, _ paths: [String]) -> ToolError {
    let report = ProblemReport(batch.problems, articleCount: 0)
    return .failure(report.summary ?? Self.emptiness(of: paths))
  }

  private static func emptiness(of paths: [String]) -> String {
    "no articles in \(paths.joined(separator: ", ").printable)"
  }

  private func reported(
    _ paths: [String], fields: FieldNames, of option: String?, mayBeEmpty: Bool
  ) throws(ToolError) -> Input.Batch {
    let place = option.map { "\($0): " } ?? ""
    let batch = try batch(paths, fields: fields, of: option, mayBeEmpty: mayBeEmpty)
    readCounts.articles += batch.corpus.count
    report(batch.problems, articleCount: batch.corpus.count, of: option)
    if batch.ignoredFileCount > 0 {
      let files = batch.ignoredFileCount.of("file", "files")
      close(with: place + "passed over \(files) in other formats")
    }
    return batch
  }

  /// Reads files, and says nothing.
  ///
  /// - Parameters:
  ///   - paths: as for ``read(_:fields:of:)``.
  ///   - fields: what their fields are called.
  ///   - option: the option that names them, if not the inputs of the command line.
  ///   - mayBeEmpty: whether no article is an answer and not an error; nil where that is so
  ///     of what an option names.
  ///   - isStrict: whether the first malformed record ends the reading; nil for what the
  ///     command line says.
  ///   - mayBeTables: whether what has no name may be a table as well as JSON Lines.
  /// - Returns: the articles, and what was wrong with the others.
  /// - Throws: ``ToolError`` if they cannot be read, or this is a dry run.
  func batch(
    _ paths: [String], fields: FieldNames, of option: String?, mayBeEmpty: Bool? = nil,
    isStrict: Bool? = nil, mayBeTables: Bool = false
  ) throws(ToolError) -> Input.Batch {
    let input = Input(
      paths: paths, fields: fields, encoding: arguments[SharedOptions.encoding],
      isStrict: isStrict ?? arguments[SharedOptions.strict], mayBeTables: mayBeTables)
    try endDryRun()
    progress.begin("reading", .bytes, total: System.size(ofFiles: paths))
    defer { progress.end() }
    do throws(InputError) {
      let batch = try input.read(
        threads: threads, mayBeEmpty: mayBeEmpty ?? (option != nil)
      ) {
        [progress] in progress.advance(by: $0)
      }
      readCounts.bytes += batch.byteCount
      mappedFiles.add(batch.mappedFiles)
      return batch
    } catch {
      throw ToolError(error, of: option)
    }
  }

  /// Tells on stderr which records were skipped or mended.
  ///
  /// - Returns: how many and why, nil if none was.
  @discardableResult
  func report(
    _ problems: [RecordProblem], articleCount: Int, of option: String?
  ) -> String? {
    let report = ProblemReport(problems, articleCount: articleCount)
    if !isQuiet { for line in report.lines(all: isVerbose) { progress.say(line) } }
    let place = option.map { "\($0): " } ?? ""
    if let summary = report.summary { close(with: place + summary) }
    return report.summary
  }
}
