import Testing
import Vectors

@Suite("Sparse against dense") struct SparseDenseTests {
  @Test(arguments: DotTests.counts)
  func `dot agrees with the reference to rounding`(count: Int) {
    let columns = randomColumns(count, below: 97)
    let values = randomNumbers(count, seed: 1)
    let dense = randomNumbers(97, seed: 2)

    let fast = Kernels.dot(columns.span, values.span, dense.span)
    let plain = Kernels.dotReference(columns.span, values.span, dense.span)

    #expect(abs(fast - plain) <= roundingBound(values, columns.map { dense[Int($0)] }))
  }

  @Test
  func `scatter adds each cell, repeated columns too`() {
    var dense: [Float] = [1, 2, 3]
    var span = dense.mutableSpan
    let (columns, values): ([Int32], [Float]) = ([2, 0, 2], [1, 0.5, 4])
    Kernels.scatter(2, columns.span, values.span, into: &span)
    #expect(dense == [2, 2, 13])
  }

  @Test(arguments: DotTests.counts)
  func `accumulated rows agree with the reference to the bit`(count: Int) {
    let stride = count + 3
    let columns = randomColumns(40, below: 9)
    let values = randomNumbers(40, seed: 5)
    let rows = randomNumbers(9 * stride, seed: 6)
    var sums = randomNumbers(count, seed: 7)
    var expected = sums

    var fast = sums.mutableSpan
    var plain = expected.mutableSpan
    Kernels.accumulateRows(
      columns.span, values.span, of: rows.span, stride: stride, into: &fast)
    Kernels.accumulateRowsReference(
      columns.span, values.span, of: rows.span, stride: stride, into: &plain)

    #expect(sums == expected)
  }

  @Test
  func `a column outside the dense vector traps`() async {
    await #expect(processExitsWith: .failure) {
      var dense: [Float] = [0, 0]
      var span = dense.mutableSpan
      let (columns, values): ([Int32], [Float]) = ([-1], [1])
      Kernels.scatter(1, columns.span, values.span, into: &span)
    }
    await #expect(processExitsWith: .failure) {
      var sums: [Float] = [0]
      var span = sums.mutableSpan
      let (columns, values, rows): ([Int32], [Float], [Float]) = ([2], [1], [0, 0])
      Kernels.accumulateRows(
        columns.span, values.span, of: rows.span, stride: 1, into: &span)
    }
  }

  private func randomColumns(_ count: Int, below bound: Int32) -> [Int32] {
    var random = SplitMix64(seed: UInt64(count))
    return (0..<count).map { _ in Int32.random(in: 0..<bound, using: &random) }
  }
}
