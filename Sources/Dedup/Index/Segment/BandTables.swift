internal import Vectors

/// The tables of all bands of a segment: texts by the keys of their sketches.
struct BandTables: Sendable {
  /// The table of each band.
  let tables: [HashLookup]

  /// The tables of a segment.
  init(_ file: BlockFile) throws(BlockFileError) {
    let section = try file.section(SegmentLayout.bands)
    let starts = try file.section(SegmentLayout.bandStarts)
    var tables: [HashLookup] = []
    let bytes = try starts.bytes(0..<starts.count)
    for band in 0..<max(0, starts.count / 8 - 1) {
      guard let start = Int(exactly: Kernels.loadUInt64(bytes, at: 8 * band)) else {
        throw starts.damage("a table beyond the file")
      }
      tables.append(try HashLookup(section, at: start))
    }
    self.tables = tables
  }

  /// Writes the tables of all bands.
  static func write(
    _ tables: [[UInt8]], to file: BlockFileWriter
  ) throws(ExportError) {
    var starts: [UInt8] = []
    var start = 0
    try file.beginSection(SegmentLayout.bands)
    for table in tables {
      starts.append(little: UInt64(start))
      try file.write(table.span)
      start += table.count
    }
    starts.append(little: UInt64(start))
    try file.beginSection(SegmentLayout.bandStarts)
    try file.write(starts.span)
  }
}
