import Testing
import Vectors

@Suite("Translated cells") struct TranslateTests {
  @Test(arguments: DotTests.counts)
  func `agree with the reference`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let map = (0..<50).map { _ in Int32.random(in: -30..<30, using: &random) }
    let columns = (0..<count).map { _ in Int32.random(in: 0..<50, using: &random) }
    let values = randomNumbers(count, seed: 1)

    func translated(_ isKernel: Bool) -> ([Int32], [Float]) {
      var newColumns = [Int32](repeating: 0, count: count)
      var newValues = [Float](repeating: 0, count: count)
      var columnSpan = newColumns.mutableSpan
      var valueSpan = newValues.mutableSpan
      let kept =
        isKernel
        ? Kernels.translate(
          columns.span, values.span, through: map.span, columns: &columnSpan,
          values: &valueSpan)
        : Kernels.translateReference(
          columns.span, values.span, through: map.span, columns: &columnSpan,
          values: &valueSpan)
      return (Array(newColumns.prefix(kept)), Array(newValues.prefix(kept)))
    }

    #expect(translated(true).0 == translated(false).0)
    #expect(translated(true).1 == translated(false).1)
  }

  @Test(arguments: 0..<64)
  func `each lane that reaches its cut is seen`(lane: Int) {
    var sums = [Float](repeating: 0.25, count: 64)
    var cuts = [Float](repeating: 0.5, count: 64)
    #expect(Kernels.reached(cuts.span, by: sums.span) == 0)
    sums[lane] = 0.5
    cuts[63 - lane] = 0.25
    let reached = Kernels.reached(cuts.span, by: sums.span)
    #expect(reached == (1 as UInt64) << lane | (1 as UInt64) << (63 - lane))
    #expect(reached == Kernels.reachedReference(cuts.span, by: sums.span))
  }
}
