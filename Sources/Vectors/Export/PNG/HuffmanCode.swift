/// A prefix code that gives frequent symbols short words, as DEFLATE wants it: canonical,
/// no word longer than a limit, at least two words (RFC 1951, 3.2.2; Huffman 1952, "A
/// method for the construction of minimum-redundancy codes").
package struct HuffmanCode {
  /// By symbol: the length of its word in bits, 0 for a symbol that never occurs.
  package let lengths: [UInt8]
  /// By symbol: its word, the first bit lowest.
  package let words: [UInt16]

  /// A code for symbols that occur so often.
  ///
  /// - Parameters:
  ///   - frequencies: by symbol; at least two symbols.
  ///   - limit: most bits a word, at most 15, and enough for a word a symbol.
  package init(frequencies: [Int], limit: Int) {
    var frequencies = frequencies
    // Readers refuse a code of one word, except where it is the only distance.
    for symbol in 0..<2 where frequencies.count(where: { $0 > 0 }) < 2 {
      frequencies[symbol] = max(frequencies[symbol], 1)
    }
    var lengths = Self.lengths(frequencies)
    // Flatter frequencies make a flatter tree; bzip2 keeps to its limit like this.
    while let longest = lengths.max(), Int(longest) > limit {
      frequencies = frequencies.map { ($0 + 1) / 2 }
      lengths = Self.lengths(frequencies)
    }
    self.lengths = lengths
    words = Self.words(lengths)
  }

  /// The depth of each symbol in a tree of least weighted depth.
  private static func lengths(_ frequencies: [Int]) -> [UInt8] {
    let leaves = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    // Nodes: the leaves by ascending weight, then the inner ones, which are made in that
    // order, so that the lightest two always stand at one of two fronts.
    var weights = leaves.map { frequencies[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, inner) = (0, leaves.count)
    for _ in 1..<leaves.count {
      var weight = 0
      for _ in 0..<2 {
        let takesLeaf =
          leaf < leaves.count
          && (inner == weights.count || weights[leaf] <= weights[inner])
        let node = takesLeaf ? leaf : inner
        if takesLeaf { leaf += 1 } else { inner += 1 }
        parents[node] = weights.count
        weight += weights[node]
      }
      weights.append(weight)
    }
    var depths = [UInt8](repeating: 0, count: weights.count)
    var lengths = [UInt8](repeating: 0, count: frequencies.count)
    for node in weights.indices.dropLast().reversed() {
      depths[node] = depths[parents[node]] + 1
      if node < leaves.count { lengths[leaves[node]] = depths[node] }
    }
    return lengths
  }

  /// Words of these lengths in canonical order: by length, then by symbol.
  private static func words(_ lengths: [UInt8]) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: 17)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = [UInt16](repeating: 0, count: 17)
    for length in 1..<16 { next[length + 1] = (next[length] + counts[length]) << 1 }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      defer { next[Int(length)] += 1 }
      var (word, reversed): (UInt16, UInt16) = (next[Int(length)], 0)
      for _ in 0..<length {
        reversed = reversed << 1 | word & 1
        word >>= 1
      }
      return reversed
    }
  }
}
