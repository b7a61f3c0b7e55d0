internal import Dispatch
internal import Synchronization
internal import Vectors

/// Reads a stream to its end beside other work.
final class BackgroundReading: Sendable {
  private let group = DispatchGroup()
  private let outcome: Mutex<Result<ByteStore, CorpusError>>

  /// Begins to read what comes out of a descriptor, which stays open until ``result()``.
  init(of descriptor: Int32, name: String) {
    outcome = Mutex(.failure(.unreadable(path: name, reason: "not read yet")))
    DispatchQueue.global().async(group: group) {
      let outcome = Result { () throws(CorpusError) in
        try ByteStore(reading: descriptor, name: name)
      }
      self.outcome.withLock { $0 = outcome }
    }
  }

  /// Waits for the end, and gives what was read.
  ///
  /// - Returns: all of its bytes.
  /// - Throws: what reading throws.
  func result() throws(CorpusError) -> ByteStore {
    group.wait()
    return try outcome.withLock { $0 }.get()
  }
}
