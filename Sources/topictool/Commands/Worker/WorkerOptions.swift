internal import Dedup

/// The options that workers of the search for copies share.
enum WorkerOptions {
  static let articles = Option<Int?>.integer(
    "articles", in: 0...ArticleRecords.greatestArticle,
    help: "how many articles the whole input has")
  static let textBytes = Option<Int?>.integer(
    "text-bytes", in: 0...Int.max, help: "bytes of all their texts, as read counts them")
  static let ranges = Option<Int?>.integer(
    "ranges", in: JobShape.allowedRanges,
    help: "ranges of keys into which records are parted")
  static let firsts = Option<String?>.input(
    "firsts", help: "the lines of firsts: which articles are the first of their texts")
  static let mode = Option.choice(
    "mode", standard: Mode.auto, help: "how pairs to compare are found, as of dedup")
  /// Not drawn by the system: all tasks of a job have to agree on it.
  static let seed = Option.seed(
    "seed", help: "where random choices start; the same for all tasks of a job")
  static let agencies = Option<String?>.input(
    "agencies", help: "more agencies to recognise, as of dedup")

  /// The modes of dedup whose work can be spread.
  enum Mode: String, CaseIterable, Sendable {
    case auto, minhash, reuse

    fileprivate var ofSearch: CopySearch.Mode {
      switch self {
      case .auto: .auto
      case .minhash: .minhash
      case .reuse: .reuse
      }
    }
  }

  /// The options that say which articles meet, and by which shingles.
  static let search = [
    mode.declaration, PairOptions.shingle.declaration, seed.declaration,
    PairOptions.minimumWords.declaration,
  ]

  /// The search that the command line asks for.
  ///
  /// - Throws: ``WorkerError/content(_:)`` for a list of agencies that is none.
  static func search(_ arguments: Arguments) throws -> CopySearch.Options {
    var options = CopySearch.Options()
    options.mode = arguments[mode].ofSearch
    options.shingle = arguments[PairOptions.shingle]
    options.seed = arguments[seed]
    options.minimumWords = arguments[PairOptions.minimumWords]
    if let path = arguments[agencies] {
      do {
        options.agencies = try .known(andThoseIn: path)
      } catch ToolError.usage(let reason) {
        // That it can be read was seen when its checksum was taken.
        throw WorkerError.content(reason)
      }
    }
    return options
  }
}

extension Arguments {
  /// The value of an option that has to be given.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if it is not.
  func required<Value>(_ option: Option<Value?>) throws(ToolError) -> Value {
    guard let value = self[option] else {
      throw .usage("\(option.declaration.spelling) is missing")
    }
    return value
  }
}
