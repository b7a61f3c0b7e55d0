internal import Glibc
internal import Synchronization

// SAFETY: entries and their paths are never freed nor changed, entries are in the list once they
// are initialised, and a path ends with a zero.

/// What a run has not finished, by paths that can be removed where no memory is to be had.
///
/// A handler of signals may go through them while any thread is anywhere: each is whole before
/// it is in the list, and what was once in the list is never freed.
@safe final class UnfinishedPaths: @unchecked Sendable {
  @safe private struct Entry {
    let path: UnsafeMutablePointer<CChar>
    let next: UnsafeMutablePointer<Entry>?
  }

  private let first = unsafe Atomic<UnsafeMutablePointer<Entry>?>(nil)

  /// Adds a path.
  ///
  /// Not to be called by two threads at a time.
  func add(_ path: String) {
    guard let copy = unsafe strdup(path) else { return }
    let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
    unsafe entry.initialize(to: Entry(path: copy, next: first.load(ordering: .relaxed)))
    unsafe first.store(entry, ordering: .releasing)
  }

  /// Forgets all paths, which are finished, or gone.
  func forget() { unsafe first.store(nil, ordering: .releasing) }

  /// Removes the files, and the folders that nothing is in.
  ///
  /// It takes no lock, and no memory but for `removeRest`.
  ///
  /// - Parameter removeRest: called with the paths of folders that something is in.
  func remove(_ removeRest: ((String) -> Void)? = nil) {
    var entry = unsafe first.load(ordering: .acquiring)
    while let present = unsafe entry {
      let path = unsafe present.pointee.path
      if unsafe unlink(path) != 0, unsafe rmdir(path) != 0, errno == ENOTEMPTY,
        let removeRest
      {
        unsafe removeRest(String(cString: path))
      }
      unsafe entry = present.pointee.next
    }
  }
}
