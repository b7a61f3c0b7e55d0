internal import Vectors

/// Which articles of a segment are deleted.
struct DeletedArticles: Sendable, Hashable {
  /// What kind of file it is kept in.
  static let kind = "DELS"
  /// The version of that file.
  static let version: UInt32 = 1
  private static let section = "BITS"

  /// A bit for each article, 64 to a word; empty if none is deleted.
  private var bits: [UInt64] = []
  /// Number of deleted articles.
  private(set) var count = 0

  /// None.
  init() {}

  /// Those that a file names.
  init(_ file: BlockFile) throws(BlockFileError) {
    let section = try file.section(DeletedArticles.section)
    let bytes = try section.bytes(0..<section.count)
    for offset in stride(from: 0, to: bytes.count / 8 * 8, by: 8) {
      bits.append(Kernels.loadUInt64(bytes, at: offset))
    }
    count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether an article is deleted.
  @inline(__always)
  func contains(_ document: Int) -> Bool {
    let word = document >> 6
    return word < bits.count && bits[word] >> UInt64(document & 63) & 1 != 0
  }

  /// Marks an article as deleted; does nothing if it is.
  mutating func insert(_ document: Int) {
    let word = document >> 6
    if word >= bits.count { bits += repeatElement(0, count: word + 1 - bits.count) }
    guard !contains(document) else { return }
    bits[word] |= 1 << UInt64(document & 63)
    count += 1
  }

  /// Writes them to a file.
  func write(to path: String) throws(ExportError) {
    let file = try BlockFileWriter(
      path: path, kind: DeletedArticles.kind, version: DeletedArticles.version)
    try file.beginSection(DeletedArticles.section)
    try file.write([UInt8](little: bits).span)
    try file.finish()
  }
}
