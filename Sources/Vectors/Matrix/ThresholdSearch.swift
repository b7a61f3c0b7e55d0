/// The search for the pairs of a run of rows that reach a similarity.
///
/// Each row goes through the lists of its columns, tile by tile. What the index has of the
/// similarity, with the bound on what it has not, turns away nearly every pair; the products
/// that are not indexed turn away most of the rest; the whole sum decides.
struct ThresholdSearch: ~Copyable {
  /// The least similarity for which the index pays: at 0.2 as many pairs have to be looked
  /// at as it saves, measured on articles in Arabic and in English.
  static let leastMinimum: Float = 0.25

  private let join: SimilarityJoin
  private let index: ReducedIndex
  /// What the sums of the row at hand may lack by rounding.
  private var slack: Float = 0
  /// By row of a tile: the similarity as far as the index has it.
  private var sums: [Float]
  /// Rows of a tile that may reach the minimum.
  private var candidates: [Int32]
  /// The row at hand, by column.
  private var dense: [Float]

  /// A search with an index of the join's others.
  init(_ join: SimilarityJoin, _ index: ReducedIndex) {
    self.join = join
    self.index = index
    sums = Array(repeating: 0, count: index.tiles.width)
    candidates = Array(repeating: 0, count: index.tiles.width)
    dense = Array(repeating: 0, count: join.rows.columnCount)
  }

  /// Finds the pairs of some rows.
  mutating func run(over rows: Range<Int>) -> SimilarRows {
    var found = SimilarRows()
    for row in rows { append(row, to: &found) }
    return found
  }

  private mutating func append(_ row: Int, to found: inout SimilarRows) {
    let rows = join.rows
    let columns = rows.columns(ofRow: row)
    let values = rows.values(ofRow: row)
    let length = index.frequentLength(columns, values)
    // A sum of n products whose magnitudes add up to 1 at most is off by n units of half
    // the last place; there are two such sums and a bound.
    slack = Float(2 * max(index.longestRow, columns.count) + 8) * .ulpOfOne
    for i in columns.indices { dense[Int(columns[i])] = values[i] }
    for tile in index.tiles.tiles
    where tile.rows.upperBound > row || !join.isSymmetric {
      // In a symmetric join the rows up to this one have been compared with it.
      let first = join.isSymmetric ? max(0, row - tile.rows.lowerBound) : 0
      accumulate(columns, values, over: tile, from: UInt16(first))
      for place in 0..<candidates(in: tile, length: length) {
        let other = tile.rows.lowerBound + Int(candidates[place])
        if join.compares(row, with: other),
          let similarity = similarity(to: other, sums[Int(candidates[place])])
        {
          found.append(other, similarity)
        }
      }
    }
    for i in columns.indices { dense[Int(columns[i])] = 0 }
    found.endRow()
  }

  private mutating func accumulate(
    _ columns: Span<Int32>, _ values: Span<Float>, over tile: TiledIndex.Tile,
    from first: UInt16
  ) {
    var sums = sums.mutableSpan
    for i in 0..<tile.rows.count { sums[i] = 0 }
    Kernels.accumulatePostings(
      columns, values, starts: tile.starts.span, ids: tile.ids.span,
      weights: tile.weights.span, from: first, into: &sums)
  }

  /// Writes down the rows of a tile that may reach the minimum; how many there are.
  private mutating func candidates(
    in tile: TiledIndex.Tile, length: Float
  ) -> Int {
    let cut = join.selection.minimum - slack
    let lengths = index.remainderLengths
    var indices: [Int32] = []
    swap(&indices, &candidates)
    defer { swap(&indices, &candidates) }
    var span = indices.mutableSpan
    return Kernels.reaching(
      cut, by: sums.span.extracting(0..<tile.rows.count), length,
      lengths.span.extracting(tile.rows), indices: &span)
  }

  /// The similarity of the row at hand to another one, if it reaches the minimum.
  ///
  /// - Parameters:
  ///   - other: the other row.
  ///   - indexed: the similarity as far as the index has it.
  /// - Returns: nil if it is below the minimum.
  private func similarity(to other: Int, _ indexed: Float) -> Float? {
    let minimum = join.selection.minimum
    let rest = Kernels.dot(
      index.remainder.columns(ofRow: other), index.remainder.values(ofRow: other),
      dense.span)
    guard indexed + rest >= minimum - slack else { return nil }
    let columns = join.others.columns(ofRow: other)
    let values = join.others.values(ofRow: other)
    var similarity: Float = 0
    for i in columns.indices { similarity += values[i] * dense[Int(columns[i])] }
    return similarity >= minimum ? min(similarity, 1) : nil
  }
}
