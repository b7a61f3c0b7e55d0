/// A file without a name that numbers are set aside in.
///
/// It takes no space once the last reference to it is gone, or once the process ends in
/// whichever way. What was written can be read from several threads at once.
final class TemporaryFile: Sendable {
  private let descriptor: Int32
  private let folder: String

  /// An empty file.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if the folder takes no files.
  init(in folder: String) throws(ExportError) {
    self.folder = folder
    do throws(SystemFile.Failure) {
      descriptor = try SystemFile.createUnnamed(in: folder)
    } catch {
      throw TemporaryFile.error(error, in: folder)
    }
  }

  deinit {
    try? SystemFile.close(descriptor)
  }

  /// Adds numbers at the end.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)``, as when the disk is full.
  func append(_ numbers: [some PlainNumber]) throws(ExportError) {
    do throws(SystemFile.Failure) {
      try SystemFile.write(Kernels.bytes(of: numbers.span), to: descriptor)
    } catch {
      throw TemporaryFile.error(error, in: folder)
    }
  }

  /// Fills a range of `numbers` with those of a file of nothing else, from the one at
  /// `start` on.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if they cannot be read.
  func read<Number: PlainNumber>(
    from start: Int, into numbers: inout MutableSpan<Number>, _ range: Range<Int>
  ) throws(ExportError) {
    do throws(SystemFile.Failure) {
      try SystemFile.read(
        into: &numbers, range, from: descriptor, at: start * MemoryLayout<Number>.stride)
    } catch {
      throw TemporaryFile.error(error, in: folder)
    }
  }

  private static func error(_ failure: SystemFile.Failure, in folder: String)
    -> ExportError
  {
    ExportError(failure, path: "a temporary file in \(folder)")
  }
}
