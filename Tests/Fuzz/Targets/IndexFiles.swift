import Vectors

/// The same of the other files of an index: which articles are deleted, which phrases recur,
/// and what is attached.
enum IndexFiles: Target {
  static let name = "index-files"

  private static let index = SampleIndex(named: "others")
  private static let files = ["deleted", "recurring", "attachment"].flatMap(index.names)

  /// The first byte of an input chooses the file.
  static func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    index.replacing(
      files[Int(first) % files.count], with: Sealing.blocks(Array(input.dropFirst())),
      isRewritten: input.count.isMultiple(of: 32))
  }

  /// The files as they were written.
  static var seeds: [[UInt8]] {
    files.indices.map { [UInt8($0)] + index.bytes(of: files[$0]) }
  }
}
