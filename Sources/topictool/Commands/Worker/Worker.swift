internal import Vectors

/// A verb of `topictool worker`: reads lines from standard input and writes lines to standard
/// output, one process for each part of the input.
///
/// An engine that spreads work over machines starts it, so that it says little, says it in one
/// line, and never takes a shorter answer for a whole one: the last line of the output tells
/// how much was read and written, and is missing where anything failed.
protocol Worker: Command {
  /// Reads all lines and writes what follows from them.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - job: the lines.
  /// - Throws: ``WorkerError``, or ``ToolError`` for options that do not go together.
  static func work(_ arguments: Arguments, _ job: WorkerJob) throws
}

extension Worker {
  static func run(_ session: Session) throws {
    try run(session.arguments, WorkerJob())
  }

  /// Does a job, to its last line.
  ///
  /// - Throws: ``WorkerFailure``, or ``ToolError`` for wrong options.
  static func run(_ arguments: Arguments, _ job: WorkerJob) throws {
    let verb = specification.verb
    if let operand = arguments.operands.first {
      throw ToolError.usage(
        "worker \(verb) reads standard input alone; what is '\(operand.printable)'?")
    }
    try naming(verb) {
      let hash = try ParameterHash(arguments, of: specification)
      try work(arguments, job)
      try job.finish(verb: verb, parameters: hash)
    }
  }

  /// Runs `body` with its failures told as those of a verb.
  private static func naming(_ verb: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as WorkerError {
      throw WorkerFailure(verb: verb, error: error)
    } catch let error as ToolError {
      throw error
    } catch let error as ExportError {
      throw WorkerFailure(verb: verb, error: .failed(error.description))
    } catch {
      // Options were looked at before, so that libraries find fault with what was read.
      throw WorkerFailure(verb: verb, error: .content(String(describing: error)))
    }
  }
}

/// What workers have in common.
enum WorkerProtocol {
  /// The version of lines and blobs; a driver refuses workers of another one.
  static let version = 1
}
