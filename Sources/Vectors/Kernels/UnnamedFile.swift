internal import Glibc

// Files that only this process knows of. They are here because the calls take pointers.
//
// SAFETY: as in SystemFile.swift, calls read the path that they are given and keep no pointer
// to it. What more there is to say stands beside it.

extension SystemFile {
  /// Creates an empty file in a folder, to be written and read, that has no name any more:
  /// it takes no space once it is closed, or once the process ends in whichever way.
  static func createUnnamed(in folder: String) throws(Failure) -> Int32 {
    // O_TMPFILE, whose macro is too much for the importer.
    let neverNamed = 0o20000000 | O_DIRECTORY
    if let descriptor = try? opened(folder, O_RDWR | neverNamed, permissions: 0o600) {
      return descriptor
    }
    // Not all file systems have such files: then it has a name for a moment. What `mkstemp`
    // opens, a program that another thread starts at that moment inherits.
    while true {
      let path = "\(folder)/.spool-\(UInt64.random(in: 0...UInt64.max))"
      do throws(Failure) {
        let descriptor = try opened(
          path, O_RDWR | O_CREAT | O_EXCL, permissions: 0o600)
        remove(path)
        return descriptor
      } catch {
        guard error.isThereAlready else { throw error }
      }
    }
  }

  /// Fills a range of `numbers` with what a file holds from a byte on.
  ///
  /// - Throws: ``Failure`` if it cannot be read, or ends before.
  /// - Precondition: the range is one of `numbers`.
  static func read<Number: PlainNumber>(
    into numbers: inout MutableSpan<Number>, _ range: Range<Int>,
    from descriptor: Int32, at offset: Int
  ) throws(Failure) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= numbers.count,
      "\(range) of \(numbers.count) numbers")
    let start = range.lowerBound * MemoryLayout<Number>.stride
    let size = range.count * MemoryLayout<Number>.stride
    var done = 0
    while done < size {
      let count = unsafe numbers.withUnsafeMutableBytes { buffer in
        // SAFETY: start + size is at most the number of bytes of the buffer.
        unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: start + done), size - done,
          offset + done)
      }
      if count > 0 {
        done += count
      } else if count == 0 {
        throw .cutShort
      } else if errno != EINTR {
        throw .last
      }
    }
  }
}
