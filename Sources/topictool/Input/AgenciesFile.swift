internal import Dedup
internal import Vectors

extension Agencies {
  /// The agencies known, and those of a file.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if the file cannot be read or a line of it is none.
  static func known(andThoseIn path: String) throws(ToolError) -> Agencies {
    let store: ByteStore
    do throws(CorpusError) {
      store = try ByteStore(mapping: path)
    } catch {
      throw .usage(error.description)
    }
    guard store.bytes.isUTF8 else { throw .usage("\(path): expected UTF-8") }
    var agencies = Agencies.known
    do throws(DedupError) {
      try agencies.extend(with: String(copying: store.bytes))
    } catch {
      throw .usage("\(path): \(error)")
    }
    return agencies
  }
}
