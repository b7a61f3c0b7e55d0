internal import Vectors

extension Vocabulary {
  /// The terms of a file, in its order.
  ///
  /// A line holds a term, up to a tab if there is one, with the escapes of
  /// ``EscapedLine``; empty lines and the heading of a `.terms.tsv` are passed over.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if the file cannot be read, holds no term, or names
  ///   one twice.
  init(readingFrom path: String) throws(ToolError) {
    var lines = try TextFile.contents(of: path).split(whereSeparator: \.isNewline)
    if lines.first?.hasPrefix("term\tdocument_frequency") ?? false { lines.removeFirst() }
    let terms = lines.map { EscapedLine.unescape(String($0.prefix { $0 != "\t" })) }
      .filter { !$0.isEmpty }
    guard !terms.isEmpty else { throw .usage("\(path): a term a line is expected") }
    do throws(VectorsError) {
      self = try Vocabulary(terms: terms)
    } catch {
      throw .usage("\(path): \(error)")
    }
  }
}
