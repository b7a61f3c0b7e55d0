/// A file that appears whole or not at all.
///
///     let file = try AtomicFile(path: "pairs.csv")
///     try file.write(bytes.span)
///     try file.commit()
///
/// What is written goes to a hidden file beside the target, which takes the target's place
/// when all of it is on disk. A file that is dropped before ``commit()`` leaves nothing
/// behind, and what stood at the target stays. Devices and pipes, everything under `/dev`
/// among them, are written straight. A symbolic link stays one: what it leads to is
/// replaced.
public final class AtomicFile: ByteSink {
  /// The path that was asked for.
  public let path: String
  /// The path of the unfinished file, or nil where the target is written straight; what
  /// has to be removed if the process is to end at once.
  public let partialPath: String?

  /// The folder of the unfinished file, or nil where the target is written straight.
  public var folder: String? {
    guard let partialPath else { return nil }
    guard let slash = partialPath.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return "."
    }
    return slash == partialPath.startIndex ? "/" : String(partialPath[..<slash])
  }

  private let target: String
  private var descriptor: Int32?
  private let ownsDescriptor: Bool
  private var buffer: [UInt8] = []
  /// Whether the unfinished file is no longer there to be removed.
  private var isSettled = false

  /// Opens an unfinished file beside `path`.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` where the folder is missing or may
  ///   not be written, or where `path` is a folder.
  public init(path: String) throws(ExportError) {
    self.path = path
    ownsDescriptor = true
    do throws(SystemFile.Failure) {
      let kind = try SystemFile.kind(of: path)
      if kind == .stream || path.hasPrefix("/dev/") || path.hasPrefix("/proc/") {
        (target, partialPath) = (path, nil)
        descriptor = try SystemFile.open(path)
      } else {
        let target = SystemFile.resolved(path)
        let partial = AtomicFile.partialPath(beside: target)
        (self.target, partialPath) = (target, partial)
        descriptor = try AtomicFile.create(partial, for: target, kind)
      }
    } catch {
      throw ExportError(error, path: path)
    }
  }

  /// Standard output, which is written straight and stays open.
  public static func standardOutput() -> AtomicFile {
    AtomicFile(descriptor: 1, named: "standard output")
  }

  private init(descriptor: Int32, named name: String) {
    (path, target, partialPath) = (name, name, nil)
    self.descriptor = descriptor
    ownsDescriptor = false
  }

  deinit {
    discard()
  }

  /// Takes the bytes, which reach the system in pieces of 8 KB or more.
  public func write(_ bytes: Span<UInt8>) throws(ExportError) {
    if bytes.count < 1 << 13 {
      buffer.append(copying: bytes)
      if buffer.count >= 1 << 16 { try flush() }
    } else {
      try flush()
      try pass(bytes)
    }
  }

  /// Passes on what was written so far.
  public func flush() throws(ExportError) {
    guard !buffer.isEmpty else { return }
    var pending: [UInt8] = []
    swap(&pending, &buffer)
    try pass(pending.span)
    pending.removeAll(keepingCapacity: true)
    swap(&pending, &buffer)
  }

  private func pass(_ bytes: Span<UInt8>) throws(ExportError) {
    guard let descriptor else { preconditionFailure("\(path): written after its end") }
    do {
      try SystemFile.write(bytes, to: descriptor)
    } catch {
      throw ExportError(error, path: path)
    }
  }

  /// Finishes the file and puts it in its place; nothing can be written after.
  ///
  /// - Throws: ``ExportError`` if it cannot; then the unfinished file is removed.
  public func commit() throws(ExportError) {
    defer { discard() }
    try flush()
    guard let descriptor, ownsDescriptor else { return }
    do throws(SystemFile.Failure) {
      if partialPath != nil { try SystemFile.synchronize(descriptor) }
      self.descriptor = nil
      try SystemFile.close(descriptor)
      if let partialPath { try SystemFile.rename(partialPath, to: target) }
      isSettled = true
    } catch {
      throw ExportError(error, path: path)
    }
  }

  /// Forgets the file; what stood at the target stays.
  ///
  /// Does nothing after ``commit()``.
  public func discard() {
    if let descriptor, ownsDescriptor { try? SystemFile.close(descriptor) }
    descriptor = nil
    if let partialPath, !isSettled { SystemFile.remove(partialPath) }
    isSettled = true
  }
}

extension AtomicFile {
  /// `.NAME.<process>.partial` in the folder of `target`, where renaming is one step.
  private static func partialPath(beside target: String) -> String {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { target.utf8.index(after: $0) } ?? target.startIndex
    let (folder, name) = (target[..<start], target[start...])
    // A file name has at most 255 bytes; the decorations take up to 20 of them.
    let shown = name.utf8.count <= 235 ? name : "output"
    return "\(folder).\(shown).\(SystemFile.process).partial"
  }

  /// Creates the unfinished file with the permissions of the one it is to replace.
  private static func create(
    _ partial: String, for target: String, _ kind: SystemFile.Kind
  ) throws(SystemFile.Failure) -> Int32 {
    switch kind {
    case .nothing, .stream:
      return try SystemFile.create(partial)
    case .folder:
      throw .isFolder
    case .file(let permissions):
      try SystemFile.checkWritable(target)
      let descriptor = try SystemFile.create(partial)
      SystemFile.setPermissions(permissions, of: descriptor)
      return descriptor
    }
  }
}
