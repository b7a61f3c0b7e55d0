/// The options that say which articles are compared by which shingles, of the commands that
/// compare articles.
enum PairOptions {
  static let shingle = Option.integer(
    "shingle", in: 1...64, standard: 3, help: "words a shingle")
  static let within = Option<Int64?>.duration(
    "within",
    help: "compare only articles at most so far apart: 12h, 3d, 2w; an article without a "
      + "date is compared with all, a date without a time is its midnight")
  static let against = Option<String?>.input(
    "against", placeholder: "OTHER", allowed: "the name of a file or folder",
    help:
      "compare the articles of INPUT with those of this file or folder only, not with each "
      + "other")
}
