package import Vectors

extension PhraseTable {
  /// The phrases, from the first on.
  package func cursor() -> Cursor { Cursor(self) }

  /// Goes through phrases in the order of their keys.
  ///
  /// What is read of a bucket is not read again for a later key of the same bucket: keys
  /// asked in ascending order cost one pass over the buckets they are in.
  package struct Cursor: Sendable {
    private let table: PhraseTable
    private var bucket = Bucket()
    /// The bucket's number, −1 before the first.
    private var number = -1
    /// The last key that was asked for or given: the bucket has none from it to its own.
    private var asked: UInt64 = 0
    /// Whether the key that the bucket is at is greater than that.
    private var isAhead = false

    fileprivate init(_ table: PhraseTable) { self.table = table }

    /// The next phrase behind the last one given or asked for.
    ///
    /// - Throws: ``BlockFileError`` if the bytes make no sense.
    package mutating func next() throws(BlockFileError) -> Phrase? {
      while true {
        if !isAhead { isAhead = try read(upTo: 0) }
        if isAhead {
          (asked, isAhead) = (bucket.key, false)
          return try phrase()
        }
        guard number + 1 < table.shape.bucketCount else { return nil }
        number += 1
        bucket = try Bucket(number, of: table)
      }
    }

    /// The phrase of a key, if there is one.
    ///
    /// - Throws: ``BlockFileError`` if the bytes make no sense.
    /// - Complexity: O(1) for any key; for a later one of the same bucket what stands
    ///   between them.
    package mutating func phrase(_ key: UInt64) throws(BlockFileError) -> Phrase? {
      guard key >> UInt64(Shape.keyBits) == 0 else { return nil }
      let wanted = table.shape.bucket(of: key)
      if number != wanted || key < asked {
        bucket = try Bucket(wanted, of: table)
        (number, isAhead) = (wanted, false)
      }
      var isThere = isAhead || key == asked && bucket.isRead
      if !isThere || bucket.key < key { isThere = try read(upTo: key) }
      asked = key
      isAhead = isThere && bucket.key > key
      return isThere && bucket.key == key ? try phrase() : nil
    }

    /// Reads on to the first phrase whose key is not less than one, if there is one.
    private mutating func read(upTo key: UInt64) throws(BlockFileError) -> Bool {
      guard bucket.left > 0 else { return false }
      let section = table.buckets
      let bytes = try section.bytes(bucket.bytes)
      // A copy can stay in registers. After an error the bucket is where it was: what it
      // would read next may lie outside.
      var current = bucket
      var isThere = false
      while !isThere, current.left > 0 {
        guard current.advance(in: bytes) else { throw table.damage }
        isThere = current.key >= key
      }
      bucket = current
      return isThere
    }

    private func phrase() throws(BlockFileError) -> Phrase {
      let spread = try table.spread(ofCode: bucket.code)
      return Phrase(
        key: bucket.key, articles: Int(spread.articles), marks: spread.marks)
    }
  }
}
