package import Vectors

/// Pairs of texts that generators of candidates propose, any number of times each.
package struct ProposedPairs: ~Copyable {
  private var runs: SortedRuns

  /// No pairs yet, of `textCount` texts.
  package init(textCount: Int, memory: WorkingMemory) {
    // The number of the earlier text, in the high half, has no more bits than the count.
    let bits = 32 + max(1, Int.bitWidth - max(0, textCount - 1).leadingZeroBitCount)
    runs = SortedRuns(
      keyBits: 0..<bits, budget: memory.bytes / 8, folder: memory.folder)
  }

  /// Adds pairs.
  ///
  /// - Throws: `ExportError` if the budget is used up and they cannot be set aside.
  package mutating func append(_ pairs: [TextPair]) throws(ExportError) {
    let packed = pairs.map(\.packed)
    try runs.append(packed.span)
  }

  /// All of them in order, each once.
  package func united(parallel: Parallel) throws(ExportError) -> [TextPair] {
    try united(keeping: CandidateFilter(), parallel: parallel)
  }

  /// Those that a filter keeps, in order, each once.
  func united(
    keeping filter: CandidateFilter, parallel: Parallel
  ) throws(ExportError) -> [TextPair] {
    let portions = try runs.map(parallel: parallel.reporting(to: nil)) {
      packed throws(ExportError) in
      var pairs: [TextPair] = []
      for i in packed.indices where i == 0 || packed[i - 1] != packed[i] {
        pairs.append(TextPair(packed: packed[i]))
      }
      return try filter.filtered(pairs)
    }
    return portions.count == 1 ? portions[0] : portions.flatMap(\.self)
  }
}
