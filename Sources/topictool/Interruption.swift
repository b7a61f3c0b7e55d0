internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// What happens when the user ends a run early: no half-written file stays behind.
///
/// Files under way are named here. SIGINT, SIGTERM and SIGHUP remove them and end the
/// process with the status shells give to a process ended by that signal.
final class Interruption: Sendable {
  private let pathsUnderWay = Mutex<[String]>([])

  /// Begins to watch for the signals.
  ///
  /// - Parameter farewell: called before the process ends, on another thread than the work.
  /// - Returns: what has to be kept for as long as they are to be watched for.
  func watch(_ farewell: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
    // A serial queue has a thread of its own, whatever the work occupies.
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    let ready = DispatchSemaphore(value: 0)
    let sources = numbers.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        pathsUnderWay.withLock { paths in
          for path in paths { _ = try? FileManager.default.removeItem(atPath: path) }
          farewell()
          // Leaves with the lock held: nothing more is committed or begun.
          _exit(128 + number)
        }
      }
      source.setRegistrationHandler { ready.signal() }
      source.resume()
      return source
    }
    // Before that, a signal would end the process at once.
    for _ in numbers { ready.wait() }
    return sources
  }

  /// Opens a file by `open`, and removes it if the run is interrupted from here on.
  func protecting<File, Failure: Error>(
    _ open: () throws(Failure) -> (file: File, path: String?)
  ) throws(Failure) -> File {
    // The signal waits for the lock, so that no file exists which the list lacks.
    var opened: Result<File, Failure>?
    pathsUnderWay.withLock { paths in
      opened = Result { () throws(Failure) in
        let (file, path) = try open()
        if let path { paths.append(path) }
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
    pathsUnderWay.withLock { paths in
      result = Result { () throws(Failure) in try body() }
      paths = []
    }
    try result.get()
  }
}
