/// Reads what stands around the sections of a file, none of which can be relied on yet.
struct BlockFileOpening {
  private typealias Layout = BlockFileLayout

  /// The path, for errors.
  let path: String
  /// The file.
  let store: ByteStore

  /// What the end of a file says of the rest.
  struct Footer {
    /// Where the checksums of the blocks start, and what they are of ends.
    let content: Int
    /// Where the table of sections is.
    let table: Range<Int>
    /// The checksum of the table.
    let checksum: UInt32
  }

  /// The version of the file.
  ///
  /// - Throws: ``BlockFileError`` unless it is of that kind, and its version is known.
  func version(of kind: String, known: UInt32) throws(BlockFileError) -> UInt32 {
    let bytes = store.bytes
    for i in 0..<min(bytes.count, Layout.magic.count) where bytes[i] != Layout.magic[i] {
      throw .otherKind(path: path, expected: kind)
    }
    guard bytes.count >= Layout.headerSize else { throw .cutShort(path: path) }
    let checked = Layout.checkedHeader
    let checksum = Kernels.crc32(bytes.extracting(0..<checked))
    let padding = Kernels.loadUInt32(bytes, at: checked + 4)
    guard checksum == Kernels.loadUInt32(bytes, at: checked), padding == 0 else {
      throw .damaged(path: path, part: "header", reason: "its checksum differs")
    }
    guard String(copying: bytes.extracting(8..<12)) == kind else {
      throw .otherKind(path: path, expected: kind)
    }
    let version = Kernels.loadUInt32(bytes, at: 12)
    guard version <= known else {
      throw .newer(path: path, version: Int(version), known: Int(known))
    }
    return version
  }

  /// The footer, which says how long the file is.
  ///
  /// - Throws: ``BlockFileError/cutShort(path:)`` if it is not at the end.
  func footer() throws(BlockFileError) -> Footer {
    let bytes = store.bytes
    let start = bytes.count - Layout.footerSize
    guard start >= Layout.headerSize else { throw .cutShort(path: path) }
    for i in 0..<4 where bytes[bytes.count - 4 + i] != Layout.mark[i] {
      throw .cutShort(path: path)
    }
    let checked = bytes.extracting(start..<start + Layout.checkedFooter)
    let checksum = Kernels.loadUInt32(bytes, at: start + Layout.checkedFooter)
    guard Kernels.crc32(checked) == checksum else {
      throw .damaged(path: path, part: "footer", reason: "its checksum differs")
    }
    let content = Kernels.loadUInt64(checked, at: 0)
    let tableSize = Int(Kernels.loadUInt32(checked, at: 8)) * Layout.entrySize
    guard content >= Layout.headerSize, content <= start,
      Int(content) + 4 * Layout.blockCount(Int(content)) + tableSize == start
    else {
      throw .damaged(
        path: path, part: "footer", reason: "its sizes are not those of the file")
    }
    return Footer(
      content: Int(content), table: start - tableSize..<start,
      checksum: Kernels.loadUInt32(checked, at: 12))
  }

  /// The sections, which do not overlap and lie where the blocks are.
  ///
  /// - Throws: ``BlockFileError/damaged(path:part:reason:)`` if the table is.
  func sections(_ footer: Footer) throws(BlockFileError) -> [(
    name: String, range: Range<Int>
  )] {
    let table = store.bytes.extracting(footer.table)
    guard Kernels.crc32(table) == footer.checksum else {
      throw damagedTable("its checksum differs")
    }
    var sections: [(name: String, range: Range<Int>)] = []
    var end = Layout.headerSize
    for entry in stride(from: 0, to: table.count, by: Layout.entrySize) {
      let name = String(copying: table.extracting(entry..<entry + 4))
      let start = Kernels.loadUInt64(table, at: entry + 8)
      let count = Kernels.loadUInt64(table, at: entry + 16)
      guard start >= end, start <= footer.content, count <= UInt64(footer.content) - start
      else {
        throw damagedTable("section \(name) is not within the file")
      }
      guard !sections.contains(where: { $0.name == name }) else {
        throw damagedTable("section \(name) is there twice")
      }
      end = Int(start + count)
      sections.append((name, Int(start)..<end))
    }
    return sections
  }

  private func damagedTable(_ reason: String) -> BlockFileError {
    .damaged(path: path, part: "table of sections", reason: reason)
  }
}
