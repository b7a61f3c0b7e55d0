/// The blocks of a file, each of which is checked when it is first needed.
final class CheckedBlocks: Sendable {
  /// The path, for errors.
  let path: String
  /// The file.
  let store: ByteStore
  /// Number of blocks.
  let count: Int

  /// Bytes that the blocks hold, behind which their checksums stand.
  private let content: Int
  /// The blocks that were found sound.
  private let sound: AtomicBits

  /// The blocks of the first `content` bytes of a file, none of them checked.
  ///
  /// - Precondition: behind these bytes the file has a checksum for each block.
  init(path: String, store: ByteStore, content: Int) {
    self.path = path
    self.store = store
    self.content = content
    count = BlockFileLayout.blockCount(content)
    sound = AtomicBits(count: count)
  }

  /// Checks the blocks that hold bytes of a range, as far as they were not before.
  ///
  /// - Precondition: the range is not empty, and one of the content.
  @inline(__always)
  func check(_ range: Range<Int>, of section: String) throws(BlockFileError) {
    let last = (range.upperBound - 1) / BlockFile.blockSize
    for block in range.lowerBound / BlockFile.blockSize...last
    where !sound.contains(block) {
      try checkFirst(block, of: section)
    }
  }

  @inline(never)
  private func checkFirst(_ block: Int, of section: String) throws(BlockFileError) {
    guard isSound(block) else {
      let bytes = range(of: block)
      throw .damaged(
        path: path, part: "section \(section), block \(block)",
        reason: "bytes \(bytes.lowerBound)–\(bytes.upperBound) are not what was written")
    }
    // Two threads may both check a block; they find the same.
    sound.insert(block)
  }

  /// Whether the bytes of a block are what was written.
  func isSound(_ block: Int) -> Bool {
    let store = store
    let bytes = store.bytes
    return Kernels.crc32(bytes.extracting(range(of: block)))
      == Kernels.loadUInt32(bytes, at: content + 4 * block)
  }

  /// The bytes of the file that a block holds.
  func range(of block: Int) -> Range<Int> {
    let start = block * BlockFile.blockSize
    return start..<min(content, start + BlockFile.blockSize)
  }

  /// Drops the pages of some blocks from memory.
  func release(_ blocks: Range<Int>) {
    let last = range(of: blocks.upperBound - 1)
    store.release(range(of: blocks.lowerBound).lowerBound..<last.upperBound)
  }
}
