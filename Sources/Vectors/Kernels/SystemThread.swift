internal import Glibc

/// A thread of the system.
///
/// Dispatch, which could spread work as well, tries again for ever where the system gives it no
/// thread or no memory.
package struct SystemThread: Sendable {
  /// What a thread is to do.
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t
  /// More threads than these would only take memory.
  private static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Starts a thread that calls `body` once.
  ///
  /// - Throws: what the system says if it gives none.
  package init(_ body: @escaping @Sendable () -> Void) throws(SystemFile.Failure) {
    // SAFETY: the thread takes over the reference, unless it is never started.
    let work = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { work in
        if let work = unsafe work {
          unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        }
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      throw SystemFile.Failure(code: code)
    }
    self.thread = thread
  }

  /// Waits until the thread has ended; to be asked once.
  package func join() { pthread_join(thread, nil) }

  /// Calls `body` with the numbers from 0 on, each on a thread of its own, 0 on this one.
  ///
  /// - Parameters:
  ///   - count: how many threads there are to be at most; there are fewer where the machine
  ///     has fewer processors or the system gives no more.
  ///   - body: what they do; all calls are over when this one is.
  package static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [SystemThread] = []
      for number in 1..<max(1, min(count, processorCount)) {
        guard let thread = try? SystemThread({ body(number) }) else { break }
        threads.append(thread)
      }
      body(0)
      for thread in threads { thread.join() }
    }
  }
}
