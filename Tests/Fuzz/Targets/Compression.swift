import Foundation
import Vectors

/// What is compressed comes back, by our reader and by a plain one; what is not ours is refused
/// or read, by both alike, within the bounds of memory that are promised.
enum Compression: Target {
  static let name = "compression"

  static func run(_ input: [UInt8]) {
    roundTrip(input)
    var draws = Draws(input)
    let count = draws.number(below: 1 << 12)
    unpack(draws.remainder(), count: count)
    base64(input)
  }

  private static func roundTrip(_ input: [UInt8]) {
    var block: [UInt8] = []
    LZ4.compress(input.span, to: &block)
    hold(block.count <= Kernels.lz4Bound(input.count), "a block of \(block.count) bytes")
    var copy: [UInt8] = []
    hold(
      (try? LZ4.decompress(block.span, count: input.count, to: &copy)) != nil,
      "a block of ours is refused")
    hold(copy == input, "other bytes come out of LZ4")
    guard input.count <= 600 else { return }
    let inflated = try? Inflate.zlib(Deflate.zlibStream(of: input.span))
    hold(inflated == input, "other bytes come out of DEFLATE")
  }

  private static func unpack(_ block: [UInt8], count: Int) {
    var output: [UInt8] = [1, 2, 3]
    let isTaken = (try? LZ4.decompress(block.span, count: count, to: &output)) != nil
    var expected = [UInt8](repeating: 0, count: count)
    var span = expected.mutableSpan
    let isTakenByReference = Kernels.lz4DecompressReference(block.span, into: &span)
    if count <= 255 * (block.count + 1) {
      hold(isTaken == isTakenByReference, "a block is taken: \(isTaken)")
    }
    hold(output == [1, 2, 3] + (isTaken ? expected : []), "other bytes of a block")
  }

  private static func base64(_ input: [UInt8]) {
    var text: [UInt8] = []
    Base64.append(input.span, to: &text)
    hold(text.elementsEqual(Data(input).base64EncodedData()), "another Base64")
    var copy: [UInt8] = []
    hold(
      Base64.decode(text.span, to: &copy) && copy == input, "Base64 does not come back")
    var bytes: [UInt8] = []
    guard Base64.decode(input.span, to: &bytes) else {
      return hold(bytes.isEmpty, "bytes of what is refused")
    }
    hold(
      Data(base64Encoded: Data(input)).map { $0.elementsEqual(bytes) } ?? true,
      "other bytes than Foundation's")
  }
}
