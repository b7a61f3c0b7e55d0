internal import Vectors

/// What the tool prints without being told where to.
enum StandardOutput {
  /// Prints a text at once.
  static func write(_ text: String) throws(ExportError) {
    let output = AtomicFile.standardOutput()
    try output.write(Array(text.utf8).span)
    try output.commit()
  }
}
