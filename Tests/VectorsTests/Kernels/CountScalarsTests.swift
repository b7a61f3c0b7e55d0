import Testing
import Vectors

@Suite("Counting scalars") struct CountScalarsTests {
  /// Every tail length of a block, twice over, in texts of one to four bytes a scalar.
  @Test(arguments: 0...70)
  func `as many as Swift counts`(count: Int) {
    let alphabet: [Unicode.Scalar] = ["a", "é", "و", "ツ", "😀", "~", "\u{7F}", "\u{80}"]
    var random = SplitMix64(seed: UInt64(count))
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(alphabet.randomElement(using: &random) ?? "a") }
    let bytes = Array(String(text).utf8)
    let found = Kernels.scalarCount(bytes.span)
    let expected = Kernels.scalarCountReference(bytes.span)
    #expect(found == count)
    #expect(expected == count)
  }
}
