import Foundation
import Vectors

/// A file in the temporary folder that is removed with the last reference to it.
final class TableFile {
  let path = NSTemporaryDirectory() + "table-\(UUID().uuidString)"

  /// A section of these bytes in a file of its own, mapped; the file has no name any more.
  static func section(of bytes: [UInt8]) throws -> BlockSection {
    let file = TableFile()
    let writer = try BlockFileWriter(path: file.path, kind: "TEST", version: 1)
    try writer.beginSection("DATA")
    try writer.write(bytes.span)
    try writer.finish()
    return try BlockFile(path: file.path, kind: "TEST", version: 1).section("DATA")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
