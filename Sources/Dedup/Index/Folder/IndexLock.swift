internal import Vectors

/// The right to change an index, which one process has at a time.
///
/// It is a lock on a file that stays, and the system takes it back when a process ends in
/// whichever way: none is left behind by a crash. The file names the process, for the
/// message to others. It ends with the last reference to it.
package final class IndexLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of an index.
  ///
  /// - Throws: ``IndexError/locked(folder:process:)`` if another has it, or
  ///   ``IndexError/file(_:)`` where no file can be written.
  package init(_ folder: IndexFolder) throws(IndexError) {
    let path = folder.path(of: IndexFolder.lockName)
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.lock(path)
    } catch {
      guard error.isHeld else { throw IndexError(error, path: path) }
      throw .locked(folder: folder.path, process: IndexLock.holder(path))
    }
    // The number is a courtesy: a full disk is found out where it matters. It always takes
    // the same bytes, so that nothing of a longer one before stays.
    let digits = String(SystemFile.process)
    let line = String(repeating: " ", count: max(0, 10 - digits.count)) + digits + "\n"
    try? SystemFile.write(Array(line.utf8).span, to: descriptor)
  }

  deinit {
    SystemFile.unlock(descriptor)
  }

  /// The process that says it has the lock.
  private static func holder(_ path: String) -> Int32? {
    guard let store = try? ByteStore(mapping: path) else { return nil }
    return String(copying: store.bytes).split { " \n".contains($0) }.first.flatMap {
      Int32($0)
    }
  }
}
