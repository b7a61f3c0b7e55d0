/// The properties of Unicode 15.0 that segmentation, normalisation and folding need.
///
/// Unpacked once a process, in about three milliseconds; about 300 kB.
final class UnicodeTables: Sendable {
  /// The tables.
  static let shared = UnicodeTables()

  /// Bit of ``wordBreak`` that says Extended_Pictographic.
  static let pictographic: UInt8 = 0x20

  /// ``WordClass`` of UAX #29, and ``pictographic``.
  let wordBreak: ScalarTable<UInt8>
  /// ``WordClass`` as the analyzer segments.
  let analysis: ScalarTable<UInt8>
  /// Canonical combining class, or 255 for a starter with NFKC_Quick_Check other than yes.
  let normalization: ScalarTable<UInt8>
  /// Full compatibility decompositions, without those of Hangul syllables.
  let decompositions: ScalarMap
  /// Canonical decomposition of NFKC_Casefold where that is not the decomposition.
  let foldings: ScalarMap
  /// Decimal digits' values plus one, and 0 for all else.
  let digits: ScalarTable<UInt8>
  /// Pairs that compose, as first << 32 | second, ascending.
  let pairs: [UInt64]
  /// What the pairs compose to.
  let composites: [UInt32]

  private init() {
    wordBreak = UnicodeTables.runs(UnicodeTables.wordBreakRuns)
    analysis = UnicodeTables.runs(UnicodeTables.analysisRuns)
    normalization = UnicodeTables.runs(UnicodeTables.normalizationRuns)
    decompositions = ScalarMap(packed: UnicodeTables.decompositionMappings)
    foldings = ScalarMap(packed: UnicodeTables.foldingMappings)
    digits = UnicodeTables.digitValues()
    let sorted = UnicodeTables.compositions().sorted { $0.pair < $1.pair }
    pairs = sorted.map(\.pair)
    composites = sorted.map(\.composite)
  }

  /// What two scalars compose to, if they do; Hangul aside.
  func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let pair = UInt64(first) << 32 | UInt64(second)
    let place = pairs.indices.partitionPoint { pairs[$0] >= pair }
    return place < pairs.count && pairs[place] == pair ? composites[place] : nil
  }

  /// Whether a scalar is the second of a pair that composes.
  func mayCompose(withBefore scalar: UInt32) -> Bool {
    pairs.contains { UInt32(truncatingIfNeeded: $0) == scalar }
  }

  private static func runs(_ packed: String) -> ScalarTable<UInt8> {
    var table = ScalarTable<UInt8>(0)
    var numbers = PackedNumbers(packed)
    var start = 0
    while !numbers.isAtEnd {
      let end = start + numbers.number()
      table.set(UInt8(numbers.number()), for: start..<end)
      start = end
    }
    return table
  }

  private static func digitValues() -> ScalarTable<UInt8> {
    var table = ScalarTable<UInt8>(0)
    var numbers = PackedNumbers(digitZeros)
    var zero = 0
    while !numbers.isAtEnd {
      zero += numbers.number()
      for value in 0..<10 { table.set(UInt8(value + 1), for: UInt32(zero + value)) }
    }
    return table
  }

  private static func compositions() -> [(pair: UInt64, composite: UInt32)] {
    var result: [(pair: UInt64, composite: UInt32)] = []
    var numbers = PackedNumbers(compositionTriples)
    var code = 0
    while !numbers.isAtEnd {
      code += numbers.number()
      let first = UInt64(code + numbers.signedNumber())
      let second = UInt64(code + numbers.signedNumber())
      result.append((first << 32 | second, UInt32(code)))
    }
    return result
  }
}
