internal import Vectors

/// Which documents report one happening, and how strongly that is to be believed.
///
/// An edge is the cosine of two documents times what time leaves of it (``TimeDecay``), times
/// how far it stands out from what they share with other days, times how far each covers the
/// other's headline, which together at most double it; it is less within an outlet, which
/// seldom reports one happening twice in new words, but has its own style and beats.
/// Documents that share text gain what they share. So edges are from 0 to 3 where a
/// threshold is from 0 to 1. Formula text and running stories are as similar on any day:
/// what an article shares with articles of other days is no sign of an event.
struct EventGraph: Sendable {
  /// The edges from both sides.
  let neighbours: SparseMatrix
  /// The edges, each once, above the diagonal.
  let edges: SparseMatrix
  /// What time leaves of similarities.
  let decay: TimeDecay

  /// The graph of the voters of a batch.
  ///
  /// - Parameters:
  ///   - pairs: the similar pairs of the voters.
  ///   - documents: the document that each voter is.
  ///   - times: by voter, in seconds, where known.
  ///   - outlets: by voter, what stands for its outlet, 0 where that is not known.
  ///   - headlines: what headlines say, nil if that is not known.
  ///   - sharedTexts: by pair of voters what they share, each once, above the diagonal.
  ///   - decay: what time leaves, nil to learn it.
  ///   - parallel: the threads.
  init(
    of pairs: SimilarPairs, documents: [Int], times: [Int64?], outlets: [UInt64],
    headlines: Headlines?, sharedTexts: SparseMatrix, decay: TimeDecay?,
    parallel: Parallel
  ) {
    let similar = pairs.matrix
    let coverage = headlines?.coverage(
      of: similar, documents: documents, parallel: parallel.reporting(to: nil))
    let weighing = EdgeWeighing(
      background: EdgeWeighing.background(of: pairs.backgrounds),
      covered: EdgeWeighing.coverages(of: similar, coverage).median,
      decay: decay ?? .learned(from: similar, times: times),
      countsOutlets: EdgeWeighing.countsOutlets(outlets))
    edges = weighing.edges(
      of: similar,
      .init(times: times, outlets: outlets, backgrounds: pairs.backgrounds),
      coverage: coverage
    ).adding(sharedTexts)
    neighbours = edges.symmetrized()
    self.decay = weighing.decay
  }
}

extension SparseMatrix {
  /// The sum of two matrices of one size.
  func adding(_ other: SparseMatrix) -> SparseMatrix {
    guard other.cellCount > 0 else { return self }
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in 0..<rowCount {
      var (a, b) = (cells(ofRow: row), other.cells(ofRow: row))
      while !a.isEmpty || !b.isEmpty {
        let left = a.isEmpty ? Int32.max : self.columns[a.lowerBound]
        let right = b.isEmpty ? Int32.max : other.columns[b.lowerBound]
        var sum: Float = 0
        if left <= right { sum += self.values[a.removeFirst()] }
        if right <= left { sum += other.values[b.removeFirst()] }
        columns.append(min(left, right))
        values.append(sum)
      }
      rowStarts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: rowStarts, columns: columns, values: values)
  }
}
