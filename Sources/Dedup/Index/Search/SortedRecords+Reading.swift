internal import Vectors

extension SortedRecords {
  /// Calls `body`, which looks things up in an index, for consecutive portions.
  ///
  /// - Throws: ``IndexError`` for what `body` throws, or if records cannot be read back.
  func looked<Value: Sendable>(
    parallel: Parallel,
    _ body: @Sendable (Span<UInt64>) throws(BlockFileError) -> Value
  ) throws(IndexError) -> [Value] {
    let results: [Result<Value, BlockFileError>]
    do throws(ExportError) {
      results = try map(parallel: parallel.reporting(to: nil)) { records in
        do throws(BlockFileError) { return .success(try body(records)) } catch {
          return .failure(error)
        }
      }
    } catch {
      throw .file(error)
    }
    var values: [Value] = []
    for result in results {
      values.append(
        try IndexError.reading { () throws(BlockFileError) in try result.get() })
    }
    return values
  }
}

extension IndexError {
  /// What is wrong with a file of an index.
  init(_ error: BlockFileError) {
    var folder = ""
    if case .newer(let path, _, _) = error {
      folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
    self.init(error, folder: folder)
  }

  /// Work that reads files of an index, with the errors of an index.
  static func reading<Value>(
    _ work: () throws(BlockFileError) -> Value
  ) throws(IndexError) -> Value {
    do throws(BlockFileError) { return try work() } catch { throw IndexError(error) }
  }

  /// Work that writes files, with the errors of an index.
  static func writing<Value>(
    _ work: () throws(ExportError) -> Value
  ) throws(IndexError) -> Value {
    do throws(ExportError) { return try work() } catch { throw .file(error) }
  }
}
