internal import Vectors

/// Changes what an index consists of, a change at a time, all of it or nothing.
///
///     let writer = try FolderWriter(IndexFolder("archive.index"))
///     let file = writer.newFile("segment")
///     // …write it at writer.folder.path(of: file), and have it brought to disk…
///     var next = writer.manifest
///     next.segments.append(.init(file: file, articles: 100, firstSequence: 0))
///     try writer.commit(next)
///
/// It has the lock of the index while it lives. A process that ends in the middle of a
/// change, in whichever way, leaves the state before or the one after it, and files that
/// belong to neither, which the next writer removes.
package final class FolderWriter {
  /// The folder of the index.
  package let folder: IndexFolder
  /// Files of an interrupted change that were removed.
  package let removedLeftovers: Int
  /// What the index consists of.
  package private(set) var manifest: Manifest

  private let lock: IndexLock
  private var nextFile: Int
  /// Files that were named since the last change.
  private var files: [String] = []

  /// Opens an index for changing, and removes what an interrupted change left.
  ///
  /// - Throws: ``IndexError`` if there is no index that this release can change, another
  ///   process is changing it, or the folder may not be written.
  package init(_ folder: IndexFolder) throws(IndexError) {
    // Before anything is put into a folder that may be none of ours.
    _ = try folder.manifest()
    lock = try IndexLock(folder)
    let manifest = try folder.manifest()
    let kept = Set(manifest.files)
    var removed = 0
    nextFile = manifest.nextFile
    for name in try folder.names() where !kept.contains(name) {
      let number = FileName.number(of: name)
      // Other files may be somebody's.
      guard
        number != nil && FileName.isWritten(name) || name == IndexFolder.nextManifestName
      else { continue }
      if SystemFile.remove(folder.path(of: name)) { removed += 1 }
      nextFile = max(nextFile, (number ?? 0) + 1)
    }
    self.folder = folder
    self.manifest = manifest
    removedLeftovers = removed
  }

  deinit {
    discard()
  }

  /// A name that no file of the index ever had.
  ///
  /// - Precondition: `kind` is of lower-case letters, digits and hyphens.
  package func newFile(_ kind: String) -> String {
    precondition(FileName.isWord(kind), "'\(kind)' as a kind of file")
    let name = "\(nextFile).\(kind)"
    nextFile += 1
    files.append(name)
    return name
  }

  /// Makes `next` what the index consists of, and removes files that it no longer names.
  ///
  /// - Precondition: the files it names are whole and on disk; names of parameters and
  ///   attachments are of lower-case letters, digits and hyphens.
  /// - Throws: ``IndexError/file(_:)`` if it cannot. Then the state is the one before, and
  ///   new files are removed; but if only the last step failed, after which the change
  ///   outlasts a loss of power, `next` counts already.
  package func commit(_ next: Manifest) throws(IndexError) {
    let names = next.parameters.map(\.name) + next.attachments.keys
    precondition(names.allSatisfy(FileName.isWord), "names in \(names)")
    var next = next
    next.nextFile = nextFile
    do {
      try folder.writeNext(next)
    } catch {
      discard()
      throw error
    }
    let before = manifest.files + files
    // From here on new files may count: only the manifest can tell, and who reads it next.
    files = []
    try folder.putNextInPlace()
    manifest = next
    try folder.synchronize()
    let kept = Set(next.files)
    for file in before where !kept.contains(file) {
      SystemFile.remove(folder.path(of: file))
    }
  }

  /// Removes the files that were named since the last change, which failed.
  package func discard() {
    for file in files { SystemFile.remove(folder.path(of: file)) }
    files = []
  }
}
