internal import Vectors

/// Bytes that are kept with an index under a name.
enum Attachment {
  /// What kind of file they are kept in.
  static let kind = "ATTA"
  /// The version of that file.
  static let version: UInt32 = 1
  private static let section = "DATA"

  /// The bytes in a file.
  static func bytes(of file: BlockFile) throws(BlockFileError) -> ByteStore {
    let section = try file.section(section)
    var bytes: [UInt8] = []
    bytes.append(copying: try section.bytes(0..<section.count))
    return ByteStore(bytes)
  }

  /// Writes bytes to a file.
  static func write(_ bytes: [UInt8], to path: String) throws(ExportError) {
    let file = try BlockFileWriter(path: path, kind: kind, version: version)
    try file.beginSection(section)
    try file.write(bytes.span)
    try file.finish()
  }
}
