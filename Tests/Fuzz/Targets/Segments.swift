import Vectors

/// An index whose segment holds anything at all answers or says what is damaged, however
/// matching the checksums are; what is written anew of it is sound.
enum Segments: Target {
  static let name = "segment"

  private static let index = SampleIndex(named: "segments")
  private static let file = index.names("segment")[0]

  static func run(_ input: [UInt8]) {
    index.replacing(
      file, with: Sealing.blocks(input), isRewritten: input.count.isMultiple(of: 32))
  }

  /// The segment as it was written.
  static var bytes: [UInt8] { index.bytes(of: file) }
}
