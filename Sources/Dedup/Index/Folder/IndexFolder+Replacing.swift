internal import Vectors

extension IndexFolder {
  /// Makes the index of a manifest, in a folder that is not there or empty.
  ///
  /// What a creation left that was interrupted counts as empty.
  ///
  /// - Throws: ``IndexError/notCreated(folder:reason:)`` if no folder can be made or written
  ///   there, ``IndexError/notEmpty(folder:)`` if something else is in it,
  ///   ``IndexError/locked(folder:process:)`` if another process is at it.
  package func create(_ manifest: Manifest) throws(IndexError) {
    do throws(SystemFile.Failure) {
      try SystemFile.makeFolder(path)
    } catch {
      guard error.isThereAlready else {
        throw .notCreated(folder: path, reason: error.reason)
      }
      guard (try? SystemFile.kind(of: path)) == .folder else {
        throw .notCreated(folder: path, reason: "it is a file, a folder is expected")
      }
    }
    try checkEmpty()
    let lock = try newLock()
    defer { _ = consume lock }
    // Another may have created it before the lock was ours.
    try checkEmpty()
    try writeNext(manifest)
    try putNextInPlace()
    try synchronize()
    // That the folder is in its own folder may not be for this process to bring to disk.
    try? SystemFile.synchronizeFolder(path(of: ".."))
  }

  /// The lock of a folder that is to become an index: the first file that is written to it.
  private func newLock() throws(IndexError) -> IndexLock {
    do throws(IndexError) {
      return try IndexLock(self)
    } catch .file(.unwritable(_, let reason)) {
      throw .notCreated(folder: path, reason: reason)
    }
  }

  private func checkEmpty() throws(IndexError) {
    let leftovers = [IndexFolder.lockName, IndexFolder.nextManifestName]
    guard try names().allSatisfy(leftovers.contains) else {
      throw .notEmpty(folder: path)
    }
  }

  /// The names of all that is in the folder.
  func names() throws(IndexError) -> [String] {
    do {
      return try SystemFile.names(in: path)
    } catch {
      throw .unreadable(file: path, reason: error.reason)
    }
  }

  /// Writes a manifest beside the one there is, and has all files of the folder brought to
  /// disk with their names: once the manifest counts, so must they.
  func writeNext(_ manifest: Manifest) throws(IndexError) {
    let file = path(of: IndexFolder.nextManifestName)
    do throws(SystemFile.Failure) {
      let descriptor = try SystemFile.create(file)
      do throws(SystemFile.Failure) {
        try SystemFile.write(manifest.serialized.span, to: descriptor)
        try SystemFile.synchronize(descriptor)
      } catch {
        try? SystemFile.close(descriptor)
        throw error
      }
      try SystemFile.close(descriptor)
    } catch {
      SystemFile.remove(file)
      throw IndexError(error, path: file)
    }
    try synchronize()
  }

  /// Makes the manifest that was written beside the other the one that counts.
  func putNextInPlace() throws(IndexError) {
    let next = path(of: IndexFolder.nextManifestName)
    let manifest = path(of: IndexFolder.manifestName)
    do throws(SystemFile.Failure) {
      try SystemFile.rename(next, to: manifest)
    } catch {
      SystemFile.remove(next)
      throw IndexError(error, path: manifest)
    }
  }

  /// Has the system bring to disk which files there are.
  func synchronize() throws(IndexError) {
    do {
      try SystemFile.synchronizeFolder(path)
    } catch {
      throw IndexError(error, path: path)
    }
  }
}
