import Testing
import Vectors

@Suite("Axpy and scale") struct AxpyTests {
  @Test(arguments: DotTests.counts)
  func `axpy agrees with the reference to the bit`(count: Int) {
    let x = randomNumbers(count, seed: 1)
    var y = randomNumbers(count, seed: 2)
    var expected = y

    var fast = y.mutableSpan
    var plain = expected.mutableSpan
    Kernels.axpy(0.7, x.span, into: &fast)
    Kernels.axpyReference(0.7, x.span, into: &plain)

    #expect(y == expected)
  }

  @Test(arguments: DotTests.counts)
  func `scale agrees with the reference to the bit`(count: Int) {
    var y = randomNumbers(count, seed: 3)
    var expected = y

    var fast = y.mutableSpan
    var plain = expected.mutableSpan
    Kernels.scale(&fast, by: -1.3)
    Kernels.scaleReference(&plain, by: -1.3)

    #expect(y == expected)
  }
}
