/// The best few cells of a row while it is searched: highest value first, and at equal
/// values the lower column.
///
/// A binary heap with the worst cell on top, so that a cell that is not among the best is
/// turned away by one comparison.
struct NearestCells {
  /// How many cells are kept at most.
  let capacity: Int
  private(set) var cells: [(column: Int32, value: Float)] = []

  /// Keeps at most `capacity` cells, of which there has to be one.
  init(capacity: Int) {
    precondition(capacity > 0, "the nearest \(capacity)")
    self.capacity = capacity
  }

  /// The least value that can still enter: cells arrive by ascending column, so that one
  /// equal to the worst comes too late.
  func cut(minimum: Float) -> Float {
    cells.count < capacity ? minimum : max(minimum, cells[0].value.nextUp)
  }

  /// Takes in a cell if it is among the best so far, in whichever order cells come.
  mutating func offer(column: Int32, value: Float) {
    if cells.count == capacity {
      let worst = cells[0]
      guard value > worst.value || value == worst.value && column < worst.column else {
        return
      }
    }
    insert(column: column, value: value)
  }

  /// Takes in a cell; when full, it replaces the worst.
  ///
  /// - Precondition: the value is at least the ``cut(minimum:)``.
  mutating func insert(column: Int32, value: Float) {
    if cells.count < capacity {
      cells.append((column, value))
      rise(cells.count - 1)
    } else {
      cells[0] = (column, value)
      sink(0)
    }
  }

  private func isWorse(_ a: Int, than b: Int) -> Bool {
    let (a, b) = (cells[a], cells[b])
    return a.value != b.value ? a.value < b.value : a.column > b.column
  }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0, isWorse(child, than: (child - 1) / 2) {
      cells.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var parent = start
    while true {
      var worst = parent
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      if left < cells.count, isWorse(left, than: worst) { worst = left }
      if right < cells.count, isWorse(right, than: worst) { worst = right }
      guard worst != parent else { return }
      cells.swapAt(parent, worst)
      parent = worst
    }
  }
}
