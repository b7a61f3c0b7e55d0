/// How much memory work may take for what can be set aside, and where it is then set aside.
///
///     let memory = WorkingMemory(bytes: 1 << 30, folder: "/var/tmp")
///     let search = try CopySearch(options, memory: memory)
///
/// Beyond the bound records go to files without names, which are gone when they were read,
/// or when the process ends. No result depends on either value.
public struct WorkingMemory: Sendable, Hashable {
  /// Bytes that may be taken.
  public var bytes: Int
  /// The folder that files are created in, once there is more.
  public var folder: String

  /// Two gigabytes: a hundred thousand articles of 300 words need no file.
  public static let standardBytes = 2_000_000_000

  /// A bound, and a folder that may be written.
  public init(bytes: Int = WorkingMemory.standardBytes, folder: String = "/tmp") {
    precondition(bytes >= 0, "\(bytes) bytes of memory")
    self.bytes = bytes
    self.folder = folder
  }
}
