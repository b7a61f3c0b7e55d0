/// The bytes of one section of a ``BlockFile``.
package struct BlockSection: Sendable {
  /// Its name.
  package let name: String
  /// Number of bytes.
  package let count: Int

  private let start: Int
  private let store: ByteStore
  private let blocks: CheckedBlocks

  /// The bytes of a range of a file.
  init(name: String, range: Range<Int>, blocks: CheckedBlocks) {
    self.name = name
    self.blocks = blocks
    store = blocks.store
    start = range.lowerBound
    count = range.count
  }

  /// The bytes of a range, which are what was written.
  ///
  /// - Throws: ``BlockFileError/outside(path:section:range:)`` if the section ends before,
  ///   ``BlockFileError/damaged(path:part:reason:)`` if a block of it is damaged.
  @_lifetime(borrow self)
  package func bytes(_ range: Range<Int>) throws(BlockFileError) -> Span<UInt8> {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw .outside(path: blocks.path, section: name, range: range)
    }
    let place = start + range.lowerBound..<start + range.upperBound
    if !place.isEmpty { try blocks.check(place, of: name) }
    return store.bytes.extracting(place)
  }

  /// What to throw where numbers of the section make no sense.
  package func damage(_ reason: String) -> BlockFileError {
    .damaged(path: blocks.path, part: "section \(name)", reason: reason)
  }

  /// Drops the pages of a range from memory, which come back when they are looked at again.
  ///
  /// Whoever goes through a section once calls it for every few megabytes behind them, as
  /// with ``ByteStore/release(_:)``.
  package func release(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    store.release(start + range.lowerBound..<start + range.upperBound)
  }
}
