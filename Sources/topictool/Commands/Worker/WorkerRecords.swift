internal import Vectors

/// `topictool worker records`: the records of files that cannot be read line by line.
enum WorkerRecords: Worker {
  static let specification = Specification(
    name: "worker records", summary: "the records of tables, arrays, texts and pages",
    operands: "",
    details: [
      "In, by file: file, file, format (the extension that tells it), name; then file, line, "
        + "and each line of the file in Base64, in order. Out: record, file, place among the "
        + "file's records, line on which it begins, json on one line with the id in it, and "
        + "the record as dedup --keep writes it (\\N if that is the same); or skip, file, "
        + "line, reason.",
      "One file is in memory at a time.",
    ],
    ownOptions: [SharedOptions.fields.declaration], sharedOptions: [],
    examples: [("topictool worker records < files.tsv", "of some files")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let fields = arguments[SharedOptions.fields]
    var group = WorkerGroup("file")
    var file: File?
    while try job.next() {
      try job.line.split("file", "kind", "rest", endsInRecord: true)
      try group.move(to: job.line) {
        try file?.finish(fields, job)
        file = nil
      }
      switch (job.line.string(1), file) {
      case ("file", nil): file = try File(&job.line)
      case ("line", .some): try file?.take(&job.line)
      default:
        throw job.line.fault(
          "file for kind first, and then line, not '\(job.line.shown(1))'")
      }
    }
    try group.end { try file?.finish(fields, job) }
  }

  /// A file as its lines come in.
  private struct File {
    private let number: Int
    private let name: String
    private let format: InputFormat
    private var bytes: [UInt8] = []
    private var lineCount = 0

    /// The file that a line announces.
    init(_ line: inout InputLine) throws(WorkerError) {
      try line.split("file", "kind", "format", "name")
      number = try line.integer(0, "file", in: 0...Int.max)
      guard let format = InputFormat(pathExtension: line.string(2)) else {
        throw line.fault("the extension of a format, not '\(line.shown(2))'")
      }
      self.format = format
      name = String(decoding: try line.text(3, "name"), as: UTF8.self)
    }

    /// Takes in a line of it.
    mutating func take(_ line: inout InputLine) throws(WorkerError) {
      try line.split("file", "kind", "base64")
      if lineCount > 0 { bytes.append(UInt8(ascii: "\n")) }
      guard Base64.decode(line.span(2), to: &bytes) else {
        throw line.fault("a line in Base64, not '\(line.shown(2))'")
      }
      lineCount += 1
    }

    /// Writes the records of the file.
    mutating func finish(_ fields: FieldNames, _ job: WorkerJob) throws {
      endLastLine()
      var reader = CorpusReader(fields: fields)
      try reader.read(ByteStore(bytes), name: name, format: format)
      bytes = []
      let lines = reader.lines
      let (corpus, problems) = reader.finish()
      try write(corpus, lines, NamedRecords(corpus, names: fields), to: job)
      for problem in problems where problem.isSkipped {
        var output = OutputLine("skip")
        output.append(number)
        output.append(problem.line)
        output.append(text: problem.reason.description)
        try job.write(output)
      }
    }

    /// Ends the last line, of which nobody says whether it had a line feed.
    ///
    /// Nearly all have; where characters take several bytes it was a part of one.
    private mutating func endLastLine() {
      guard lineCount > 0 else { return }
      let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
      let isWide =
        bytes.prefix(4).contains(0) || marks.contains { bytes.starts(with: $0) }
      if !isWide || bytes.count % 2 == 1 { bytes.append(UInt8(ascii: "\n")) }
    }

    private func write(
      _ corpus: Corpus, _ lines: [Int], _ named: NamedRecords, to job: WorkerJob
    ) throws(WorkerError) {
      var (record, written): ([UInt8], [UInt8]) = ([], [])
      for index in 0..<corpus.count {
        record.removeAll(keepingCapacity: true)
        written.removeAll(keepingCapacity: true)
        named.append(index, to: &record)
        corpus.appendRecordLine(of: index, to: &written)
        written.removeLast()
        var output = OutputLine("record")
        output.append(number)
        output.append(index)
        output.append(lines[index])
        output.append(raw: record.span)
        if written == record {
          output.appendNone()
        } else {
          output.append(text: written.span)
        }
        try job.write(output)
      }
    }
  }
}
