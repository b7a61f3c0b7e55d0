import Vectors

/// The searches of a reader agree with their references from every place on.
enum ScanKernels: Target {
  static let name = "scan"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let byte = draws.byte()
    let set = SIMD4<UInt8>(draws.byte(), draws.byte(), 0x0A, byte)
    let first = Int(draws.byte())
    let bytes = draws.remainder()
    let start = min(first, bytes.count)
    let span = bytes.span
    hold(
      Kernels.firstIndex(of: byte, in: span, from: start)
        == Kernels.firstIndexReference(of: byte, in: span, from: start), "firstIndex(of:)"
    )
    hold(
      Kernels.firstIndex(ofAny: set, in: span, from: start)
        == Kernels.firstIndexReference(ofAny: set, in: span, from: start),
      "firstIndex(ofAny:)")
    hold(
      Kernels.endOfPlainJSON(in: span, from: start)
        == Kernels.endOfPlainJSONReference(in: span, from: start), "endOfPlainJSON")
    hold(
      Kernels.count(of: byte, in: span) == Kernels.countReference(of: byte, in: span),
      "count(of:)")
    copy(bytes, from: start, upTo: byte)
  }

  private static func copy(_ bytes: [UInt8], from start: Int, upTo byte: UInt8) {
    var output = [UInt8](repeating: 7, count: bytes.count + 3)
    var expected = output
    var span = output.mutableSpan
    let end = Kernels.copy(bytes.span, from: start, upTo: byte, into: &span, at: 3)
    var expectedSpan = expected.mutableSpan
    let expectedEnd = Kernels.copyReference(
      bytes.span, from: start, upTo: byte, into: &expectedSpan, at: 3)
    hold(end == expectedEnd, "copied up to \(end), not \(expectedEnd)")
    let count = 3 + end - start
    hold(output.prefix(count) == expected.prefix(count), "copied other bytes")
  }
}
