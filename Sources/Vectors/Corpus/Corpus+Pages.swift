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

  /// Drops the pages of all large mapped files.
  ///
  /// A pass that looks at documents here and there calls this for every
  /// ``releaseInterval`` of them, from any thread: each brings the pages around it into
  /// memory, some twenty times its own bytes.
  package func releasePages() {
    for store in stores { store.release(0..<store.bytes.count) }
  }

  /// Documents, a multiple of any chunk's, after which all pages are dropped.
  package static let releaseInterval = 1024
}
