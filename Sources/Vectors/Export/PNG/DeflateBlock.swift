/// A block of a DEFLATE stream with Huffman codes of its own (RFC 1951, 3.2.7).
struct DeflateBlock {
  private let symbols: [Deflate.Symbol]
  private let literals: HuffmanCode
  private let distances: HuffmanCode

  /// The symbol behind the last one of a block.
  private static let end = 256

  /// A block of these symbols.
  init(_ symbols: [Deflate.Symbol]) {
    var literals = [Int](repeating: 0, count: 286)
    var distances = [Int](repeating: 0, count: 30)
    for symbol in symbols {
      if symbol >> 31 == 0 {
        literals[Int(symbol)] += 1
      } else {
        literals[257 + Self.lengthClass(symbol)] += 1
        distances[Self.distanceClass(symbol)] += 1
      }
    }
    literals[Self.end] = 1
    self.symbols = symbols
    self.literals = HuffmanCode(frequencies: literals, limit: 15)
    self.distances = HuffmanCode(frequencies: distances, limit: 15)
  }

  /// Writes the block.
  func write(isLast: Bool, to bits: inout BitWriter) {
    bits.append(isLast ? 1 : 0, bits: 1)
    bits.append(2, bits: 2)
    writeCodes(to: &bits)
    for symbol in symbols {
      guard symbol >> 31 == 1 else {
        bits.append(Int(symbol), of: literals)
        continue
      }
      let length = Self.lengthClass(symbol)
      bits.append(257 + length, of: literals)
      bits.append(
        Int(symbol >> 16 & 0x7FFF) - Self.lengthBases[length],
        bits: Self.lengthBits[length])
      let distance = Self.distanceClass(symbol)
      bits.append(distance, of: distances)
      bits.append(
        Int(symbol & 0xFFFF) + 1 - Self.distanceBases[distance],
        bits: Self.distanceBits[distance])
    }
    bits.append(Self.end, of: literals)
  }

  /// Writes the lengths of the words of both codes, which are themselves coded.
  private func writeCodes(to bits: inout BitWriter) {
    let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let runs = CodeLengthRun.runs(
      of: literals.lengths.prefix(literalCount) + distances.lengths.prefix(distanceCount))
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, limit: 7)
    let order = CodeLengthRun.order
    let count = max(4, (order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    bits.append(literalCount - 257, bits: 5)
    bits.append(distanceCount - 1, bits: 5)
    bits.append(count - 4, bits: 4)
    for symbol in order.prefix(count) { bits.append(Int(code.lengths[symbol]), bits: 3) }
    for run in runs {
      bits.append(run.symbol, of: code)
      bits.append(run.extra, bits: run.extraBits)
    }
  }
}

// Lengths and distances are written as a class and some bits that tell where in the class
// (RFC 1951, 3.2.5).
extension DeflateBlock {
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  // The last class is length 258 alone, which the class before would reach as well.
  private static let lengthBases = bases(from: 3, lengthBits.dropLast()) + [258]
  private static let distanceBits = [0, 0] + (0..<28).map { $0 / 2 }
  private static let distanceBases = bases(from: 1, distanceBits[...])

  private static func bases(from first: Int, _ bits: ArraySlice<Int>) -> [Int] {
    var next = first
    return bits.map { count in
      defer { next += 1 << count }
      return next
    }
  }

  /// By length less 3: its class.
  private static let lengthClasses = (3...258).map { length in
    lengthBases.lastIndex { $0 <= length } ?? 0
  }

  private static func lengthClass(_ symbol: Deflate.Symbol) -> Int {
    lengthClasses[Int(symbol >> 16 & 0x7FFF) - 3]
  }

  private static func distanceClass(_ symbol: Deflate.Symbol) -> Int {
    let offset = Int(symbol & 0xFFFF)
    guard offset >= 4 else { return offset }
    // Two classes for each power of two.
    let highest = Int.bitWidth - 1 - offset.leadingZeroBitCount
    return 2 * highest + (offset >> (highest - 1) & 1)
  }
}

/// A stretch of the lengths of a code's words, as one symbol says it.
private struct CodeLengthRun {
  let symbol: Int
  var extra = 0
  var extraBits = 0

  /// The order in which the lengths of the symbols' own words are written.
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Lengths as runs: of zeros up to 138, of what came before up to 6, or single ones.
  static func runs(of lengths: ArraySlice<UInt8>) -> [CodeLengthRun] {
    var runs: [CodeLengthRun] = []
    var rest = lengths
    while let length = rest.first {
      let equal = rest.prefix { $0 == length }.count
      var taken = 1
      if length == 0, equal >= 11 {
        taken = min(equal, 138)
        runs.append(CodeLengthRun(symbol: 18, extra: taken - 11, extraBits: 7))
      } else if length == 0, equal >= 3 {
        taken = equal
        runs.append(CodeLengthRun(symbol: 17, extra: taken - 3, extraBits: 3))
      } else if equal >= 4 {
        taken = 1 + min(equal - 1, 6)
        runs.append(CodeLengthRun(symbol: Int(length)))
        runs.append(CodeLengthRun(symbol: 16, extra: taken - 4, extraBits: 2))
      } else {
        runs.append(CodeLengthRun(symbol: Int(length)))
      }
      rest = rest.dropFirst(taken)
    }
    return runs
  }
}
