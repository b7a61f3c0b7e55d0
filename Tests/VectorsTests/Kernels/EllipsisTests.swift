import Testing
import Vectors

@Suite("Ellipses") struct EllipsisTests {
  /// Every place in texts of every tail length of a block, and none.
  @Test(arguments: 0...70)
  func `are found wherever they stand`(count: Int) {
    let plain = (0..<count).map { UInt8(ascii: $0 % 5 < 2 ? "." : "a") }
    let isFound = Kernels.hasEllipsis(plain.span)
    #expect(!isFound)
    for sign in ["...", "…"] {
      for place in 0...max(0, count - 3) where count >= 3 {
        var bytes = plain
        bytes.replaceSubrange(place..<place + 3, with: sign.utf8)
        let isFound = Kernels.hasEllipsis(bytes.span)
        let isFoundPlainly = Kernels.hasEllipsisReference(bytes.span)
        #expect(isFound && isFoundPlainly)
      }
    }
  }
}
