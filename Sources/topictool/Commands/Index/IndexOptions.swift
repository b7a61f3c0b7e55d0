internal import Dedup
internal import Vectors

/// The options of several verbs of `index`.
enum IndexOptions {
  static let merge = Option.integer(
    "merge", in: 1...10_000, standard: 8,
    help:
      "afterwards merge the smallest neighbours among the segments until there are at "
      + "most N")
  static let output = Option<String?>.output(
    "output", short: "o", .lines, help: "where to (default: standard output)")

  /// How much memory is taken by what changes an index.
  static let memory = [
    MemoryOptions.memory.declaration.with(
      standard: "\(IndexWriter.standardMemory / 1_000_000)MB",
      help:
        "memory for what can be set aside; the rest goes to temporary files, and what "
        + "is written is the same"), MemoryOptions.folder.declaration,
  ]
}

extension Declaration {
  /// The option of a command in which it has another standard, or means something else.
  func with(standard: String?, help: String) -> Declaration {
    Declaration(
      name: name, short: short, placeholder: placeholder, valueCount: valueCount,
      allowed: allowed, standard: standard, help: help, role: role, accepts: accepts)
  }
}
