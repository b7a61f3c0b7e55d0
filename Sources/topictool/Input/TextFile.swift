internal import Vectors

/// Files beside the articles that people write by hand.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if it cannot be read or is not UTF-8.
  static func contents(of path: String) throws(ToolError) -> String {
    let store: ByteStore
    do throws(CorpusError) {
      store = try ByteStore(mapping: path)
    } catch {
      throw .usage(error.description)
    }
    guard store.bytes.isUTF8 else { throw .usage("\(path): expected UTF-8") }
    return String(copying: store.bytes)
  }

  /// The lines of a list, without what follows `#`, blanks around them, and empty ones.
  ///
  /// - Throws: as ``contents(of:)``.
  static func lines(of path: String) throws(ToolError) -> [String] {
    let text = try contents(of: path)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
  }
}
