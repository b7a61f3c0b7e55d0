internal import Vectors

/// Files beside the articles that people write by hand.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``ToolError`` if it cannot be read or is not UTF-8.
  static func contents(of path: String) throws(ToolError) -> String {
    let store: ByteStore
    do throws(CorpusError) {
      store =
        if case .stream = FileKind(of: path) {
          try ByteStore(readingStream: path)
        } else {
          try ByteStore(mapping: path)
        }
    } catch {
      throw ToolError(.corpus(error))
    }
    guard store.bytes.isUTF8 else { throw .usage("\(path): expected UTF-8") }
    let text = String(copying: store.bytes)
    // A byte order mark that editors put there is none of the text.
    return text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
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
