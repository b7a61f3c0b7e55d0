/// Where things stand in a file of sections in blocks.
///
///     header     8 bytes that begin no text, and show if line ends were changed
///                4 bytes of the kind of file
///                4 bytes of the version of what the sections hold
///                4 bytes CRC-32 of these 16
///                4 bytes 0
///     section    its bytes, then zeros up to a multiple of 8
///     …
///     checksums  4 bytes for each block of 16 KiB of all above: its CRC-32
///     table      for each section: 4 bytes of its name, 4 bytes 0,
///                8 bytes of where it starts, 8 bytes of its length
///     footer     8 bytes: where the checksums start
///                4 bytes: number of sections
///                4 bytes CRC-32 of the table
///                4 bytes CRC-32 of these 16
///                4 bytes that end a file
///
/// Numbers have the least byte first. Blocks are counted from the start of the file; the
/// last is as long as what is left for it. Header and footer stay in all versions, so that
/// any release can say of a later file that it is one.
enum BlockFileLayout {
  /// How a file begins.
  static let magic: [UInt8] = [0x89, 0x54, 0x54, 0x42, 0x0D, 0x0A, 0x1A, 0x0A]
  /// How a file ends.
  static let mark: [UInt8] = [0x54, 0x54, 0x42, 0x2E]
  /// Bytes of the header.
  static let headerSize = 24
  /// Bytes of the header that its checksum covers.
  static let checkedHeader = 16
  /// Bytes of a section's entry in the table.
  static let entrySize = 24
  /// Bytes of the footer.
  static let footerSize = 24
  /// Bytes of the footer that its checksum covers.
  static let checkedFooter = 16
  /// What sections start at a multiple of.
  static let alignment = 8

  /// The header of a file.
  static func header(kind: String, version: UInt32) -> [UInt8] {
    var header = magic + Array(kind.utf8)
    header.append(little: version)
    header.append(little: Kernels.crc32(header.span))
    header.append(zeros: headerSize - header.count)
    return header
  }

  /// The table and the footer of a file with these sections.
  static func end(
    sections: [(name: String, range: Range<Int>)], checksumsAt content: Int
  ) -> [UInt8] {
    var table: [UInt8] = []
    for (name, range) in sections {
      table += name.utf8
      table.append(zeros: 4)
      table.append(little: UInt64(range.lowerBound))
      table.append(little: UInt64(range.count))
    }
    var footer: [UInt8] = []
    footer.append(little: UInt64(content))
    footer.append(little: UInt32(sections.count))
    footer.append(little: Kernels.crc32(table.span))
    footer.append(little: Kernels.crc32(footer.span))
    return table + footer + mark
  }

  /// Number of blocks of so many bytes.
  static func blockCount(_ content: Int) -> Int {
    (content + BlockFile.blockSize - 1) / BlockFile.blockSize
  }
}
