internal import Vectors

/// The options that say how much memory a search takes for what can be set aside, and where
/// it is set aside.
enum MemoryOptions {
  static let memory = Option<Int>.size(
    "memory", atLeast: 16_000_000, standard: WorkingMemory.standardBytes, shown: "2GB",
    help: "memory for sketches, samples and lists that are sorted; what is more goes to "
      + "temporary files, and the output is the same")
  static let folder = Option<String?>.folder(
    "temp", help: "where temporary files go (default: TMPDIR, or else /tmp)")

  /// What the command line says of both.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - standard: bytes, where it does not say; nil for ``memory``'s.
  /// - Returns: the memory.
  /// - Throws: ``ToolError/usage(_:)`` for a folder that takes no files: better now than
  ///   after minutes of work.
  static func memory(
    _ arguments: Arguments, standard: Int? = nil
  ) throws(ToolError) -> WorkingMemory {
    if let path = arguments[folder], !System.isWritableFolder(path) {
      throw .usage(
        "\(folder.declaration.spelling) takes a folder that can be written; "
          + "'\(path.printable)' is none")
    }
    return WorkingMemory(
      bytes: arguments.has(memory) ? arguments[memory] : standard ?? arguments[memory],
      folder: arguments[folder] ?? System.temporaryFolder)
  }
}
