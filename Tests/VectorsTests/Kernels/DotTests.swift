import Testing
import Vectors

@Suite("Dot product") struct DotTests {
  /// Every tail length of the 32-wide block, twice over, and a long run.
  static let counts = Array(0...70) + [1024]

  @Test(arguments: counts)
  func `agrees with the reference to rounding`(count: Int) {
    let a = randomNumbers(count, seed: 1)
    let b = randomNumbers(count, seed: 2)

    let error = abs(Kernels.dot(a.span, b.span) - Kernels.dotReference(a.span, b.span))

    #expect(error <= roundingBound(a, b))
  }

  @Test
  func `is exact on small integers`() {
    let a = (0..<100).map { Float($0) }
    #expect(Kernels.dot(a.span, a.span) == 328_350)
  }

  @Test
  func `unequal lengths trap`() async {
    await #expect(processExitsWith: .failure) {
      let a: [Float] = [1, 2]
      let b: [Float] = [1]
      _ = Kernels.dot(a.span, b.span)
    }
  }
}

/// Uniform numbers in -1...1 that follow from the seed.
func randomNumbers(_ count: Int, seed: UInt64) -> [Float] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in Float.random(in: -1...1, using: &random) }
}

/// How far two orders of summing Σ aᵢbᵢ can be apart: each is off by at most
/// (n + 1) · u · Σ|aᵢbᵢ|, with u half an ulp of one, to first order (Higham 2002, § 3.1).
func roundingBound(_ a: [Float], _ b: [Float]) -> Float {
  let magnitude = zip(a, b).reduce(Float.zero) { $0 + abs($1.0 * $1.1) }
  return Float(a.count + 1) * .ulpOfOne * magnitude
}
