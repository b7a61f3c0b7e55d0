internal import Glibc
internal import Synchronization

/// What happens when a run ends early: no half-written file stays behind.
///
/// Files under way are named here. SIGINT, SIGTERM and SIGHUP remove them and end the
/// process with the status shells give to a process ended by that signal. So do two faults
/// that no call reports: a mapped file that lacks a page when it is looked at, and memory
/// that the runtime does not get. They end in one line, as other faults do.
final class Interruption: Sendable {
  private let unfinished = UnfinishedPaths()
  /// Who holds it may change what is unfinished, or end the process.
  private let lock = Mutex(())

  /// Begins to watch for the signals.
  ///
  /// - Parameters:
  ///   - progress: what stderr shows until then.
  ///   - complaint: the line that tells of a fault, and the exit status that it has.
  /// - Throws: ``ToolError/failure(_:)`` if the system has no thread for it.
  func watch(
    _ progress: Progress,
    _ complaint: @escaping @Sendable (String) -> (line: String, status: Int32)
  ) throws(ToolError) {
    let (line, status) = complaint("the system gives no more memory")
    let lastWords = LastWords(
      unfinished, text: progress.clearing + line + "\n", status: status)
    try Signals.watch(lastWords) { [self] event in
      // A thread that has the lock gives it back at once, unless the fault is its own, or it
      // waits for a disk.
      for _ in 0..<200 {
        let isDone: Void? = lock.withLockIfAvailable { _ in
          // Leaves with the lock held: nothing more is committed or begun.
          end(event, progress, complaint)
        }
        if isDone == nil { usleep(10_000) }
      }
      end(event, progress, complaint)
    }
  }

  private func end(
    _ event: Signals.Event, _ progress: Progress,
    _ complaint: (String) -> (line: String, status: Int32)
  ) {
    unfinished.remove(System.removeFolder)
    switch event {
    case .ending(let number):
      progress.clearIfFree()
      _exit(128 + number)
    case .missingPage(let address):
      progress.end()
      let (line, status) = complaint(MappedPage(at: address).reason)
      System.complain(line: line)
      _exit(status)
    }
  }

  /// Opens a file by `open`, and removes it if the run is interrupted from here on.
  func protecting<File, Failure: Error>(
    _ open: () throws(Failure) -> (file: File, path: String?)
  ) throws(Failure) -> File {
    // The signal waits for the lock, so that no file exists which the list lacks.
    var opened: Result<File, Failure>?
    lock.withLock { _ in
      opened = Result { () throws(Failure) in
        let (file, path) = try open()
        if let path { unfinished.add(path) }
        return file
      }
    }
    guard let opened else { preconditionFailure("the lock did not run its body") }
    return try opened.get()
  }

  /// Runs `body` with the signals held back, and forgets all files: they are finished, or
  /// removed, once it returns.
  func settle<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    var result: Result<Void, Failure> = .success(())
    lock.withLock { _ in
      result = Result { () throws(Failure) in try body() }
      unfinished.forget()
    }
    try result.get()
  }
}
