import Testing
import Vectors

@Suite("Scan kernels") struct ScanKernelTests {
  /// Every tail length of the 32-byte block, twice over, and one long run.
  static let counts = Array(0...70) + [1024]

  @Test(arguments: counts)
  func `agree with their references`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    // Few different bytes, so that hits are frequent in some rounds and rare in others.
    for kinds in [2, 8, 64, 256] {
      let bytes = (0..<count).map { _ in
        UInt8(truncatingIfNeeded: 0x22 + Int.random(in: 0..<kinds, using: &random))
      }
      let span = bytes.span
      let set = SIMD4<UInt8>(0x22, 0x27, 0x40, 0x0A)
      #expect(
        Kernels.count(of: 0x23, in: span) == Kernels.countReference(of: 0x23, in: span))
      for start in stride(from: 0, through: count, by: 5) {
        #expect(
          Kernels.firstIndex(of: 0x25, in: span, from: start)
            == Kernels.firstIndexReference(of: 0x25, in: span, from: start))
        #expect(
          Kernels.firstIndex(ofAny: set, in: span, from: start)
            == Kernels.firstIndexReference(ofAny: set, in: span, from: start))
        #expect(
          Kernels.endOfPlainJSON(in: span, from: start)
            == Kernels.endOfPlainJSONReference(in: span, from: start))
      }
    }
  }

  @Test(arguments: counts)
  func `copy what stands before a byte as their reference does`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for kinds in [2, 32, 256] {
      let bytes = (0..<count).map { _ in
        UInt8.random(in: 0...255, using: &random) % UInt8(clamping: kinds)
      }
      for start in stride(from: 0, through: count, by: 7) {
        for place in [0, 3] {
          var (fast, plain) = (
            [UInt8](repeating: 9, count: place + count),
            [UInt8](repeating: 9, count: place + count)
          )
          var span = fast.mutableSpan
          let end = Kernels.copy(bytes.span, from: start, upTo: 1, into: &span, at: place)
          var plainSpan = plain.mutableSpan
          let plainEnd = Kernels.copyReference(
            bytes.span, from: start, upTo: 1, into: &plainSpan, at: place)
          #expect(end == plainEnd)
          #expect(fast.prefix(place + end - start) == plain.prefix(place + end - start))
        }
      }
    }
  }

  @Test
  func `trap where there is nothing to copy from, or no room for it`() async {
    await #expect(processExitsWith: .failure) {
      let bytes: [UInt8] = [1, 2, 3]
      var output: [UInt8] = [0, 0, 0]
      var span = output.mutableSpan
      _ = Kernels.copy(bytes.span, from: 4, upTo: 9, into: &span, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      let bytes: [UInt8] = [1, 2, 3]
      var output: [UInt8] = [0, 0, 0]
      var span = output.mutableSpan
      _ = Kernels.copy(bytes.span, from: -1, upTo: 9, into: &span, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      let bytes: [UInt8] = [1, 2, 3]
      var output: [UInt8] = [0, 0, 0]
      var span = output.mutableSpan
      _ = Kernels.copy(bytes.span, from: 0, upTo: 9, into: &span, at: 1)
    }
    await #expect(processExitsWith: .failure) {
      let bytes: [UInt8] = [1, 2, 3]
      var output: [UInt8] = [0, 0, 0]
      var span = output.mutableSpan
      _ = Kernels.copy(bytes.span, from: 2, upTo: 9, into: &span, at: -1)
    }
  }

  @Test
  func `unescape what breaks off`() {
    for raw in ["\\", "a\\u", "\\u\\u\\u", "\\u12", "x\\uD800\\u", "\\u00e9\\"] {
      var output: [UInt8] = [7]
      JSONString.unescape(Array(raw.utf8).span, into: &output)
      #expect(output.first == 7)
      #expect(String(validating: output.dropFirst(), as: UTF8.self) != nil)
    }
  }
}
