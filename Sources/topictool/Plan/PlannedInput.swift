internal import Vectors

/// What stands behind a path that a command is to read.
struct PlannedInput {
  private let name: String
  private let path: String
  private let files: [InputFile]
  private let ignoredCount: Int
  private let folderCount: Int

  /// Looks for what is to be read.
  ///
  /// - Parameters:
  ///   - path: a file or a folder of articles; of an option any file.
  ///   - option: the option that names it, nil for an INPUT.
  /// - Throws: ``ToolError/usage(_:)`` if nothing is there or it cannot be listed.
  init(_ path: String, of option: Declaration? = nil) throws(ToolError) {
    let place = option.map { "\($0.spelling): " } ?? ""
    name =
      (option.map { "\($0.spelling) " } ?? "") + (path == "-" ? "standard input" : path)
    self.path = path
    var isArticles = option == nil || path == "-"
    if case .folder = FileKind(of: path) { isArticles = true }
    do throws(InputError) {
      guard isArticles || FileKind(of: path).isThere else { throw .missing(path) }
      let found: InputFiles? = isArticles ? try InputFiles([path]) : nil
      files = found?.files ?? []
      ignoredCount = found?.ignoredCount ?? 0
      folderCount = found?.folderCount ?? 0
    } catch {
      throw .usage(place + error.description)
    }
  }

  /// What it is, with its size; of a folder a row for each of the first files.
  var rows: [[Table.Cell]] {
    guard folderCount > 0 else {
      let kind = files.first?.kind ?? ""
      return [[.init(name), .init(kind), .init(Self.size(of: [path]))]]
    }
    var parts = [
      files.count.of("file", "files"), "in \(folderCount.of("folder", "folders"))",
    ]
    if ignoredCount > 0 { parts.append("\(ignoredCount.grouped) passed over") }
    var rows: [[Table.Cell]] = [
      [
        .init(name), .init(parts.joined(separator: ", ")),
        .init(Self.size(of: files.map(\.path))),
      ]
    ]
    for file in files.prefix(Plan.fileLimit) {
      rows.append([
        .init(file.name, indent: 2), .init(file.kind), .init(Self.size(of: [file.path])),
      ])
    }
    let rest = files.dropFirst(Plan.fileLimit)
    if !rest.isEmpty {
      rows.append([
        .init("and \(rest.count.of("file", "files")) more", indent: 2) { $0.dim($1) }, "",
        .init(Self.size(of: rest.map(\.path))),
      ])
    }
    return rows
  }

  private static func size(of paths: some Sequence<String>) -> String {
    let sizes = paths.compactMap(System.size(ofFileAt:))
    return sizes.isEmpty ? "" : sizes.reduce(0, +).asSize
  }
}

extension InputFile {
  /// How it holds its records: `JSON Lines, gzip`.
  fileprivate var kind: String {
    let name =
      switch format {
      case .jsonLines: "JSON Lines"
      case .json: "JSON"
      case .csv: "CSV"
      case .tsv: "TSV"
      case .text: "text"
      case .markdown: "Markdown"
      case .html: "HTML"
      }
    return compression.map { "\(name), \($0.rawValue)" } ?? name
  }
}
