internal import Vectors

/// The lines that a worker reads and writes.
///
///     while try job.next() {
///       try job.line.split("seq", "json", endsInRecord: true)
///       …
///       try job.write(line)
///     }
final class WorkerJob {
  /// The line that ``next()`` came to.
  var line = InputLine()

  /// How much of the input is held at a time.
  let limits: WorkerLimits

  private var input: InputLines
  private let output: AtomicFile
  private var outputCount = 0

  /// A job of the lines of an open file, standard input unless a test has another.
  init(
    reading descriptor: Int32 = 0, writing output: AtomicFile = .standardOutput(),
    limits: WorkerLimits = WorkerLimits()
  ) {
    self.limits = limits
    self.output = output
    input = InputLines(of: descriptor, bufferSize: limits.inputBytes)
  }

  /// Moves on to the next line of the input; false at its end.
  func next() throws(WorkerError) -> Bool {
    let isThere = try input.next(into: &line.bytes)
    line.number = input.count
    return isThere
  }

  /// Writes a line.
  func write(_ line: consuming OutputLine) throws(WorkerError) {
    outputCount += 1
    try append(line)
  }

  private func append(_ line: consuming OutputLine) throws(WorkerError) {
    var bytes = line.bytes
    bytes.append(UInt8(ascii: "\n"))
    try reportingFailure { () throws(ExportError) in try output.write(bytes.span) }
  }

  /// Writes the last line.
  ///
  /// - Throws: ``WorkerError`` if the input was not read to its end, or the output cannot
  ///   be written.
  func finish(verb: String, parameters: ParameterHash) throws(WorkerError) {
    while try next() {
      throw line.fault("the end of the input")
    }
    var line = OutputLine("#end")
    line.append(text: verb)
    line.append(input.count)
    line.append(outputCount)
    line.append(hexadecimal: parameters.value)
    try append(line)
    try reportingFailure { () throws(ExportError) in try output.commit() }
  }

  private func reportingFailure(
    _ body: () throws(ExportError) -> Void
  ) throws(WorkerError) {
    do throws(ExportError) { try body() } catch { throw .failed(error.description) }
  }
}
