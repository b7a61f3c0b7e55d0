import Vectors

/// Validation, mending and counting of UTF-8 agree with their references and with the standard
/// library.
enum UTF8Kernels: Target {
  static let name = "utf8"

  static func run(_ input: [UInt8]) {
    let bytes = input.span
    let isValid = Kernels.isUTF8(bytes)
    hold(isValid == Kernels.isUTF8Reference(bytes), "isUTF8 says \(isValid)")
    let text = String(validating: input, as: UTF8.self)
    hold(isValid == (text != nil), "isUTF8 says \(isValid), not so the standard library")
    hold(
      Kernels.scalarCount(bytes) == Kernels.scalarCountReference(bytes), "scalarCount")
    if let text {
      hold(
        Kernels.scalarCount(bytes) == text.unicodeScalars.count, "scalarCount of a text")
    }
    hold(
      Kernels.hasEllipsis(bytes) == Kernels.hasEllipsisReference(bytes), "hasEllipsis")
    hold(Kernels.crc32(bytes) == Kernels.crc32Reference(bytes), "crc32")
    if isValid { runs(input) }
  }

  private static func runs(_ input: [UInt8]) {
    var edges = [UInt32](repeating: 0, count: input.count + 2)
    var expected = edges
    var span = edges.mutableSpan
    let count = Kernels.runs(of: input.span, into: &span)
    var expectedSpan = expected.mutableSpan
    let expectedCount = Kernels.runsReference(of: input.span, into: &expectedSpan)
    hold(count == expectedCount, "\(count) edges of runs, not \(expectedCount)")
    hold(edges.prefix(count) == expected.prefix(count), "other runs")
    var hashes = [UInt64](repeating: 0, count: count / 2)
    var expectedHashes = hashes
    var hashSpan = hashes.mutableSpan
    let places = edges.span.extracting(0..<count)
    Kernels.hashes(ofRuns: places, in: input.span, key: .ofProcess, into: &hashSpan)
    var expectedHashSpan = expectedHashes.mutableSpan
    Kernels.hashesReference(
      ofRuns: places, in: input.span, key: .ofProcess, into: &expectedHashSpan)
    hold(hashes == expectedHashes, "other hashes of runs")
  }
}
