/// A file that appears whole or not at all.
///
///     let file = try AtomicFile(path: "pairs.csv")
///     try file.write(bytes.span)
///     try file.commit()
///
/// What is written goes to a hidden file beside the target, which takes the target's place
/// when all of it is on disk. A file that is dropped before ``commit()`` leaves nothing
/// behind, and what stood at the target stays. A process that is killed leaves the hidden
/// file, which the next that writes the target removes. Devices, pipes and what a process has
/// open (`/dev/stdout`) are written straight. A symbolic link stays one: what it leads to is
/// replaced.
public final class AtomicFile: ByteSink {
  /// The path that was asked for.
  public let path: String
  /// The path of the unfinished file, or nil where the target is written straight; what
  /// has to be removed if the process is to end at once.
  public let partialPath: String?

  /// The folder of the unfinished file, or nil where the target is written straight.
  public var folder: String? { partialPath.map(SystemFile.folder(of:)) }

  /// Where it is written.
  private enum Place {
    case unfinished(UnfinishedFile)
    case straight(descriptor: Int32, isOwned: Bool)
    /// Nothing is written any more.
    case none
  }

  private var place: Place
  private var buffer: [UInt8] = []

  /// Opens an unfinished file beside `path`.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` where the folder is missing or may
  ///   not be written, or where `path` is a folder.
  public init(path: String) throws(ExportError) {
    self.path = path
    do throws(SystemFile.Failure) {
      let kind = try SystemFile.kind(of: path)
      let open = SystemFile.openFile(path)
      if kind == .stream || open != nil {
        place = .straight(
          descriptor: try AtomicFile.descriptor(of: path, open), isOwned: true)
        partialPath = nil
      } else {
        let file = try UnfinishedFile(beside: try SystemFile.resolved(path), kind)
        place = .unfinished(file)
        partialPath = file.path
      }
    } catch {
      throw ExportError(error, path: path)
    }
  }

  /// A descriptor through which to write what stands at the path, as it is.
  private static func descriptor(
    of path: String, _ open: SystemFile.OpenFile?
  ) throws(SystemFile.Failure) -> Int32 {
    guard case .descriptor(let number) = open else { return try SystemFile.open(path) }
    // Not opened anew: what is written goes behind what the process, or whoever started it,
    // has written through it.
    return try SystemFile.duplicateForWriting(number)
  }

  /// Standard output, which is written straight and stays open.
  public static func standardOutput() -> AtomicFile {
    AtomicFile(descriptor: 1, named: "standard output")
  }

  private init(descriptor: Int32, named name: String) {
    (path, partialPath) = (name, nil)
    place = .straight(descriptor: descriptor, isOwned: false)
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

  /// What is written to.
  private var descriptor: Int32? {
    switch place {
    case .unfinished(let file): file.descriptor
    case .straight(let descriptor, _): descriptor
    case .none: nil
    }
  }

  /// Ends the writing: all of the file is on disk, and lacks only its name.
  ///
  /// Of several files that are to appear together, each is finished before one is committed:
  /// what can fail for want of space is over then.
  ///
  /// - Throws: ``ExportError`` if it cannot; then the unfinished file is removed.
  public func finish() throws(ExportError) {
    do throws(ExportError) {
      try flush()
      guard case .unfinished(var file) = place else { return }
      defer { place = .unfinished(file) }
      do {
        try file.finish()
      } catch {
        throw ExportError(error, path: path)
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Finishes the file and puts it in its place; nothing can be written after.
  ///
  /// - Throws: ``ExportError`` if it cannot; then the unfinished file is removed.
  public func commit() throws(ExportError) {
    try finish()
    defer { discard() }
    do throws(SystemFile.Failure) {
      switch place {
      case .unfinished(let file):
        try file.appear()
        place = .none
      case .straight(let descriptor, isOwned: true):
        place = .none
        try SystemFile.close(descriptor)
      case .straight, .none: break
      }
    } catch {
      throw ExportError(error, path: path)
    }
  }

  /// Forgets the file; what stood at the target stays.
  ///
  /// Does nothing after ``commit()``.
  public func discard() {
    switch place {
    case .unfinished(let file): file.remove()
    case .straight(let descriptor, isOwned: true): try? SystemFile.close(descriptor)
    case .straight, .none: break
    }
    place = .none
  }
}
