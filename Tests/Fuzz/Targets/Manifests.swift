@testable import Dedup
import Vectors

/// A manifest is refused or says the same when it is written and read; it names no file
/// outside its folder.
enum Manifests: Target {
  static let name = "manifest"

  static func run(_ input: [UInt8]) {
    let folder = IndexFolder("f")
    _ = try? Manifest(input, of: folder)
    let head = Array("topictool index ".utf8)
    let digits = String(Kernels.crc32((head + input).span), radix: 16)
    let zeros = String(repeating: "0", count: 8 - digits.count)
    let signed = head + input + Array("checksum \(zeros)\(digits)\n".utf8)
    guard let manifest = try? Manifest(signed, of: folder) else { return }
    guard let same = try? Manifest(manifest.serialized, of: folder) else {
      fatalError("a manifest that was read is written broken")
    }
    hold(same == manifest, "another manifest comes back")
    for file in manifest.files { hold(!file.contains("/"), "a file '\(file)'") }
  }
}
