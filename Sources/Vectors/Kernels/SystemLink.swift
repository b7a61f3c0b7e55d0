internal import Glibc

// What a path leads to, link by link. It is here because the calls take pointers.
//
// SAFETY: as in SystemFile.swift, calls read the path that they are given, fill what they are
// given, and keep a pointer to neither.

extension SystemFile {
  /// What a process has open, to which a path such as `/dev/stdout` or `/dev/fd/3` leads.
  package enum OpenFile: Equatable {
    /// A descriptor of this process.
    case descriptor(Int32)
    case ofAnotherProcess
  }

  /// What a process has open that a path leads to, nil if it leads to something else.
  ///
  /// Such a path is a link that the system makes up. What it leads to may be a file, but one
  /// that others write as well, from where they have come to.
  package static func openFile(_ path: String) -> OpenFile? {
    var processes = stat()
    guard unsafe stat("/proc", &processes) == 0 else { return nil }
    var path = path
    for _ in 0..<mostLinks {
      var link = stat()
      guard unsafe lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK else {
        return nil
      }
      if link.st_dev == processes.st_dev {
        guard let folder = try? resolved(folder(of: path)),
          folder == "/proc/\(process)/fd",
          let number = path.split(separator: "/").last.flatMap({ Int32($0) })
        else { return .ofAnotherProcess }
        return .descriptor(number)
      }
      guard let next = step(from: path) else { return nil }
      path = next
    }
    return nil
  }

  /// The path without symbolic links; where they lead to nothing, of what could be there.
  static func resolved(_ path: String) throws(Failure) -> String {
    var path = path
    for _ in 0..<mostLinks {
      if let real = unsafe realpath(path, nil) {
        defer { unsafe free(real) }
        // SAFETY: realpath gave a string that ends with a zero, freed after it is copied.
        return unsafe String(cString: real)
      }
      guard let next = step(from: path) else { return path }
      path = next
    }
    throw Failure(code: ELOOP)
  }

  /// As many links as the system follows.
  private static let mostLinks = 40

  /// Where the symbolic link at a path leads to, nil if there is none.
  private static func step(from path: String) -> String? {
    target(ofLink: path).map { $0.hasPrefix("/") ? $0 : "\(folder(of: path))/\($0)" }
  }

  /// What a symbolic link holds.
  private static func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The call writes at most the bytes of the array, and says how many.
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count >= 0 else { return nil }
    return String(
      decoding: bytes[..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The folder that a path names something in.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
