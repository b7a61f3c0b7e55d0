/// Which sets are alike: the engine of a ``SimilarityJoin`` of sets.
struct SetJoin: Sendable {
  /// Which sets are looked at for a row.
  enum Neighbours {
    /// All but the row itself.
    case all
    /// Those that come after the row.
    case later
  }

  /// The sets whose neighbours are wanted.
  let rows: IncidenceMatrix
  /// The sets that may be neighbours.
  let index: SetIndex
  /// How alike two sets are.
  let measure: SetMeasure
  /// Whether the sets are compared with each other.
  let isSelfJoin: Bool
  /// Which similarities are wanted.
  let selection: SimilaritySelection

  init(
    of rows: IncidenceMatrix, against others: IncidenceMatrix?, by measure: SetMeasure,
    selecting selection: SimilaritySelection, within window: TimeWindow?
  ) {
    precondition(
      others.map { $0.columnCount == rows.columnCount } ?? true,
      "\(rows.columnCount) columns against \(others?.columnCount ?? 0)")
    window?.check(rowCount: rows.rowCount, otherCount: (others ?? rows).rowCount)
    self.rows = rows
    index = SetIndex(of: others ?? rows, order: window.map(TimeOrder.init(ofOthersIn:)))
    self.measure = measure
    isSelfJoin = others == nil
    self.selection = selection
  }

  /// The ranges of places that hold all the sets wanted which a row may be compared with,
  /// and perhaps some others of the same batch that are not wanted.
  func ranges(of neighbours: Neighbours, for row: Int) -> [Range<Int>] {
    guard let order = index.order else {
      return [(neighbours == .later ? row + 1 : 0)..<index.sets.rowCount]
    }
    let near = order.places(near: row)
    return near.lowerBound == order.undatedCount
      ? [0..<near.upperBound] : [0..<order.undatedCount, near]
  }

  /// The selected similarities of a run of rows; of a symmetric join each pair in the row
  /// that comes first.
  func similarRows(_ range: Range<Int>) -> SimilarRows {
    let isSymmetric = isSelfJoin && selection.isThreshold && measure.isSymmetric
    var search = SetSearch(self)
    var result = SimilarRows()
    for row in range {
      search.find(row, among: isSymmetric ? .later : .all)
      for cell in selection.chosen(from: search.found) {
        result.append(Int(cell.column), cell.value)
      }
      result.endRow()
    }
    return result
  }

  /// The similarities of some rows to all others, those below the minimum as zeros.
  func denseRows(_ range: Range<Int>) -> [Float] {
    let width = index.sets.rowCount
    var search = SetSearch(self)
    var result = [Float](repeating: 0, count: range.count * width)
    for row in range {
      let start = (row - range.lowerBound) * width
      search.find(row, among: .all)
      for (column, value) in search.found { result[start + Int(column)] = value }
      if isSelfJoin { result[start + row] = 1 }
    }
    return result
  }
}
