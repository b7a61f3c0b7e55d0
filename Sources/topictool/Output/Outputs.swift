internal import Vectors

/// The files one command writes: opened before the work, so that a path which cannot be
/// written costs nothing, and put in place together after it.
final class Outputs {
  private struct Claim {
    let option: String
    let path: String
    let file: AtomicFile
  }

  private let interruption: Interruption
  private let inputs: [String]
  private let indexes: [String]
  private let isDryRun: Bool
  private var claims: [Claim] = []

  /// No outputs yet.
  ///
  /// - Parameters:
  ///   - inputs: the files it reads.
  ///   - indexes: the folders of indexes, in which it writes no other file.
  ///   - isDryRun: whether files are checked only, and what is written goes nowhere.
  ///   - interruption: what removes unfinished files.
  init(
    inputs: [String], indexes: [String] = [], isDryRun: Bool = false,
    interruption: Interruption
  ) {
    self.inputs = inputs
    self.indexes = indexes
    self.isDryRun = isDryRun
    self.interruption = interruption
  }

  /// Opens the file that an option names; `-` is standard output.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if it cannot be written, is written already by
  ///   another option, or is read by the command.
  func open(_ path: String, for option: String) throws(ToolError) -> AtomicFile {
    try check(path, option)
    do throws(ExportError) {
      let file = try interruption.protecting { () throws(ExportError) in
        if isDryRun { return (try Outputs.nowhere(insteadOf: path), nil) }
        let file = path == "-" ? .standardOutput() : try AtomicFile(path: path)
        return (file, file.partialPath)
      }
      claims.append(Claim(option: option, path: path, file: file))
      return file
    } catch {
      throw .usage("\(option): \(error)")
    }
  }

  /// A file that keeps nothing, if one could be written at a path.
  private static func nowhere(insteadOf path: String) throws(ExportError) -> AtomicFile {
    if path != "-" {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { path.startIndex == $0 ? "/" : path[..<$0] } ?? "."
      switch FileKind(of: path) {
      case .folder: throw .unwritable(path: path, reason: "Is a directory")
      case .unknown(let reason): throw .unwritable(path: path, reason: reason)
      case .stream: break
      case .file, .missing:
        guard FileKind(of: String(folder)).isThere else {
          throw .unwritable(path: path, reason: "No such file or directory")
        }
        guard System.isWritableFolder(String(folder)) else {
          throw .unwritable(path: path, reason: "Permission denied")
        }
      }
    }
    return try AtomicFile(path: "/dev/null")
  }

  private func check(_ path: String, _ option: String) throws(ToolError) {
    if let last = path.split(separator: ".").last, path.contains("."),
      Compression(pathExtension: last) != nil, FileKind(of: path) != .stream
    {
      throw .usage(
        "\(option): '\(path.printable)' would not be compressed: write '-' and pipe it, or "
          + "leave .\(last) out")
    }
    let shown = path == "-" ? "standard output" : "'\(path.printable)'"
    if let other = claims.first(where: { $0.path.isSameFile(as: path) }) {
      throw .usage("\(option) and \(other.option) both write to \(shown)")
    }
    if path != "-", let index = indexes.first(where: { path.isFile(in: $0) }) {
      throw .usage("\(option) would write \(shown) into the index '\(index.printable)'")
    }
    if path != "-", isInput(path) {
      throw .usage("\(option) would write over the input \(shown)")
    }
  }

  /// Whether a file is read by the command, by its name or as one of a folder.
  private func isInput(_ path: String) -> Bool {
    let identity = System.identity(ofFileAt: path)
    return inputs.contains { input in
      if input == "-" { return "/dev/stdin".isSameFile(as: path) }
      if input.isSameFile(as: path) { return true }
      guard identity != nil, FileKind(of: input) == .folder else { return false }
      return InputFiles.present(at: input).contains { $0.identity == identity }
    }
  }

  /// The files opened so far, with the options they are for.
  var opened: [(option: String, path: String)] { claims.map { ($0.option, $0.path) } }

  /// Puts all files in their places; if one cannot be finished, none appears.
  ///
  /// - Parameter check: called when all are written; if it throws, none appears.
  /// - Throws: ``ExportError``, and what the check throws.
  func commit(_ check: () throws -> Void = {}) throws {
    try interruption.settle {
      do {
        // What can fail is the writing, and it is over before the first file appears.
        for claim in claims { try claim.file.finish() }
        try check()
        for claim in claims { try claim.file.commit() }
      } catch {
        discardAll()
        throw error
      }
    }
  }

  /// Removes what was written.
  func discard() {
    interruption.settle { discardAll() }
  }

  private func discardAll() { for claim in claims { claim.file.discard() } }
}

extension String {
  /// Whether what is written to the path goes to standard output, whatever that is.
  var leadsToStandardOutput: Bool {
    self == "-" || SystemFile.openFile(self) == .descriptor(1)
  }

  /// Whether two paths lead to one regular file or would create one; devices may be shared.
  fileprivate func isSameFile(as other: String) -> Bool {
    let (path, other) = (leadingSomewhere, other.leadingSomewhere)
    if let identity = System.identity(ofFileAt: path) {
      return identity == System.identity(ofFileAt: other)
    }
    if let open = SystemFile.openFile(path), open == SystemFile.openFile(other) {
      return open != .ofAnotherProcess
    }
    return FileKind(of: path) != .stream
      && System.canonical(path) == System.canonical(other)
  }

  /// The path, and that of standard output for `-`.
  private var leadingSomewhere: String { self == "-" ? "/dev/stdout" : self }

  /// Whether the path leads into a folder.
  fileprivate func isFile(in folder: String) -> Bool {
    System.canonical(self).hasPrefix(System.canonical(folder) + "/")
  }
}
