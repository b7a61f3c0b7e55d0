import Vectors

/// A file of sections in blocks is refused or read, whatever it says of its sections.
enum Blocks: Target {
  static let name = "blocks"

  static func run(_ input: [UInt8]) {
    for bytes in [input, Sealing.blocks(input)] {
      let path = TemporaryFile.path(of: bytes)
      guard let file = try? BlockFile(path: path, kind: "TEST", version: 3) else {
        continue
      }
      for name in file.sectionNames {
        guard let section = try? file.section(name) else {
          fatalError("no section \(name)")
        }
        let middle = section.count / 2
        for range in [0..<section.count, middle..<middle, 0..<section.count + 1] {
          guard let found = try? section.bytes(range) else { continue }
          hold(found.count == range.count, "\(found.count) bytes of \(range)")
          hold(range.upperBound <= section.count, "bytes behind the section")
        }
      }
      _ = file.damagedBlocks(parallel: alone)
    }
  }
}
