/// The options of several verbs of `index`.
enum IndexOptions {
  static let merge = Option<Int?>.integer(
    "merge", in: 1...10_000,
    help:
      "merge segments, smallest first, until there are at most N (default: only where "
      + "there are many of one size)")
  static let output = Option<String?>.output(
    "output", short: "o", .lines, help: "where to (default: standard output)")
}
