/// What tells one state of a file from another.
///
/// A file that is mapped is looked at until the run ends. What is added at its end meanwhile
/// is not seen, and one that takes its place is another file; but of one that was written
/// over, some was read before and some after.
struct FileState: Hashable, Sendable {
  /// Which file it is.
  let identity: FileIdentity
  /// How many bytes it has.
  let size: Int
  /// When it was last written, in seconds and billionths of them.
  let modified: [Int]

  /// Whether a later state of what is at the same path is of the same bytes, and more at most.
  func isKept(in later: FileState) -> Bool {
    guard later.identity == identity else { return true }
    return later.size > size || later == self
  }
}

/// The files that are mapped, as they were when they were opened.
struct MappedFiles {
  private var states: [(path: String, state: FileState)] = []

  /// Adds a file that is about to be mapped.
  mutating func add(_ path: String) {
    if let state = System.state(ofFileAt: path) { states.append((path, state)) }
  }

  /// Adds those of another list.
  mutating func add(_ other: MappedFiles) { states += other.states }

  /// Makes sure that all that was read was of one state of each file.
  ///
  /// - Throws: ``ToolError/failure(_:)`` that names the file of which it was not.
  func checkKept() throws(ToolError) {
    for (path, state) in states {
      if let later = System.state(ofFileAt: path), !state.isKept(in: later) {
        throw .failure("\(path.printable): was written over while it was read")
      }
    }
  }
}
