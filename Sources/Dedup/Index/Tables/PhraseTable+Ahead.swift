package import Vectors

extension PhraseTable {
  /// Where the buckets of keys stand that are looked ahead to at once: no more than surely stay
  /// in the processor's first cache.
  private typealias Places = InlineArray<64, Range<Int>>

  /// How many keys can be looked ahead to at once.
  package static let mostAhead = Places.count

  /// Looks at where some keys are read from, none of which waits for the one before.
  ///
  /// A cursor that is asked for them then finds all in the processor's caches. Asked without
  /// this it waits for memory twice a key, in a table that is larger than these; of a single
  /// article against an index of a million, that was two fifths of the time.
  ///
  /// - Parameter keys: at most ``mostAhead`` in order, each of the bits that keys have.
  /// - Throws: ``BlockFileError`` if the bytes make no sense.
  package func lookAhead(to keys: some Sequence<UInt64>) throws(BlockFileError) {
    var places = Places(repeating: 0..<0)
    var (count, last) = (0, -1)
    for key in keys {
      let bucket = shape.bucket(of: key)
      guard bucket != last else { continue }
      places[count] = try place(ofBucket: bucket)
      count += 1
      last = bucket
    }
    let section = buckets
    for i in 0..<count where !places[i].isEmpty {
      let bytes = try section.bytes(places[i])
      // A bucket that is there has phrases.
      guard bytes[0] != 0 else { throw damage }
    }
  }
}
