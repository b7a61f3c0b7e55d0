import Testing
import Vectors

@Suite("Centroid kernels") struct CentroidKernelTests {
  /// Every tail length of the blocks of 32 and 8 clusters, twice over.
  static let widths = Array(1...70)

  /// A table of 40 terms and a row of some of them.
  struct Sample {
    let columns: [Int32]
    let values: [Float]
    let table: [Float]

    init(width: Int) {
      var random = SplitMix64(seed: UInt64(width))
      columns = (0..<40).filter { _ in Bool.random(using: &random) }
      values = columns.map { _ in Float.random(in: -1...1, using: &random) }
      table = (0..<40 * width).map { _ in Float.random(in: -1...1, using: &random) }
    }
  }

  @Test(arguments: widths)
  func `a row added equals the reference's to the bit`(width: Int) {
    let sample = Sample(width: width)
    var expected = sample.table
    var actual = sample.table
    let cluster = width / 2
    var span = expected.mutableSpan
    Kernels.addRowReference(
      columns: sample.columns.span, values: sample.values.span, scale: -0.5, to: cluster,
      width: width, table: &span)

    var output = actual.mutableSpan
    Kernels.addRow(
      columns: sample.columns.span, values: sample.values.span, scale: -0.5, to: cluster,
      width: width, table: &output)

    #expect(actual == expected)
  }

  @Test(arguments: widths)
  func `a row moved equals the reference's to the bit`(width: Int) {
    let sample = Sample(width: width)
    var expected = sample.table
    var actual = sample.table
    var span = expected.mutableSpan
    Kernels.moveRowReference(
      columns: sample.columns.span, values: sample.values.span, from: width - 1,
      to: width / 3, width: width, table: &span)

    var output = actual.mutableSpan
    Kernels.moveRow(
      columns: sample.columns.span, values: sample.values.span, from: width - 1,
      to: width / 3, width: width, table: &output)

    #expect(actual == expected)
  }

  @Test(arguments: widths)
  func `squares equal the reference's to the bit`(width: Int) {
    let sample = Sample(width: width)
    var expected = [Float](repeating: 0.25, count: width)
    var actual = expected
    var span = expected.mutableSpan
    Kernels.addSquaresReference(of: sample.table.span, to: &span)

    var output = actual.mutableSpan
    Kernels.addSquares(of: sample.table.span, to: &output)

    #expect(actual == expected)
  }

  @Test func `a column outside the table stops`() async {
    await #expect(processExitsWith: .failure) {
      let columns: [Int32] = [2]
      var table: [Float] = [0, 0, 0, 0]
      let value: [Float] = [1]
      var cells = table.mutableSpan
      Kernels.addRow(
        columns: columns.span, values: value.span, scale: 1, to: 0, width: 2,
        table: &cells)
    }
  }

  @Test func `a negative column stops`() async {
    await #expect(processExitsWith: .failure) {
      let columns: [Int32] = [-1]
      var table: [Float] = [0, 0]
      let value: [Float] = [1]
      var cells = table.mutableSpan
      Kernels.addRow(
        columns: columns.span, values: value.span, scale: 1, to: 0, width: 2,
        table: &cells)
    }
  }
}
