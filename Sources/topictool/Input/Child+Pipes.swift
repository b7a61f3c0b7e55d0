internal import Glibc

extension Child {
  /// Starts a program that reads nothing and whose output and complaints come back.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: its arguments, without its own name.
  /// - Returns: the program, and the descriptors that its standard output and error come out
  ///   of, which the caller closes.
  /// - Throws: ``ChildError`` if it cannot be started.
  static func piped(
    _ program: String, _ arguments: [String]
  ) throws(ChildError) -> (child: Child, output: Int32, error: Int32) {
    func opened() throws(ChildError) -> (reading: Int32, writing: Int32) {
      var ends: [Int32] = [-1, -1]
      // SAFETY: the call writes two numbers.
      guard unsafe pipe(&ends) == 0 else {
        throw ChildError(program: program, code: errno)
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }
    let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard nothing >= 0 else { throw ChildError(program: program, code: errno) }
    // The ends that the program writes to are its own once it runs.
    defer { close(nothing) }
    let output = try opened()
    defer { close(output.writing) }
    do throws(ChildError) {
      let error = try opened()
      defer { close(error.writing) }
      do throws(ChildError) {
        let child = try Child(
          program, arguments, streams: (nothing, output.writing, error.writing))
        return (child, output.reading, error.reading)
      } catch let failure {
        close(error.reading)
        throw failure
      }
    } catch {
      close(output.reading)
      throw error
    }
  }
}
