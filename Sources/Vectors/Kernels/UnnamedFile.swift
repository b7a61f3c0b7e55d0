internal import Glibc

// Files that only this process knows of. They are here because the calls take pointers.

extension SystemFile {
  /// Creates an empty file in a folder, to be written and read, that has no name any more:
  /// it takes no space once it is closed, or once the process ends in whichever way.
  static func createUnnamed(in folder: String) throws(Failure) -> Int32 {
    var path = Array("\(folder)/.spool-XXXXXX".utf8CString)
    // SAFETY: the path ends with a zero, before it six letters that are replaced.
    let descriptor = unsafe mkstemp(&path)
    guard descriptor >= 0 else { throw .last }
    _ = unsafe unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
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
