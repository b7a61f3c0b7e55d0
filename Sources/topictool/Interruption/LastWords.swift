internal import Glibc
internal import Synchronization

/// The end of a process that gets no memory, made ready while there is some.
@safe final class LastWords: Sendable {
  private let unfinished: UnfinishedPaths
  private let text: [UInt8]
  private let status: Int32
  private let isSaid = Atomic(false)

  /// Makes it ready.
  ///
  /// - Parameters:
  ///   - unfinished: what is removed.
  ///   - text: what stderr is told.
  ///   - status: the exit status.
  init(_ unfinished: UnfinishedPaths, text: String, status: Int32) {
    self.unfinished = unfinished
    self.text = Array(text.utf8)
    self.status = status
  }

  /// Ends the process.
  ///
  /// It takes no memory and no lock, and calls only what handlers may call.
  func end() -> Never {
    // Other threads may be without memory at the same time.
    while isSaid.exchange(true, ordering: .relaxed) { pause() }
    unfinished.remove()
    // SAFETY: the call reads the bytes of the array, which outlives it.
    unsafe text.withUnsafeBytes { bytes in
      _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
    _exit(status)
  }
}
