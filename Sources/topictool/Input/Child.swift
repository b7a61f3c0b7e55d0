internal import FoundationEssentials
internal import Glibc

/// A program that runs beside this one.
///
/// Foundation's `Process` hears of a child's end through a run loop, and was seen to miss it
/// and wait for ever; here the system is asked.
struct Child: Sendable {
  /// How a program ended.
  enum Ending: Sendable, Hashable {
    /// It exited with this status.
    case exit(Int32)
    /// It was ended by this signal.
    case signal(Int32)
  }

  /// The number the system knows it by.
  let identifier: pid_t

  /// Starts a program, with the signals that the tool ignores as they are by default.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: its arguments, without its own name.
  ///   - streams: the descriptors it has as standard input, output and error.
  ///   - environment: its environment; nil for that of this process.
  /// - Throws: ``ChildError`` if it cannot be started.
  init(
    _ program: String, _ arguments: [String],
    streams: (input: Int32, output: Int32, error: Int32),
    environment: [String: String]? = nil
  ) throws(ChildError) {
    let variables = environment ?? ProcessInfo.processInfo.environment
    // SAFETY: the copies are freed below, after the last use of the arrays.
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    let settings =
      unsafe variables.sorted { $0.key < $1.key }
      .map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    var number: pid_t = 0
    // SAFETY: actions and attributes are initialised before they are filled, and destroyed
    // after the call, which keeps nothing.
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (target, source) in [streams.input, streams.output, streams.error].enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&signals, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let status = unsafe posix_spawn(
      &number, program, &actions, &attributes, words, settings)
    guard status == 0 else { throw ChildError(program: program, code: status) }
    identifier = number
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: how it did. To be asked once.
  func wait() -> Ending {
    var status: Int32 = 0
    // SAFETY: waitpid fills the number and keeps no pointer to it.
    while unsafe waitpid(identifier, &status, 0) < 0 {
      // How it ended is lost: it cannot be said to have done well.
      guard errno == EINTR else { return .exit(-1) }
    }
    // What the macros of wait.h do.
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  /// Asks the program to end.
  func terminate() {
    kill(identifier, SIGTERM)
  }
}

/// A program that could not be started.
struct ChildError: Error, Sendable, Hashable {
  /// Its path.
  let program: String
  /// The system's number of the reason.
  let code: Int32
}
