import Foundation
import Vectors

/// Tables: fields are valid, rows come back as JSON of the cells that a plain reading of
/// RFC 4180 finds, and cells that are written are the same when they are read.
enum Tables: Target {
  static let name = "tables"

  static func run(_ input: [UInt8]) {
    for format in [InputFormat.csv, .tsv] {
      let (corpus, _) = JSONLinesFiles.read(input, format: format)
      JSONLinesFiles.checkFields(of: corpus)
    }
    writeAndRead(input)
  }

  /// A table of the parts of the input, written and read again.
  private static func writeAndRead(_ input: [UInt8]) {
    guard input.span.isUTF8, !input.contains(0) else { return }
    let cells = input.split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    var table = Array("text,title\n".utf8)
    var expected: [[UInt8]] = []
    for cell in cells where cell.contains(where: { $0 > 0x20 && $0 < 0x80 }) {
      CSV.append(Array(cell).span, to: &table)
      table += ",\(expected.count)\n".utf8
      expected.append(Array(cell))
    }
    let (corpus, problems) = JSONLinesFiles.read(table, format: .csv)
    hold(problems.isEmpty, "\(problems)")
    hold(corpus.count == expected.count, "\(corpus.count) rows of \(expected.count)")
    for (row, cell) in expected.enumerated() {
      hold(
        corpus.string(.text, of: row).utf8.elementsEqual(cell), "row \(row) is another")
    }
  }
}
