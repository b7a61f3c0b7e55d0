internal import Vectors

extension ArchivedArticles {
  /// The sections of a file that hold the articles.
  var sections: [(name: String, bytes: [UInt8])] {
    var lengths: [UInt8] = []
    var start = 0
    for end in idEnds {
      lengths.append(small: UInt64(end - start))
      start = end
    }
    return [("AIDS", lengths), ("AIDB", idBytes), ("AEVT", Array(little: events))]
  }

  /// The articles that a file holds.
  ///
  /// - Throws: `ModelFileError.damaged` if they do not fit together.
  init(_ file: SectionFile, count: Int) throws(ModelFileError) {
    let lengths = try file.bytes(of: "AIDS")
    let bytes = try file.bytes(of: "AIDB")
    let events: [UInt32] = try file.integers(of: "AEVT", count: count)
    self.init()
    var (offset, start) = (0, 0)
    for event in events {
      let length = try lengths.smallNumber(at: &offset)
      guard length <= bytes.count - start else { throw .damaged }
      let id = bytes.extracting(start..<start + length)
      guard id.isUTF8, append(id, event: event) else { throw .damaged }
      start += length
    }
    guard offset == lengths.count, start == bytes.count else { throw .damaged }
  }
}
