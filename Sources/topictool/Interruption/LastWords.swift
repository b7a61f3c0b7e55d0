internal import Glibc
internal import Synchronization

/// The end of a process that gets no memory, made ready while there is some.
@safe final class LastWords: Sendable {
  private let unfinished: UnfinishedPaths
  private let text: [UInt8]
  private let status: Int32
  /// The thread that says them.
  private let speaker = Atomic(pthread_t(0))

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

  /// Removes what is unfinished; takes no memory and no lock.
  func removeUnfinished() { unfinished.remove() }

  /// Ends the process.
  ///
  /// It takes no memory and no lock, and calls only what handlers may call.
  func end() -> Never {
    let thread = pthread_self()
    let (isFirst, first) = speaker.compareExchange(
      expected: 0, desired: thread, ordering: .relaxed)
    // Another may be without memory at the same time, and this one once more.
    if !isFirst, first == thread { _exit(status) }
    while !isFirst { pause() }
    removeUnfinished()
    // SAFETY: the call reads the bytes of the array, which outlives it.
    unsafe text.withUnsafeBytes { bytes in
      _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
    _exit(status)
  }
}
