/// Writes a file that ``BlockFile`` reads.
///
///     let file = try BlockFileWriter(path: "7.segment", kind: "SEGM", version: 1)
///     try file.beginSection("NAME")
///     try file.write(bytes.span)
///     try file.finish()
///
/// A file that is dropped before ``finish()`` is removed.
package final class BlockFileWriter: ByteSink {
  private let path: String
  private var descriptor: Int32?
  /// Bytes that are yet to be written; whole blocks were before.
  private var pending: [UInt8] = []
  /// Bytes that were written.
  private var writtenCount = 0
  private var checksums: [UInt8] = []
  private var sections: [(name: String, range: Range<Int>)] = []
  private var present: (name: String, start: Int)?

  /// Bytes that are written at once.
  private static let portion = 64 * BlockFile.blockSize

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - path: of the file; what stands there is replaced.
  ///   - kind: four ASCII characters.
  ///   - version: of what the sections hold.
  /// - Throws: ``ExportError`` if it cannot be created.
  package init(path: String, kind: String, version: UInt32) throws(ExportError) {
    BlockFileWriter.checkName(kind)
    self.path = path
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.create(path)
    } catch {
      throw ExportError(error, path: path)
    }
    pending = BlockFileLayout.header(kind: kind, version: version)
  }

  deinit {
    if descriptor != nil { discard() }
  }

  private func discard() {
    if let descriptor { try? SystemFile.close(descriptor) }
    descriptor = nil
    SystemFile.remove(path)
  }

  /// Bytes of the present section so far.
  package var position: Int { place - (present?.start ?? 0) }

  /// Where the next byte goes.
  private var place: Int { writtenCount + pending.count }

  /// Ends the section before and begins another.
  ///
  /// - Precondition: the name is of four ASCII characters, and no other section has it.
  /// - Throws: ``ExportError`` if the file cannot be written.
  package func beginSection(_ name: String) throws(ExportError) {
    BlockFileWriter.checkName(name)
    endSection()
    precondition(!sections.contains { $0.name == name }, "section \(name) twice")
    pending.append(zeros: -place & (BlockFileLayout.alignment - 1))
    present = (name, place)
    try pass(from: BlockFileWriter.portion)
  }

  /// Adds bytes to the present section.
  ///
  /// - Precondition: a section was begun.
  /// - Throws: ``ExportError`` if the file cannot be written.
  package func write(_ bytes: Span<UInt8>) throws(ExportError) {
    precondition(present != nil, "\(path): bytes of no section")
    var start = 0
    while start < bytes.count {
      let room = BlockFileWriter.portion - pending.count
      let next = min(bytes.count, start + room)
      pending.append(copying: bytes.extracting(start..<next))
      start = next
      try pass(from: BlockFileWriter.portion)
    }
  }

  /// Ends the file and has the system bring it to disk; nothing can be written after.
  ///
  /// - Throws: ``ExportError`` if it cannot be; then the file is removed.
  package func finish() throws(ExportError) {
    endSection()
    present = nil
    pending.append(zeros: -place & (BlockFileLayout.alignment - 1))
    let content = place
    try pass(from: 0)
    let end = BlockFileLayout.end(sections: sections, checksumsAt: content)
    guard let descriptor else { preconditionFailure("\(path): finished twice") }
    do throws(SystemFile.Failure) {
      try SystemFile.write((checksums + end).span, to: descriptor)
      try SystemFile.synchronize(descriptor)
      self.descriptor = nil
      try SystemFile.close(descriptor)
    } catch {
      discard()
      throw ExportError(error, path: path)
    }
  }

  private func endSection() {
    if let present { sections.append((present.name, present.start..<place)) }
  }

  /// Writes what is pending if it is so much or more: whole blocks, until the last time.
  private func pass(from size: Int) throws(ExportError) {
    guard pending.count >= size else { return }
    guard let descriptor else { preconditionFailure("\(path): written after its end") }
    for start in stride(from: 0, to: pending.count, by: BlockFile.blockSize) {
      let end = min(pending.count, start + BlockFile.blockSize)
      checksums.append(little: Kernels.crc32(pending.span.extracting(start..<end)))
    }
    do {
      try SystemFile.write(pending.span, to: descriptor)
    } catch {
      throw ExportError(error, path: path)
    }
    writtenCount += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  private static func checkName(_ name: String) {
    precondition(
      name.utf8.count == 4 && name.utf8.allSatisfy { $0 < 0x80 }, "'\(name)' as a name")
  }
}
