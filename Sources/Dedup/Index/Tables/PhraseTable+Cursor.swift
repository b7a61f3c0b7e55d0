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
    private var bucket: Bucket?
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
        if var current = bucket {
          if !isAhead { isAhead = try read(&current) }
          bucket = current
          if isAhead {
            (asked, isAhead) = (current.key, false)
            return try phrase(at: current)
          }
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
      var current: Bucket
      if let bucket, number == wanted, key >= asked {
        current = bucket
      } else {
        current = try Bucket(wanted, of: table)
        (number, isAhead) = (wanted, false)
      }
      var isThere = isAhead || key == asked && current.isRead
      if !isThere || current.key < key { isThere = try read(&current, upTo: key) }
      bucket = current
      asked = key
      isAhead = isThere && current.key > key
      return isThere && current.key == key ? try phrase(at: current) : nil
    }

    /// Reads on to the first phrase whose key is not less than one, if there is one.
    private func read(
      _ bucket: inout Bucket, upTo key: UInt64 = 0
    ) throws(BlockFileError) -> Bool {
      guard bucket.left > 0 else { return false }
      let section = table.buckets
      let bytes = try section.bytes(bucket.bytes)
      while bucket.left > 0 {
        guard bucket.advance(in: bytes) else { throw table.damage }
        if bucket.key >= key { return true }
      }
      return false
    }

    private func phrase(at bucket: Bucket) throws(BlockFileError) -> Phrase {
      let spread = try table.spread(ofCode: bucket.code)
      return Phrase(
        key: bucket.key, articles: Int(spread.articles), marks: spread.marks)
    }
  }
}
