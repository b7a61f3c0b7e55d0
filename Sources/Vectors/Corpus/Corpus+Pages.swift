extension Corpus {
  /// Drops the pages of large mapped files in which the records of some documents stand.
  ///
  /// A pass that goes through a corpus from front to back calls this for every chunk or
  /// round of documents that it has behind it, from any thread; later passes find every page
  /// again. See ``ByteStore/release(_:)``.
  ///
  /// - Complexity: O(*n*) in the documents of the range.
  package func releasePages(of range: Range<Int>) {
    var next = range.lowerBound
    while next < range.upperBound {
      // The records that follow each other in one file.
      let first = documents.record(of: next)
      var end = first.start + first.count
      next += 1
      while next < range.upperBound {
        let record = documents.record(of: next)
        guard record.store == first.store, record.start >= end else { break }
        end = record.start + record.count
        next += 1
      }
      if first.store >= 0 { stores[Int(first.store)].release(first.start..<end) }
    }
  }
}
