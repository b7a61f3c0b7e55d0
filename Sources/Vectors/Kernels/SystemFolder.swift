internal import Glibc

// The system calls that keeping files in a folder takes, beyond those of writing one. They
// are here because they take pointers; nothing in them is fast.
//
// SAFETY: as in SystemFile.swift, calls read the path that they are given and keep no pointer
// to it. What more there is to say stands beside it.

extension SystemFile {
  /// Makes a folder in one that is there.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw .last }
  }

  /// The names in a folder, in no particular order.
  package static func names(in folder: String) throws(Failure) -> [String] {
    let descriptor = try opened(folder, O_RDONLY | O_DIRECTORY)
    guard let stream = unsafe fdopendir(descriptor) else {
      let failure = Failure.last
      try? close(descriptor)
      throw failure
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw .last }
        return names
      }
      // SAFETY: the entry holds a string that ends with a zero, and stays until the next
      // call on this stream.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          unsafe String(cString: text)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  /// Has the system bring to disk which files a folder holds, where the file system can.
  package static func synchronizeFolder(_ path: String) throws(Failure) {
    let descriptor = try opened(path, O_RDONLY | O_DIRECTORY)
    do {
      try synchronize(descriptor)
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    try close(descriptor)
  }

  /// Opens a file, creating it if there is none, and takes the lock on it, which no other
  /// open descriptor has until this one is closed or the process ends in whichever way.
  ///
  /// - Throws: ``Failure``, with ``Failure/isHeld`` where another has the lock.
  package static func lock(_ path: String) throws(Failure) -> Int32 {
    let descriptor = try opened(path, O_RDWR | O_CREAT)
    do {
      try uninterrupted { flock(descriptor, LOCK_EX | LOCK_NB) }
    } catch {
      try? close(descriptor)
      throw error
    }
    return descriptor
  }

  /// Gives a lock back and closes its descriptor.
  ///
  /// Not by closing it alone: a program that another thread starts has the descriptor, and so
  /// the lock, until it is loaded.
  package static func unlock(_ descriptor: Int32) {
    _ = flock(descriptor, LOCK_UN)
    try? close(descriptor)
  }
}
