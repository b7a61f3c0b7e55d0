import Testing
import Vectors

@Suite("Postings") struct PostingsTests {
  @Test(arguments: Array(0...13))
  func `accumulated lists agree with the reference to the bit`(length: Int) {
    // Lists of every length up to `length`, among them none.
    var (starts, ids, weights): ([Int32], [UInt16], [Float]) = ([0], [], [])
    for column in 0...length {
      ids += (0..<column).map { UInt16(($0 * 7 + column) % 50) }.sorted()
      weights += randomNumbers(column, seed: UInt64(column))
      starts.append(Int32(ids.count))
    }
    let columns = Array(0...Int32(length))
    let values = randomNumbers(length + 1, seed: 9)
    for first: UInt16 in [0, 1, 20, 49, 50] {
      var sums = randomNumbers(50, seed: 10)
      var expected = sums

      var fast = sums.mutableSpan
      var plain = expected.mutableSpan
      Kernels.accumulatePostings(
        columns.span, values.span, starts: starts.span, ids: ids.span,
        weights: weights.span, from: first, into: &fast)
      Kernels.accumulatePostingsReference(
        columns.span, values.span, starts: starts.span, ids: ids.span,
        weights: weights.span, from: first, into: &plain)

      #expect(sums == expected)
    }
  }

  @Test(arguments: DotTests.counts)
  func `what reaches a cut agrees with the reference`(count: Int) {
    let sums = randomNumbers(count, seed: 1)
    let bounds = randomNumbers(count, seed: 2)
    for (cut, factor) in [(0.5, 0.5), (1.2, 0.7), (-9, 1), (9, 1)] as [(Float, Float)] {
      var (indices, expected) = ([Int32](repeating: -1, count: count), [Int32]())
      expected = indices
      var fast = indices.mutableSpan
      var plain = expected.mutableSpan

      let found = Kernels.reaching(
        cut, by: sums.span, factor, bounds.span, indices: &fast)
      let wanted = Kernels.reachingReference(
        cut, by: sums.span, factor, bounds.span, indices: &plain)

      #expect(found == wanted)
      #expect(indices == expected)
    }
  }

  @Test
  func `an id outside the sums traps`() async {
    await #expect(processExitsWith: .failure) {
      var sums: [Float] = [0, 0]
      var span = sums.mutableSpan
      let (columns, values, starts): ([Int32], [Float], [Int32]) = ([0], [1], [0, 1])
      let (ids, weights): ([UInt16], [Float]) = ([2], [1])
      Kernels.accumulatePostings(
        columns.span, values.span, starts: starts.span, ids: ids.span,
        weights: weights.span, from: 0, into: &span)
    }
  }
}
