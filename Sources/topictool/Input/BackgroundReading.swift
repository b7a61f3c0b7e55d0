internal import Synchronization
internal import Vectors

/// Reads a stream to its end beside other work.
final class BackgroundReading: Sendable {
  private let outcome: Mutex<Result<ByteStore, InputError>>
  /// What reads, until it was waited for.
  private let thread = Mutex<SystemThread?>(nil)

  /// Begins to read what comes out of a descriptor, which stays open until ``result()``.
  init(of descriptor: Int32, name: String) {
    outcome = Mutex(.failure(.notUnpacked(name, reason: "not read yet")))
    do throws(SystemFile.Failure) {
      let thread = try SystemThread { [self] in
        let outcome = Result { () throws(CorpusError) in
          try ByteStore(reading: descriptor, name: name)
        }
        self.outcome.withLock { $0 = outcome.mapError(InputError.corpus) }
      }
      self.thread.withLock { $0 = thread }
    } catch {
      let reason = "no thread can be started: \(error.reason)"
      outcome.withLock { $0 = .failure(.notUnpacked(name, reason: reason)) }
    }
  }

  /// Waits for the end, and gives what was read.
  ///
  /// - Returns: all of its bytes.
  /// - Throws: ``InputError`` if it cannot be read.
  func result() throws(InputError) -> ByteStore {
    thread.withLock { thread in
      thread?.join()
      thread = nil
    }
    return try outcome.withLock { $0 }.get()
  }
}
