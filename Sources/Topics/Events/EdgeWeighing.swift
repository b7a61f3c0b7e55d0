internal import Vectors

/// What makes edges of cosines; see ``EventGraph``.
struct EdgeWeighing: Sendable {
  /// The background in the middle, nil if none is known.
  var background: Float?
  /// The coverage in the middle, among the pairs that are most similar; nil if none is known.
  var covered: Float?
  /// What time leaves of similarities.
  var decay: TimeDecay
  /// Whether documents are of enough outlets for these to say something.
  var countsOutlets: Bool

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

  /// What is known of the documents: arrays by row of the pairs.
  struct Rows {
    /// When each was published, in seconds, where known.
    var times: [Int64?]
    /// What stands for its outlet, 0 where that is not known.
    var outlets: [UInt64]
    /// How similar it is to what can hardly report the same.
    var backgrounds: [Float]
  }

  /// The edges of some pairs.
  ///
  /// - Parameters:
  ///   - similar: the cosines, each once, above the diagonal.
  ///   - rows: what is known of the documents.
  ///   - coverage: by cell, how far headlines are covered, nil if that is not known.
  /// - Returns: an edge for each cell.
  func edges(of similar: SparseMatrix, _ rows: Rows, coverage: [Float?]?) -> SparseMatrix
  {
    var values = similar.values
    for row in 0..<similar.rowCount {
      for cell in similar.cells(ofRow: row) {
        let other = Int(similar.columns[cell])
        let gain = gain(
          backgrounds: rows.backgrounds[row], rows.backgrounds[other],
          coverage: coverage?[cell])
        values[cell] *=
          decay.factor(between: rows.times[row], and: rows.times[other]) * gain
        if countsOutlets, rows.outlets[row] == rows.outlets[other], rows.outlets[row] != 0
        {
          values[cell] *= Self.withinOutlet
        }
      }
    }
    return SparseMatrix(
      columnCount: similar.columnCount, rowStarts: similar.rowStarts,
      columns: similar.columns, values: values)
  }

  /// What standing out and headlines make of a similarity.
  private func gain(backgrounds a: Float, _ b: Float, coverage share: Float?) -> Float {
    var gain: Float = 1
    if let background {
      let own = (a * b).squareRoot()
      gain *= (background + Self.damping) / (own + Self.damping)
    }
    if let covered, let share {
      gain *= (share + Self.damping) / (covered + Self.damping)
    }
    return min(gain, Self.mostGain)
  }
}

extension EdgeWeighing {
  /// The least cosine that is looked at.
  ///
  /// Half a threshold can come to it. Lower than 0.05 tells nothing: that is what backgrounds
  /// leave out too.
  static func least(for threshold: Float) -> Float {
    max(SimilarPairs.leastBackground, min(mostLeast, threshold / mostGain))
  }

  /// The background in the middle of those that are known.
  static func background(of backgrounds: [Float]) -> Float? {
    backgrounds.filter { $0 > 0 }.median
  }

  /// The coverages of the pairs that are most similar.
  static func coverages(of similar: SparseMatrix, _ coverage: [Float?]?) -> [Float] {
    (coverage ?? []).indices.filter { similar.values[$0] > strong }
      .compactMap { coverage?[$0] }
  }

  /// Whether documents are of enough outlets for these to say something.
  static func countsOutlets(_ outlets: [UInt64]) -> Bool {
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
}

extension [Float] {
  /// The number in the middle, nil if there are none; of two the larger.
  var median: Float? {
    isEmpty ? nil : sorted()[count / 2]
  }
}
