internal import Dedup

extension Agencies {
  /// The agencies known, and those of a file.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if the file cannot be read or a line of it is none.
  static func known(andThoseIn path: String) throws(ToolError) -> Agencies {
    let list = try TextFile.contents(of: path)
    var agencies = Agencies.known
    do throws(DedupError) {
      try agencies.extend(with: list)
    } catch {
      throw .usage("\(path): \(error)")
    }
    return agencies
  }
}
