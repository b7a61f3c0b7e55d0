import Vectors

/// What can go wrong with the input as a whole.
enum InputError: Error, Hashable {
  /// There is no file or folder of that name.
  case missing(String)
  /// A file or folder that cannot be read, or, where reading is strict, a record.
  case corpus(CorpusError)
  /// A file whose extension says nothing of its format.
  case unknownFormat(String)
  /// The program that unpacks a file is not installed.
  case missingProgram(String, file: String)
  /// A compressed file that could not be unpacked, with what the unpacking program said, or the
  /// system of it.
  case notUnpacked(String, reason: String)
  /// A compressed file or stream whose name does not say so.
  case packed(String, Compression)
  /// Nothing in the paths is an article.
  case noArticles([String], ignoredFileCount: Int)

  /// Whether the fault is a record under `--strict` or in the run, not in what was asked.
  var isFailureOfTheRun: Bool {
    switch self {
    case .corpus(.malformed), .corpus(.noMemory), .notUnpacked: true
    default: false
    }
  }
}

extension InputError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  var description: String {
    switch self {
    case .missing(let path): "\(path): no such file or folder"
    case .corpus(let error): error.description
    case .unknownFormat(let path):
      "\(path): not a format that is read: "
        + "use .jsonl, .json, .csv, .tsv, .txt, .md or .html, also with .gz, .zst, .xz "
        + "or .bz2"
    case .missingProgram(let program, let file):
      "\(file): needs the program '\(program)', which was not found"
    case .notUnpacked(let path, let reason): "\(path): cannot be unpacked: \(reason)"
    case .packed(let name, let compression):
      "\(name): packed by \(compression), which its name does not say: "
        + "unpack it first, with \(compression) -dc"
    case .noArticles(let paths, let ignoredFileCount):
      "no articles in \(paths.joined(separator: ", "))"
        + (ignoredFileCount > 0 ? " (\(ignoredFileCount) files in other formats)" : "")
    }
  }
}

extension ToolError {
  /// An input that cannot be read, which is a failure of the run or wrong usage.
  ///
  /// - Parameters:
  ///   - error: what is wrong with it.
  ///   - option: the option that names the input, nil for an operand.
  init(_ error: InputError, of option: String? = nil) {
    let place = option.map { "\($0): " } ?? ""
    self =
      error.isFailureOfTheRun
      ? .failure(error.description) : .usage(place + error.description)
  }
}
