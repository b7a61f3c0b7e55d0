internal import Vectors

/// The edges of a batch: between its articles, and with those before it.
struct FreshPairs: Sendable {
  /// The edges by row of the scene, each once, above the diagonal; those of shared text not
  /// among them.
  let edges: SparseMatrix
  /// What made them.
  let weighing: EdgeWeighing
  /// By place in the window, its greatest cosines with articles of other days.
  let backgrounds: [GreatestThree]
  /// What is usual, with what the batch says of it.
  let usual: UsualPairs
  /// What is known of the articles that vote, by row of the scene.
  let rows: EdgeWeighing.Rows

  /// The edges of a batch.
  ///
  /// - Parameters:
  ///   - scene: the articles that vote.
  ///   - known: the greatest cosines before.
  ///   - usual: what was usual before.
  ///   - decay: what time leaves, nil to learn it.
  ///   - parallel: the threads.
  init(
    _ scene: EventScene, _ known: [GreatestThree], _ usual: UsualPairs,
    _ decay: TimeDecay?, _ parallel: Parallel
  ) {
    let silent = parallel.reporting(to: nil)
    let times = scene.times
    var found = FoundPairs(
      times: times, backgrounds: scene.documents.map { known[$0] },
      least: EdgeWeighing.least(for: scene.threshold))
    let new = scene.voting.rows(scene.newRows)
    let old = scene.voting.rows(0..<scene.firstNew)
    let atLeast = SimilaritySelection.pairs(atLeast: SimilarPairs.leastBackground)
    SimilarityJoin(of: new, against: old, selecting: atLeast)
      .forEachRow(parallel: silent) { row, others, similarities in
        found.append(row + scene.firstNew, others, similarities, behind: 0)
      }
    let before = found.takeMatrix(columnCount: scene.firstNew).transposed()
    SimilarityJoin(of: new, selecting: atLeast)
      .forEachRow(parallel: parallel) { row, others, similarities in
        found.append(row + scene.firstNew, others, similarities, behind: scene.firstNew)
      }
    let among = found.takeMatrix(columnCount: new.rowCount)
    let pairs = SparseMatrix(
      columnCount: scene.documents.count,
      rowStarts: before.rowStarts
        + among.rowStarts.dropFirst().map { before.cellCount + $0 },
      columns: (before.columns + among.columns).map { $0 + Int32(scene.firstNew) },
      values: before.values + among.values)

    var backgrounds = known
    for (row, document) in scene.documents.enumerated() {
      backgrounds[document] = found.backgrounds[row]
    }
    self.backgrounds = backgrounds
    var means = found.backgrounds.map(\.mean)
    let background = EdgeWeighing.background(of: means)
    // What has met no other day yet is no rarer than the rest: it is as usual.
    if scene.firstNew > 0, let background {
      means = means.map { $0 > 0 ? $0 : background }
    }
    rows = .init(times: times, outlets: scene.outlets, backgrounds: means)
    let coverage = scene.material.headlines?.coverage(
      of: pairs, documents: scene.documents, parallel: silent)
    self.usual = usual.adding(
      coverages: EdgeWeighing.coverages(of: pairs, coverage),
      decay: Self.spansDays(times[scene.newRows])
        ? TimeDecay.learned(from: pairs, times: times, by: scene.newRows) : nil)
    weighing = EdgeWeighing(
      background: background,
      covered: self.usual.covered.map { Float($0.value) },
      decay: decay ?? self.usual.halfLife.map { TimeDecay(halfLife: $0.value) }
        ?? TimeDecay(),
      countsOutlets: EdgeWeighing.countsOutlets(rows.outlets))
    edges = weighing.edges(of: pairs, rows, coverage: coverage)
  }
}

extension FreshPairs {
  /// Whether dates lie far enough apart to say how fast reports come: those in the middle
  /// four fifths at least the least half-life.
  ///
  /// In a batch of an hour all are near, and of its nearest pairs with earlier articles none
  /// is with a later one.
  private static func spansDays(_ times: ArraySlice<Int64?>) -> Bool {
    let dated = times.compactMap(\.self).sorted()
    guard let first = dated.dropFirst(dated.count / 10).first,
      let last = dated.dropLast(dated.count / 10).last
    else { return false }
    return Double(last) - Double(first) >= TimeDecay.halfLives.lowerBound
  }
}

/// Pairs as a join hands them on.
private struct FoundPairs {
  let times: [Int64?]
  /// By row, the greatest cosines with articles of other days.
  var backgrounds: [GreatestThree]
  /// Cosines below this are no pairs.
  let least: Float
  private var rowStarts = [0]
  private var columns: [Int32] = []
  private var values: [Float] = []

  init(times: [Int64?], backgrounds: [GreatestThree], least: Float) {
    self.times = times
    self.backgrounds = backgrounds
    self.least = least
  }

  /// Takes the similarities of the next row, with others that are numbered from `first` on.
  mutating func append(
    _ row: Int, _ others: Span<Int32>, _ similarities: Span<Float>, behind first: Int
  ) {
    for i in others.indices {
      let (other, similarity) = (Int(others[i]) + first, similarities[i])
      if SimilarPairs.areFarApart(times[row], times[other]) {
        backgrounds[row].take(similarity)
        backgrounds[other].take(similarity)
      }
      if similarity >= least {
        columns.append(others[i])
        values.append(similarity)
      }
    }
    rowStarts.append(columns.count)
  }

  /// The pairs so far, which are then forgotten.
  mutating func takeMatrix(columnCount: Int) -> SparseMatrix {
    defer { (rowStarts, columns, values) = ([0], [], []) }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: rowStarts, columns: columns, values: values)
  }
}
