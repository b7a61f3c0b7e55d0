internal import Vectors

extension ArchivedPhrases {
  /// What kind of file they are kept in.
  static let kind = "RECU"
  /// The version of that file.
  static let version: UInt32 = 1
  private static let section = "PHRA"

  /// The phrases in a file.
  init(_ file: BlockFile) throws(BlockFileError) {
    let section = try file.section(ArchivedPhrases.section)
    let bytes = try section.bytes(0..<section.count)
    var entries: [UInt64] = []
    entries.reserveCapacity(bytes.count / 8)
    for offset in stride(from: 0, to: bytes.count / 8 * 8, by: 8) {
      let entry = Kernels.loadUInt64(bytes, at: offset)
      guard entry < 1 << 42, entries.last.map({ $0 < entry }) ?? true else {
        throw section.damage("entries out of order")
      }
      entries.append(entry)
    }
    self.init(entries)
  }

  /// Writes them to a file: eight bytes each.
  func write(to path: String) throws(ExportError) {
    let file = try BlockFileWriter(
      path: path, kind: ArchivedPhrases.kind, version: ArchivedPhrases.version)
    try file.beginSection(ArchivedPhrases.section)
    try file.write(Kernels.bytes(of: entries.span))
    try file.finish()
  }
}
