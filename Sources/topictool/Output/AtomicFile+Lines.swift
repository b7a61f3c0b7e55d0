internal import Vectors

extension AtomicFile {
  /// Writes a line.
  func writeLine(_ line: String) throws(ExportError) {
    try write(Array((line + "\n").utf8).span)
  }

  /// Writes values as a line of CSV.
  func writeCSV(_ row: [Value]) throws(ExportError) {
    var line: [UInt8] = []
    for (j, value) in row.enumerated() {
      if j > 0 { line.append(UInt8(ascii: ",")) }
      value.appendCSV(to: &line)
    }
    line.append(UInt8(ascii: "\n"))
    try write(line.span)
  }

  /// Writes a value as a line of JSON.
  func writeJSON(_ value: Value) throws(ExportError) {
    var line: [UInt8] = []
    value.appendJSON(to: &line)
    line.append(UInt8(ascii: "\n"))
    try write(line.span)
  }
}
