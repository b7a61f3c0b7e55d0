internal import Glibc

// Files that only one process writes. They are here because the calls take pointers.
//
// SAFETY: as in SystemFile.swift, calls read the path that they are given, fill the structure that
// they are given, and keep a pointer to neither.

extension SystemFile {
  /// Creates an empty file that is this process's own for as long as it has it open.
  ///
  /// A file that another process left there, whichever way it ended, is replaced.
  ///
  /// - Returns: nil where the file of another process stands, or something that this one has
  ///   no right to.
  static func createHeld(_ path: String) throws(Failure) -> Int32? {
    while true {
      let descriptor: Int32
      do throws(Failure) {
        descriptor = try opened(path, O_WRONLY | O_CREAT | O_EXCL)
      } catch {
        guard error.isThereAlready else { throw error }
        guard removeAbandoned(path) else { return nil }
        continue
      }
      // Until it was locked it looked abandoned to others, and may be gone.
      if hold(descriptor), isThere(descriptor) { return descriptor }
      try? close(descriptor)
    }
  }

  /// Locks an open file.
  ///
  /// - Returns: whether no other process has the lock. Where there are no locks to be had,
  ///   files count as held by whoever created them.
  private static func hold(_ descriptor: Int32) -> Bool {
    do {
      try uninterrupted { flock(descriptor, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      return !error.isHeld
    }
  }

  /// Whether an open file still has a name.
  private static func isThere(_ descriptor: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Removes a file that no process holds.
  ///
  /// - Returns: whether it may be gone, so that it is worth trying to create one anew.
  private static func removeAbandoned(_ path: String) -> Bool {
    let descriptor: Int32
    do {
      descriptor = try opened(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      return error.isMissing
    }
    defer { try? close(descriptor) }
    let isLocked = (try? uninterrupted { flock(descriptor, LOCK_EX | LOCK_NB) }) != nil
    guard isLocked else { return false }
    // While it is locked, nobody else who keeps to this removes or replaces it.
    var (held, present) = (stat(), stat())
    guard unsafe fstat(descriptor, &held) == 0, unsafe lstat(path, &present) == 0,
      held.st_dev == present.st_dev, held.st_ino == present.st_ino
    else { return true }
    return held.st_mode & S_IFMT == S_IFREG && remove(path)
  }
}
