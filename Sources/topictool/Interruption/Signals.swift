internal import Glibc
internal import Synchronization
internal import Vectors

// The system calls that waiting for signals takes.
//
// SAFETY: calls fill or read the structures that they are given, and keep a pointer to none. What
// more there is to say stands beside it.

/// Signals that end a run.
///
/// What a handler may call is next to nothing. Signals from outside are blocked in all threads
/// but one that does nothing else than wait for them; the handler of a page that is missing
/// sends another signal to it and waits for the end. Where there is no memory, that thread
/// could do as little as the handler, and the handler ends the process.
enum Signals {
  /// What is to end the run.
  enum Event: Sendable {
    /// A signal that asks for it.
    case ending(Int32)
    /// A mapped file has no bytes for an address.
    case missingPage(UInt)
  }

  /// The signal that the handler of a missing page sends.
  private static var ofMissingPage: Int32 { __libc_current_sigrtmin() }

  /// What handlers do where there is no memory.
  private static let lastWords = AtomicLazyReference<LastWords>()

  /// What was done with each signal before, such as to print where the process was.
  ///
  /// Written before there are handlers, and read by them.
  nonisolated(unsafe) private static var earlier = Array(
    repeating: sigaction(), count: 65)

  /// Begins to take signals, but for those that whoever started the process had ignored.
  ///
  /// - Parameters:
  ///   - lastWords: the end for want of memory.
  ///   - take: called for the others, on the thread that waits for them.
  /// - Throws: ``ToolError/failure(_:)`` if that thread cannot be started.
  static func watch(
    _ lastWords: LastWords, _ take: @escaping @Sendable (Event) -> Void
  ) throws(ToolError) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      unsafe sigaddset(&signals, number)
    }
    unsafe sigaddset(&signals, ofMissingPage)
    // All threads that this one starts have them blocked as well.
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    do throws(SystemFile.Failure) {
      let awaited = signals
      _ = try SystemThread { while true { wait(for: awaited, take) } }
    } catch {
      throw .failure("no thread can be started: \(error.reason)")
    }
    _ = self.lastWords.storeIfNil(lastWords)
    // The runtime would print where the process is, as of a crash, and go on.
    if !isIgnored(SIGQUIT) { signal(SIGQUIT, SIG_DFL) }
    handleMissingPages()
    handleMissingMemory()
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // SIG_IGN is the address 1, which is not looked at.
    let handler = unsafe unsafeBitCast(
      action.__sigaction_handler.sa_handler, to: UInt.self)
    return handler == 1
  }

  /// Waits for one signal.
  private static func wait(for signals: sigset_t, _ take: (Event) -> Void) {
    var (signals, info) = (signals, unsafe siginfo_t())
    let number = unsafe sigwaitinfo(&signals, &info)
    if number == ofMissingPage {
      // SAFETY: the handler has set the value.
      let address = unsafe info._sifields._rt.si_sigval.sival_ptr
      take(.missingPage(UInt(bitPattern: address)))
    } else if number > 0 {
      take(.ending(number))
    }
  }

  /// Has the thread told of pages that mapped files lack.
  private static func handleMissingPages() {
    unsafe handle(SIGBUS) { _, info, _ in
      if unsafe info?.pointee.si_code == Int32(BUS_ADRERR) {
        let value = unsafe sigval(sival_ptr: info?.pointee._sifields._sigfault.si_addr)
        _ = unsafe sigqueue(getpid(), __libc_current_sigrtmin(), value)
        // By then the thread has ended the process, or never will.
        sleep(10)
      }
      unsafe Signals.letBe(SIGBUS, info)
    }
  }

  /// Has the process end where the runtime gets no memory, by which it would abort, or crash
  /// where it gets none to say so either.
  private static func handleMissingMemory() {
    for number in [SIGABRT, SIGSEGV] {
      unsafe handle(number) { number, info, _ in
        let lastWords = Signals.lastWords.load()
        if errno == ENOMEM { lastWords?.end() }
        // The runtime may have failed to say so since, which changes the number.
        lastWords?.removeUnfinished()
        unsafe Signals.letBe(number, info)
      }
    }
    // What C++ does before it would throw an exception that nobody expects.
    // SAFETY: `std::set_new_handler` takes a function without parameters.
    guard let setter = unsafe dlsym(nil, "_ZSt15set_new_handlerPFvvE") else { return }
    typealias Handler = @convention(c) () -> Void
    typealias Setter = @convention(c) (Handler) -> UnsafeRawPointer?
    let set = unsafe unsafeBitCast(setter, to: Setter.self)
    _ = unsafe set { Signals.lastWords.load()?.end() }
  }

  private static func handle(
    _ number: Int32,
    _ handler:
      @convention(c) @escaping (
        Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?
      ) -> Void
  ) {
    var action = sigaction()
    action.sa_flags = SA_SIGINFO
    unsafe action.__sigaction_handler.sa_sigaction = handler
    unsafe sigaction(number, &action, &earlier[Int(number)])
  }

  /// Has a fault end the process as it would without this, when the handler returns.
  private static func letBe(_ number: Int32, _ info: UnsafeMutablePointer<siginfo_t>?) {
    var action = unsafe earlier[Int(number)]
    // What another process sent is no fault, which would come again.
    let isSent = unsafe info.map {
      unsafe $0.pointee.si_code <= 0 && $0.pointee._sifields._kill.si_pid != getpid()
    }
    if isSent == true {
      action = sigaction()
      raise(number)
    }
    unsafe sigaction(number, &action, nil)
  }
}
