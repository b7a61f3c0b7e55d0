import Foundation

/// A file of this process, for readers that want a path.
enum TemporaryFile {
  /// The folder of this process.
  static let folder: String = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    return folder.path
  }()

  /// A file with these bytes, in the place of the one before.
  static func path(of bytes: [UInt8], named name: String = "input") -> String {
    let path = "\(folder)/\(name)"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      fatalError("\(path) cannot be written")
    }
    return path
  }
}
