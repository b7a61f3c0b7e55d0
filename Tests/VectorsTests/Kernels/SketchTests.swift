import Testing
import Vectors

@Suite("Sketch kernels") struct SketchTests {
  /// Every tail length of the 16-wide block, several times over, and a long run.
  static let counts = Array(0...66) + [4096]

  /// Few different values, so that many places agree.
  private static func slots(_ count: Int, seed: UInt64, below limit: UInt16) -> [UInt16] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt16.random(in: 0..<limit, using: &random) }
  }

  @Test(arguments: counts)
  func `the count of equal slots is that of the reference`(count: Int) {
    let a = Self.slots(count, seed: 1, below: 3)
    let b = Self.slots(count, seed: 2, below: 3)
    #expect(
      Kernels.equalCount(a.span, b.span) == Kernels.equalCountReference(a.span, b.span))
    #expect(Kernels.equalCount(a.span, a.span) == count)
  }

  @Test(arguments: counts)
  func `the minimum is that of the reference`(count: Int) {
    let a = Self.slots(count, seed: 3, below: .max)
    var fast = Self.slots(count, seed: 4, below: .max)
    var slow = fast
    var fastSpan = fast.mutableSpan
    Kernels.minimum(a.span, into: &fastSpan)
    var slowSpan = slow.mutableSpan
    Kernels.minimumReference(a.span, into: &slowSpan)
    #expect(fast == slow)
    #expect(zip(fast, a).allSatisfy { $0 <= $1 })
  }

  @Test func `a lane does not overflow on the longest sketch`() {
    let a = [UInt16](repeating: 7, count: (1 << 20) - 1)
    #expect(Kernels.equalCount(a.span, a.span) == a.count)
  }
}
