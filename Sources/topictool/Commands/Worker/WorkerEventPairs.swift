internal import Topics
internal import Vectors

/// `topictool worker event-pairs`: which rows are similar, within a block and between two.
enum WorkerEventPairs: Worker {
  private static let columns = Option.integer(
    "columns", in: 0...Int(Int32.max), standard: 0, help: "as event-rows says")
  private static let least = Option<Float>(
    "least", placeholder: "BITS", allowed: "8 hexadecimal digits", standard: "0.05",
    fallback: 0.05, help: "the least cosine, as event-rows says"
  ) { text in
    text.utf8.count == 8 ? UInt32(text, radix: 16).map { Float(bitPattern: $0) } : nil
  }

  static let specification = Specification(
    name: "worker event-pairs", summary: "which rows of two blocks are similar",
    operands: "",
    details: [
      "In, sorted by task, side and number: task, side (0 or 1), and number, seconds, cells "
        + "as event-rows has them. A task compares the rows of side 0 with those of side 1, "
        + "which have greater numbers, or with each other if there is no side 1. Out: similar, number, cells (greater "
        + "numbers and cosines); background, number, three cosines (bits), of each row that "
        + "has any."
    ],
    ownOptions: [columns.declaration, least.declaration], sharedOptions: [],
    examples: [("topictool worker event-pairs --columns 4096 < blocks.tsv", "of blocks")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let (columns, least) = (arguments[columns], arguments[least])
    guard least >= 0.05, least <= 1 else {
      throw ToolError.usage("--least takes the bits of a cosine from 0.05 to 1")
    }
    var group = WorkerGroup("task")
    var sides = (EventRowBlock(), EventRowBlock())
    func compare() throws {
      let first = sides.0.rows(columnCount: columns, least: least)
      let second = sides.1.rows(columnCount: columns, least: least)
      try write(
        SimilarCells(
          of: first, against: sides.1.isEmpty ? nil : second,
          parallel: Parallel(threads: 1)),
        to: job)
      sides = (EventRowBlock(), EventRowBlock())
    }
    while try job.next() {
      try job.line.split("task", "side", "number", "seconds", "cells")
      try group.move(to: job.line, endGroup: compare)
      if try job.line.integer(1, "side", in: 0...1) == 0 {
        guard sides.1.isEmpty else { throw job.line.fault("side 0 before side 1") }
        try sides.0.append(job.line, columnCount: columns)
      } else {
        try sides.1.append(job.line, columnCount: columns)
        guard sides.0.last < sides.1.first else {
          throw job.line.fault("a number above those of side 0")
        }
      }
    }
    try group.end(compare)
  }

  private static func write(_ cells: SimilarCells, to job: WorkerJob) throws {
    for (place, row) in cells.rows.enumerated() {
      let range = cells.starts[place]..<cells.starts[place + 1]
      guard !range.isEmpty else { continue }
      var line = OutputLine("similar")
      line.append(Int(row))
      line.append(
        columns: cells.columns.span.extracting(range),
        values: cells.values.span.extracting(range))
      try job.write(line)
    }
    for background in cells.greatest {
      var line = OutputLine("background")
      line.append(Int(background.row))
      line.append(bits: background.cosines.first)
      line.append(bits: background.cosines.second)
      line.append(bits: background.cosines.third)
      try job.write(line)
    }
  }
}
