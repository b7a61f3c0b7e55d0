import Dedup
import Vectors

/// Estimates of MinHash are as near to the exact resemblance as it says, on average over all
/// inputs; equal sets have equal sketches, and sketches of parts merge to that of the whole.
enum Sketches: Target {
  static let name = "minhash"

  /// Σ (estimate − truth)² over what its documentation says, and Σ of the difference over the
  /// standard error.
  nonisolated(unsafe) private static var total = (count: 0.0, squares: 0.0, bias: 0.0)

  static func run(_ input: [UInt8]) {
    guard input.count >= 4 else { return }
    // The sets are the input's, their elements are not: equal inputs are no new evidence, and
    // others are as good as drawn anew.
    let seed = SplitMix64.mix(input.reduce(17) { SplitMix64.mix($0 ^ UInt64($1)) })
    var draws = Draws(input)
    let slots = draws.element(of: [1, 16, 64, 128, 500])
    let (own, other, shared) = (
      draws.number(below: 256), draws.number(below: 256), draws.number(below: 256)
    )
    guard let scheme = try? MinHash(slots: slots, seed: seed) else {
      fatalError("\(slots)")
    }
    var random = SplitMix64(seed: seed)
    let all = (0..<own + other + shared).map { _ in random.next() }
    let a = Array(all[..<(own + shared)])
    let b = Array(all[own...])
    let (x, y) = (scheme.sketch(of: a.span), scheme.sketch(of: b.span))
    hold(x.count == slots, "\(x.count) slots of \(slots)")
    hold(
      scheme.sketch(of: (a.reversed() + a).span) == x, "another sketch of the same set")
    merge(a, b, scheme)
    let estimate = MinHash.resemblance(x.span, y.span)
    hold(0...1 ~= estimate, "a resemblance of \(estimate)")
    hold(a.isEmpty || MinHash.resemblance(x.span, x.span) == 1, "not equal to itself")
    guard slots >= 64, !all.isEmpty else { return }
    note(estimate, truth: Double(shared) / Double(all.count), slots, all.count)
  }

  private static func note(
    _ estimate: Double, truth: Double, _ slots: Int, _ union: Int
  ) {
    let variance = truth * (1 - truth) * (1 / Double(slots) + 1 / Double(union))
    guard variance > 0 else { return }
    let difference = estimate - truth
    total.count += 1
    total.squares += difference * difference / variance
    total.bias += difference / variance.squareRoot()
    guard total.count >= 5000 else { return }
    hold(
      total.squares <= 1.5 * total.count,
      "\(total.squares / total.count) times the variance that is stated")
    hold(
      abs(total.bias) <= 8 * total.count.squareRoot() + 0.02 * total.count,
      "a bias of \(total.bias / total.count) standard errors")
  }

  private static func merge(_ a: [UInt64], _ b: [UInt64], _ scheme: MinHash) {
    func raw(_ set: [UInt64]) -> [UInt16] {
      var sketch = [UInt16](repeating: MinHash.empty, count: scheme.slots)
      var span = sketch.mutableSpan
      scheme.add(set.span, to: &span)
      return sketch
    }
    var merged = raw(a)
    var span = merged.mutableSpan
    MinHash.merge(raw(b).span, into: &span)
    hold(merged == raw(a + b), "the sketch of a union is another")
    let (x, y) = (raw(a), raw(b))
    hold(
      Kernels.equalCount(x.span, y.span) == Kernels.equalCountReference(x.span, y.span),
      "equalCount")
  }
}
