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

  /// What is added to backgrounds and coverages, so that those near 0 do not decide alone.
  private static let damping: Float = 0.05
  /// The most that an edge gains by standing out and by headlines.
  private static let mostGain: Float = 2
  /// Cosines from here on are looked at whatever the threshold.
  private static let mostLeast: Float = 0.1
  /// A cosine that two reports of one event have, as a rule.
  private static let strong: Float = 0.25
  /// What is left of the similarity of two documents of one outlet, where there are many.
  ///
  /// Of 45 pairs that were joined without it, one an event, and read by an annotator, 15 of 25
  /// that were wrong were of one outlet, and 2 of 20 that were right.
  private static let withinOutlet: Float = 0.7
  /// The share of pairs of one outlet from which on outlets say nothing: of few, the name may
  /// as well be that of a collection.
  private static let mostWithinOutlet = 0.2

  /// The graph of the voters of a batch.
  ///
  /// - Parameters:
  ///   - voting: a unit row for each voter.
  ///   - documents: the document that each voter is.
  ///   - times: by voter, in seconds, where known.
  ///   - outlets: by voter, what stands for its outlet, 0 where that is not known.
  ///   - headlines: what headlines say, nil if that is not known.
  ///   - sharedTexts: by pair of voters what they share, each once, above the diagonal.
  ///   - threshold: the average similarity of one event.
  ///   - decay: what time leaves, nil to learn it.
  ///   - parallel: the threads.
  init(
    of voting: SparseMatrix, documents: [Int], times: [Int64?], outlets: [UInt64],
    headlines: Headlines?, sharedTexts: SparseMatrix, threshold: Float, decay: TimeDecay?,
    parallel: Parallel
  ) {
    let pairs = SimilarPairs(
      of: voting, times: times, least: Self.least(for: threshold), parallel: parallel)
    let silent = parallel.reporting(to: nil)
    let decay = decay ?? .learned(from: pairs.matrix, times: times)
    let similar = pairs.matrix
    let gains = Self.gains(
      of: similar, pairs.backgrounds,
      headlines?.coverage(of: similar, documents: documents, parallel: silent))
    let within = Self.countsOutlets(outlets) ? Self.withinOutlet : 1
    var values = similar.values
    for row in 0..<similar.rowCount {
      for cell in similar.cells(ofRow: row) {
        let other = Int(similar.columns[cell])
        values[cell] *= decay.factor(between: times[row], and: times[other]) * gains[cell]
        if outlets[row] == outlets[other], outlets[row] != 0 { values[cell] *= within }
      }
    }
    let weighed = SparseMatrix(
      columnCount: similar.columnCount, rowStarts: similar.rowStarts,
      columns: similar.columns, values: values)
    edges = weighed.adding(sharedTexts)
    neighbours = edges.symmetrized()
    self.decay = decay
  }

  /// Whether documents are of enough outlets for them to say something.
  private static func countsOutlets(_ outlets: [UInt64]) -> Bool {
    let sorted = outlets.sorted()
    var (same, run) = (0.0, 0.0)
    for place in sorted.indices {
      run = place > 0 && sorted[place] == sorted[place - 1] ? run + 1 : 1
      // Σ over a run of 2k − 1 is the square of its length.
      same += 2 * run - 1
    }
    let all = Double(sorted.count) * Double(sorted.count)
    return same <= mostWithinOutlet * all
  }

  /// The least cosine that is looked at.
  ///
  /// Half a threshold can come to it. Lower than 0.05 tells nothing: that is what backgrounds
  /// leave out too.
  private static func least(for threshold: Float) -> Float {
    max(SimilarPairs.leastBackground, min(mostLeast, threshold / mostGain))
  }

  /// By cell, what standing out and headlines make of a similarity.
  private static func gains(
    of similar: SparseMatrix, _ backgrounds: [Float], _ coverage: [Float?]?
  ) -> [Float] {
    let background = backgrounds.filter { $0 > 0 }.median
    let known = (coverage ?? []).indices.filter { similar.values[$0] > strong }
    let covered = known.compactMap { coverage?[$0] }.median
    var gains = [Float](repeating: 1, count: similar.cellCount)
    for row in 0..<similar.rowCount {
      for cell in similar.cells(ofRow: row) {
        let other = Int(similar.columns[cell])
        if let background {
          let own = (backgrounds[row] * backgrounds[other]).squareRoot()
          gains[cell] *= (background + damping) / (own + damping)
        }
        if let covered, let share = coverage?[cell] {
          gains[cell] *= (share + damping) / (covered + damping)
        }
        gains[cell] = min(gains[cell], mostGain)
      }
    }
    return gains
  }
}

extension [Float] {
  /// The number in the middle, nil if there are none; of two the larger.
  fileprivate var median: Float? {
    isEmpty ? nil : sorted()[count / 2]
  }
}

extension SparseMatrix {
  /// The sum of two matrices of one size.
  fileprivate func adding(_ other: SparseMatrix) -> SparseMatrix {
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
