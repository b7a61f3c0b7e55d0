internal import Glibc

// The system calls that reading and writing files take. They are here because they take pointers;
// nothing in them is fast.
//
// SAFETY: a call reads the path that it is given up to its zero and fills the structure that it
// is given, and keeps a pointer to neither. What more there is to say stands beside it.

/// Files as the system knows them: by path and by descriptor.
package enum SystemFile {
  /// Why a call failed.
  package struct Failure: Error, Equatable {
    /// The system's error number.
    let code: Int32

    /// The failure of a call that gave an error number.
    package init(code: Int32) { self.code = code }

    /// The system's words for it.
    package var reason: String {
      self == .isNoRegularFile
        ? "not a regular file" : unsafe String(cString: strerror(code))
    }
    /// A folder, a pipe or a device stands where a file should, which has no number.
    static let isNoRegularFile = Failure(code: -1)
    /// A folder stands where a file is to go.
    static let isFolder = Failure(code: EISDIR)
    /// A file ends before what should be in it.
    static let cutShort = Failure(code: EIO)
    /// Whether nothing stands at a path.
    package var isMissing: Bool { code == ENOENT }
    /// Whether the system has no memory to give.
    var isWantOfMemory: Bool { code == ENOMEM }
    /// Whether something stands at a path already.
    package var isThereAlready: Bool { code == EEXIST }
    /// Whether a file is missing, is none or is damaged, as its disk or file system says: not
    /// that this process lacks the memory, the descriptors or the right to read it.
    package var isOfFile: Bool {
      [ENOENT, ENOTDIR, ELOOP, EIO, EUCLEAN, EBADMSG].contains(code)
        || self == .isNoRegularFile
    }
    /// Whether another process holds what was asked for.
    package var isHeld: Bool { code == EWOULDBLOCK }
    /// Whether whoever was reading has gone away.
    var isBrokenPipe: Bool { code == EPIPE }

    /// What the last call that failed in this thread says.
    static var last: Failure { Failure(code: errno) }
  }

  /// What stands at a path.
  package enum Kind: Equatable {
    case nothing
    case file(permissions: UInt32)
    case folder
    /// A device, a pipe or a socket.
    case stream
  }

  /// What stands at a path, symbolic links followed.
  package static func kind(of path: String) throws(Failure) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      // Nothing is there, or a link that leads nowhere.
      if [ENOENT, ENOTDIR, ELOOP].contains(errno) { return .nothing }
      throw .last
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(permissions: status.st_mode & 0o7777)
    case S_IFDIR: return .folder
    default: return .stream
    }
  }

  /// Throws if the file that stands at the path may not be written by this process.
  static func checkWritable(_ path: String) throws(Failure) {
    guard unsafe access(path, W_OK) == 0 else { throw .last }
  }

  /// Makes a call again for as long as signals interrupt it.
  ///
  /// - Returns: what it gives if it does not fail.
  /// - Throws: what the system says if it gives a negative number.
  @discardableResult
  static func uninterrupted(_ call: () -> Int32) throws(Failure) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Opens what stands at the path, to be read.
  static func openForReading(_ path: String) throws(Failure) -> Int32 {
    try opened(path, O_RDONLY)
  }

  /// Opens what stands at the path, as it is, to be written.
  static func open(_ path: String) throws(Failure) -> Int32 {
    try opened(path, O_WRONLY)
  }

  /// Creates an empty file; one that is left there from an earlier process is removed.
  package static func create(_ path: String) throws(Failure) -> Int32 {
    remove(path)
    return try opened(path, O_WRONLY | O_CREAT | O_EXCL)
  }

  /// Opens a file that no program inherits which is started.
  static func opened(
    _ path: String, _ flags: Int32, permissions: mode_t = 0o666
  ) throws(Failure) -> Int32 {
    try uninterrupted { unsafe Glibc.open(path, flags | O_CLOEXEC, permissions) }
  }

  /// Writes all of the bytes, in as many calls as it takes.
  package static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let rest = bytes.extracting(start..<bytes.count)
      // SAFETY: the call reads at most the bytes of the buffer, which outlives it.
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        start += count
      } else if errno == EFAULT {
        // The bytes are of a mapped file that lacks them by now. To copy them ends as it does
        // wherever such bytes are looked at, which the system's reason would hide.
        var copy: [UInt8] = []
        copy.append(copying: rest)
        return try write(copy.span, to: descriptor)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Reads what there is, at most as many bytes as there is room for.
  ///
  /// - Returns: how many; 0 at the end.
  package static func read(
    _ descriptor: Int32, into bytes: inout MutableSpan<UInt8>
  ) throws(Failure) -> Int {
    while true {
      // SAFETY: the call writes at most the bytes of the buffer, which outlives it.
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Has the system bring to disk what was written, where the file system can.
  package static func synchronize(_ descriptor: Int32) throws(Failure) {
    do {
      try uninterrupted { fsync(descriptor) }
    } catch {
      guard [EINVAL, ENOTSUP].contains(error.code) else { throw error }
    }
  }

  /// Closes a descriptor; some file systems report only now that a write failed.
  package static func close(_ descriptor: Int32) throws(Failure) {
    guard Glibc.close(descriptor) == 0 || errno == EINTR else { throw .last }
  }

  /// Another descriptor of the same open file.
  static func duplicate(_ descriptor: Int32) throws(Failure) -> Int32 {
    try uninterrupted { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) }
  }

  /// Another descriptor of the same open file, through which it can be written.
  static func duplicateForWriting(_ descriptor: Int32) throws(Failure) -> Int32 {
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0 else { throw .last }
    guard flags & O_ACCMODE != O_RDONLY else { throw Failure(code: EBADF) }
    return try duplicate(descriptor)
  }

  /// Gives an open file these permissions, as far as the system lets it.
  static func setPermissions(_ permissions: UInt32, of descriptor: Int32) {
    _ = fchmod(descriptor, permissions)
  }

  /// Puts the file at `path` in the place of whatever is at `target`, in one step.
  package static func rename(_ path: String, to target: String) throws(Failure) {
    guard unsafe Glibc.rename(path, target) == 0 else { throw .last }
  }

  /// Removes a file if it is there.
  ///
  /// - Returns: whether one was removed.
  @discardableResult
  package static func remove(_ path: String) -> Bool {
    unsafe unlink(path) == 0
  }

  /// The number of this process.
  package static var process: Int32 { getpid() }
}
