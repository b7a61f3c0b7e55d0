internal import FoundationEssentials
internal import Glibc

// The system calls the tool makes itself, but for those of Input, and their `unsafe`.

/// The system as the tool sees it.
enum System {
  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Columns of the terminal behind a descriptor: what it says, else `COLUMNS`, else 80.
  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills a winsize and keeps no pointer to it.
    let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    if status == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }

  /// The value of an environment variable, nil if it is unset or empty.
  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where files go that nobody is to find.
  static var temporaryFolder: String { environment("TMPDIR") ?? "/tmp" }

  /// Whether a folder stands at a path in which this process may create files.
  static func isWritableFolder(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/.")
      && FileManager.default.isWritableFile(atPath: path)
  }

  /// Removes a folder and all that is in it, also while another thread puts files into it.
  static func removeFolder(_ path: String) {
    for _ in 0..<10 where FileManager.default.fileExists(atPath: path) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// The text of a small file, nil if it cannot be read.
  static func contents(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Number of processors this process may use.
  static var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Bytes of memory that there are, or that the container of this process may have.
  static var memory: Int {
    let all = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    let line = contents(of: "/sys/fs/cgroup/memory.max")?.split(separator: "\n").first
    return min(all, line.flatMap { Int($0) } ?? all)
  }

  /// What a process has taken so far.
  struct Usage: Sendable {
    /// Seconds of processor time, of all threads, and of programs that unpacked inputs.
    var processorSeconds = 0.0
    /// The most memory it had at one time, in bytes.
    var peakMemory = 0

    /// What this process has taken.
    static var ofProcess: Usage {
      var result = Usage()
      for target in [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue] {
        var usage = rusage()
        // SAFETY: getrusage fills the structure and keeps no pointer to it.
        guard unsafe getrusage(target, &usage) == 0 else { continue }
        for time in [usage.ru_utime, usage.ru_stime] {
          result.processorSeconds += Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
        }
        if target == RUSAGE_SELF.rawValue { result.peakMemory = usage.ru_maxrss * 1024 }
      }
      return result
    }
  }

  /// Seconds since 1970; for messages, never for what a run writes.
  static var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// Fills the places of standard input, output and error if they are closed.
  ///
  /// A file that took such a place would get what is printed. What stands there then can
  /// neither be read nor written.
  static func fillStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // SAFETY: the call keeps no pointer to the path. The lowest number that is free is this one.
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes a line to stderr, whatever is in it; on a terminal right-to-left words in it are
  /// isolated.
  static func complain(line: String) {
    let line = line.messageLine
    complain((isTerminal(2) ? line.withIsolatedRuns : line) + "\n")
  }

  /// Writes a text to stderr; there is nobody to tell if that fails.
  static func complain(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // SAFETY: the call reads at most the bytes of the buffer, which outlives it.
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe write(STDERR_FILENO, buffer.baseAddress, buffer.count)
      }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  /// Bytes of all files, nil if one is not a regular file or is compressed.
  static func size(ofFiles paths: [String]) -> Int? {
    var sum = 0
    for path in paths {
      let compressed = [".gz", ".zst", ".xz", ".bz2"]
      guard !compressed.contains(where: path.lowercased().hasSuffix),
        let size = size(ofFileAt: path)
      else { return nil }
      sum += size
    }
    return sum
  }

  /// Bytes of a file as it lies on disk, nil if it is not a regular one.
  static func size(ofFileAt path: String) -> Int? { state(ofFileAt: path)?.size }

  /// Bytes of the regular files in a folder, not of those in folders below.
  static func size(ofFilesIn folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { $0 + (size(ofFileAt: "\(folder)/\($1)") ?? 0) }
  }

  /// The path without `.`, `..` and symbolic links, as far as it exists.
  static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// What identifies a regular file whatever path leads to it, nil if there is none.
  static func identity(ofFileAt path: String) -> FileIdentity? {
    state(ofFileAt: path)?.identity
  }

  /// What identifies a folder whatever path leads to it, nil if there is none.
  static func identity(ofFolderAt path: String) -> FileIdentity? {
    status(of: path, S_IFDIR).map(FileIdentity.init)
  }

  /// The state of a regular file, nil if there is none.
  static func state(ofFileAt path: String) -> FileState? {
    status(of: path, S_IFREG).map { status in
      FileState(
        identity: FileIdentity(status), size: Int(status.st_size),
        modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec])
    }
  }

  /// What the system says of what stands at a path, nil if that is of another kind.
  private static func status(of path: String, _ kind: mode_t) -> stat? {
    var status = stat()
    // SAFETY: stat fills the structure and keeps no pointer to it.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == kind else {
      return nil
    }
    return status
  }
}

/// A file or folder, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
  /// The device it is on.
  let device: UInt64
  /// Its number there.
  let number: UInt64

  fileprivate init(_ status: stat) {
    (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}
