/// A hidden file beside the one whose place it is to take.
///
/// It is called `.NAME.partial`. A process that is killed leaves it behind, and the next that
/// writes the same target removes it; what a process is still writing is let alone, and the
/// other takes `.NAME.2.partial`.
struct UnfinishedFile {
  /// Where it is.
  let path: String
  /// To write it by, nil once it is whole and on disk.
  private(set) var descriptor: Int32?
  /// The same open file, so that it is held until it has its name.
  private let lock: Int32
  private let target: String

  /// Creates the file, with the permissions of the one it is to replace.
  ///
  /// - Parameters:
  ///   - target: the path that it is to get, without symbolic links.
  ///   - kind: what stands there.
  /// - Throws: what the system says, and where a folder stands there.
  init(
    beside target: String, _ kind: SystemFile.Kind
  ) throws(SystemFile.Failure) {
    if case .folder = kind { throw .isFolder }
    if case .file = kind { try SystemFile.checkWritable(target) }
    var (number, created): (Int, Int32?) = (0, nil)
    var path = target
    while created == nil {
      number += 1
      path = UnfinishedFile.path(beside: target, number)
      created = try SystemFile.createHeld(path)
    }
    guard let descriptor = created else { preconditionFailure("no file was created") }
    do throws(SystemFile.Failure) {
      lock = try SystemFile.duplicate(descriptor)
    } catch {
      try? SystemFile.close(descriptor)
      SystemFile.remove(path)
      throw error
    }
    if case .file(let permissions) = kind {
      SystemFile.setPermissions(permissions, of: descriptor)
    }
    (self.path, self.target, self.descriptor) = (path, target, descriptor)
  }

  /// Ends the writing, with all that was written on disk.
  ///
  /// - Throws: what the system says if it is not; some file systems do when it is closed.
  mutating func finish() throws(SystemFile.Failure) {
    guard let descriptor else { return }
    try SystemFile.synchronize(descriptor)
    self.descriptor = nil
    try SystemFile.close(descriptor)
  }

  /// Gives the file its name, which nothing but this can fail any more.
  consuming func appear() throws(SystemFile.Failure) {
    try SystemFile.rename(path, to: target)
    try? SystemFile.close(lock)
  }

  /// Removes the file.
  consuming func remove() {
    if let descriptor { try? SystemFile.close(descriptor) }
    SystemFile.remove(path)
    try? SystemFile.close(lock)
  }

  /// `.NAME.partial` in the folder of `target`, where renaming is one step, and the names to
  /// be tried after it.
  private static func path(beside target: String, _ number: Int) -> String {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { target.utf8.index(after: $0) } ?? target.startIndex
    let (folder, name) = (target[..<start], target[start...])
    // A file name has at most 255 bytes; the decorations take up to 20 of them.
    let shown = name.utf8.count <= 235 ? name : "output"
    return "\(folder).\(shown).\(number > 1 ? "\(number)." : "")partial"
  }
}
