internal import Glibc

// What a path leads to, link by link. It is here because the calls take pointers.
//
// SAFETY: as in SystemFile.swift, calls read the path that they are given, fill what they are
// given, and keep a pointer to neither.

extension SystemFile {
  /// Whether a path leads to what a process has open, as `/dev/stdout` and `/dev/fd/3` do.
  ///
  /// Such a path is a link that the system makes up. What it leads to may be a file, but one
  /// that others write as well, from where they have come to.
  static func isOpenFile(_ path: String) -> Bool {
    var processes = stat()
    guard unsafe stat("/proc", &processes) == 0 else { return false }
    var path = path
    // As many links as the system follows.
    for _ in 0..<40 {
      var link = stat()
      guard unsafe lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK else {
        return false
      }
      if link.st_dev == processes.st_dev { return true }
      guard let target = target(ofLink: path) else { return false }
      path = target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
    }
    return false
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
