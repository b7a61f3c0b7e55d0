/// A file of named sections in blocks of 16 KiB, each with its checksum, mapped.
///
///     let file = try BlockFile(path: "7.segment", kind: "SEGM", version: 1)
///     let names = try file.section("NAME")
///     let first = try names.bytes(0..<8)
///
/// Opening looks at the header, the footer and the table of sections, whatever the size of
/// the file. A block is checked when bytes of it are first asked for, so that a bit that
/// flipped is an error and never a wrong answer, and what is not needed costs nothing.
/// ``BlockFileWriter`` writes such files.
package final class BlockFile: Sendable {
  /// Bytes of a block.
  package static let blockSize = 1 << 14

  /// The path it was opened at.
  package let path: String
  /// The version of what its sections hold, at most the one that was said to be known.
  package let version: UInt32
  /// Names of the sections, in the order in which they stand in the file.
  package let sectionNames: [String]

  private let ranges: [Range<Int>]
  private let blocks: CheckedBlocks

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - kind: four ASCII characters.
  ///   - version: the latest version that is known of this kind.
  /// - Throws: ``BlockFileError`` unless header, footer and table of sections are whole, of
  ///   that kind, and of a known version.
  package init(path: String, kind: String, version: UInt32) throws(BlockFileError) {
    let store: ByteStore
    do throws(SystemFile.Failure) {
      store = try ByteStore(mappingFile: path)
    } catch {
      throw error.isOfFile
        ? .unreadable(path: path, reason: error.reason)
        : .notOpened(path: path, reason: error.reason)
    }
    let opening = BlockFileOpening(path: path, store: store)
    self.path = path
    byteCount = store.bytes.count
    self.version = try opening.version(of: kind, known: version)
    let footer = try opening.footer()
    let sections = try opening.sections(footer)
    sectionNames = sections.map(\.name)
    ranges = sections.map(\.range)
    blocks = CheckedBlocks(path: path, store: store, content: footer.content)
  }

  /// Bytes of the whole file.
  package let byteCount: Int

  /// A section.
  ///
  /// - Throws: ``BlockFileError/missingSection(path:section:)`` if there is none of that name.
  package func section(_ name: String) throws(BlockFileError) -> BlockSection {
    guard let number = sectionNames.firstIndex(of: name) else {
      throw .missingSection(path: path, section: name)
    }
    return BlockSection(name: name, range: ranges[number], blocks: blocks)
  }

  /// The blocks whose bytes are not those that were written; all are read for it.
  ///
  /// A block counts as damaged as well where its checksum is.
  package func damagedBlocks(parallel: Parallel) -> [BlockDamage] {
    // A megabyte at a time.
    let damaged = parallel.map(count: blocks.count, grain: 64) { [blocks] range in
      defer { blocks.release(range) }
      return range.filter { !blocks.isSound($0) }
    }
    return damaged.joined().map { block in
      let bytes = blocks.range(of: block)
      let names = zip(sectionNames, ranges).filter { $1.overlaps(bytes) }.map(\.0)
      return BlockDamage(sections: names, block: block, bytes: bytes)
    }
  }
}

/// A block whose bytes are not those that were written.
package struct BlockDamage: Sendable, Hashable {
  /// The sections that have bytes in it.
  package let sections: [String]
  /// Its number, from 0.
  package let block: Int
  /// The bytes of the file that it holds.
  package let bytes: Range<Int>
}
