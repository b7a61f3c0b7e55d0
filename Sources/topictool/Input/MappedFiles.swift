import Vectors

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
}

/// The files that are mapped, as they were when they were opened.
struct MappedFiles {
  private struct Entry {
    let path: String
    let state: FileState
    let sample: Sample?
  }

  private var entries: [Entry] = []

  /// Adds a file that is about to be mapped.
  mutating func add(_ path: String) {
    // Before the state is taken: what comes between is another state, of other bytes.
    let sample = Sample(ofFileAt: path)
    guard let state = System.state(ofFileAt: path) else { return }
    entries.append(Entry(path: path, state: state, sample: sample))
  }

  /// Adds those of another list.
  mutating func add(_ other: MappedFiles) { entries += other.entries }

  /// Makes sure that all that was read was of one state of each file.
  ///
  /// - Throws: ``ToolError/failure(_:)`` that names the file of which it was not.
  func checkKept() throws(ToolError) {
    for entry in entries where !Self.isKept(entry) {
      throw .failure("\(entry.path.printable): was written over while it was read")
    }
  }

  /// Whether what is at the path is another file, or of the same bytes and more at most.
  private static func isKept(_ entry: Entry) -> Bool {
    guard let later = System.state(ofFileAt: entry.path),
      later.identity == entry.state.identity, later != entry.state
    else { return true }
    // Of one that is longer the beginning may be another: it was written anew.
    return later.size > entry.state.size
      && entry.sample?.isBeginning(ofFileAt: entry.path) != false
  }
}

/// A checksum of blocks of a file, at the same distance from each other, the first and the last
/// among them.
private struct Sample {
  private static let (blocks, length) = (16, 512)
  /// A shorter file is copied as soon as it is mapped.
  private static let leastCount = 1 << 16

  private let count: Int
  private let sum: UInt32

  /// That of a file, nil of one that is short or cannot be read.
  init?(ofFileAt path: String) {
    guard let size = System.size(ofFileAt: path), size >= Sample.leastCount,
      let store = try? ByteStore(mapping: path)
    else { return nil }
    count = store.bytes.count
    sum = Sample.sum(store.bytes)
  }

  /// Whether a file begins with bytes of the same sample.
  func isBeginning(ofFileAt path: String) -> Bool {
    guard let store = try? ByteStore(mapping: path), store.bytes.count >= count else {
      return false
    }
    return Sample.sum(store.bytes.extracting(0..<count)) == sum
  }

  private static func sum(_ bytes: Span<UInt8>) -> UInt32 {
    var sum: UInt32 = 0
    for block in 0..<blocks {
      let start = (bytes.count - length) * block / (blocks - 1)
      sum = Kernels.crc32(bytes.extracting(start..<start + length), from: sum)
    }
    return sum
  }
}
