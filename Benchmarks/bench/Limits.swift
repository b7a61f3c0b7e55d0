import Foundation
import Vectors

/// What the machine can do at most, measured in the same run: what a kernel is held against.
///
/// A share of a limit says how much there is still to gain, and is comparable between
/// machines and hours of the day where seconds are not.
enum Limit: String, CaseIterable {
  /// Bytes read in order from 64 kB, which stay in the caches.
  case cache = "reading caches"
  /// Bytes read in order from 128 MB, which do not.
  case memory = "reading memory"
  /// Floating operations of a multiplication and an addition, separately rounded, of eight
  /// numbers at a time in registers.
  case floats = "multiply and add"
  /// Products of 64 by 64 bits to 128, as hashes take them.
  case products = "64-bit products"

  var unit: Bench.Unit {
    switch self {
    case .cache, .memory: .bytes
    case .floats: .flops
    case .products: .items
    }
  }

  /// Work a second.
  func measured() -> Double {
    switch self {
    case .cache: rate(of: 1 << 16, reading(1 << 16))
    case .memory: rate(of: 1 << 27, reading(1 << 27))
    case .floats: rate(of: 2 * 8 * 8 * 4096) { Limit.multiplyAndAdd(4096) }
    case .products: rate(of: 4096) { Limit.products(4096) }
    }
  }

  private func rate<Result>(of work: Int, _ body: () -> Result) -> Double {
    Double(work) / Bench.bestRound(body)
  }

  private func reading(_ byteCount: Int) -> () -> UInt64 {
    let words = [UInt64](repeating: 1, count: byteCount / 8)
    return { Limit.sum(of: words.span) }
  }

  /// A loop that the compiler makes vectors of.
  @inline(never)
  private static func sum(of words: Span<UInt64>) -> UInt64 {
    var sum: UInt64 = 0
    for i in words.indices { sum &+= words[i] }
    return sum
  }

  /// Eight chains, so that none waits for another.
  @inline(never)
  private static func multiplyAndAdd(_ count: Int) -> SIMD8<Float> {
    typealias Lanes = SIMD8<Float>
    let (factor, term) = (Lanes(repeating: 0.999), Lanes(repeating: 0.001))
    var (a, b, c, d) = (Lanes.zero, Lanes.one, Lanes(repeating: 2), Lanes(repeating: 3))
    var (e, f, g, h) = (a + 4, b + 4, c + 4, d + 4)
    for _ in 0..<count {
      a = a * factor + term
      b = b * factor + term
      c = c * factor + term
      d = d * factor + term
      e = e * factor + term
      f = f * factor + term
      g = g * factor + term
      h = h * factor + term
    }
    return a + b + c + d + e + f + g + h
  }

  @inline(never)
  private static func products(_ count: Int) -> UInt64 {
    var sum: UInt64 = 0
    for i in 0..<UInt64(count) {
      let (high, low) = (i | 1 << 63).multipliedFullWidth(by: 0xA076_1DFF_478B_D642 ^ i)
      sum ^= high ^ low
    }
    return sum
  }
}
