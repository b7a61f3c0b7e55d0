internal import Dedup
internal import Vectors

// What `dedup` reads: the inputs, and the archive they are compared with; and how it tells
// of its progress.

extension Session {
  /// Shows the phases of a search as those of the progress line.
  var observer: CopySearch.PhaseObserver {
    { [progress] phase, total in
      switch phase {
      case .survey: progress.begin("surveying", .articles, total: total)
      case .candidates: progress.begin("finding candidates", .steps, total: total)
      case .comparison: progress.begin("comparing", .pairs, total: total)
      }
    }
  }

  /// Articles to compare, and where the archive among them begins, if there is one.
  struct Batch {
    /// The inputs, and behind them the archive.
    let corpus: Corpus
    /// The archive's first article.
    let archiveStart: Int?
  }

  /// Reads the inputs, and the archive that `option` names if it is given.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if a file is both, else as ``read()`` does.
  func read(against option: Option<String?>) throws(ToolError) -> Batch {
    guard let path = arguments[option] else {
      return Batch(corpus: try read(), archiveStart: nil)
    }
    let spelling = option.declaration.spelling
    try checkApart(path, spelling)
    let batch = try read()
    let archive = try read([path], fields: arguments[SharedOptions.fields], of: spelling)
    return Batch(corpus: batch.followed(by: archive), archiveStart: batch.count)
  }

  /// Makes sure that nothing is compared with itself.
  private func checkApart(_ path: String, _ spelling: String) throws(ToolError) {
    guard path != "-" || !arguments.operands.contains("-") else {
      throw .usage("\(spelling) and INPUT both read standard input")
    }
    let inputs = Set(arguments.operands.flatMap { Self.files(of: $0) }.map(\.identity))
    if let both = Self.files(of: path).first(where: { inputs.contains($0.identity) }) {
      throw .usage("\(spelling): '\(both.path.printable)' is an INPUT as well")
    }
  }

  /// The regular files that a path stands for; none if it cannot be read, which is told
  /// when it is.
  private static func files(of path: String) -> [(path: String, identity: FileIdentity)] {
    let files = (try? InputFiles([path]))?.files ?? []
    return files.compactMap { file in
      System.identity(ofFileAt: file.path).map { (file.path, $0) }
    }
  }
}
