/// Which sets have each element, to be asked for those that share some with a given set.
///
/// A list an element, of the places of the sets that have it: their numbers, or where only
/// sets near in time are compared their places in a ``TimeOrder``, so that those near a time
/// stand together in each list. Four bytes a cell.
struct SetIndex: Sendable {
  /// The sets.
  let sets: IncidenceMatrix
  /// The order of the places; nil if they are the numbers of the sets.
  let order: TimeOrder?
  /// By column: where its list starts, and after the last one its end.
  private let starts: [Int]
  /// The places in the lists, ascending in each.
  private let places: [Int32]

  /// The index of some sets.
  ///
  /// - Complexity: O(cells + columns).
  init(of sets: IncidenceMatrix, order: TimeOrder?) {
    self.sets = sets
    self.order = order
    var starts = [Int](repeating: 0, count: sets.columnCount + 1)
    for column in sets.columns { starts[Int(column) + 1] += 1 }
    for column in 0..<sets.columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var places = [Int32](repeating: 0, count: sets.cellCount)
    for place in 0..<sets.rowCount {
      let columns = sets.columns(ofRow: order.map { Int($0.documents[place]) } ?? place)
      for i in columns.indices {
        places[next[Int(columns[i])]] = Int32(place)
        next[Int(columns[i])] += 1
      }
    }
    self.starts = starts
    self.places = places
  }

  /// The set at a place.
  func set(at place: Int) -> Int { order.map { Int($0.documents[place]) } ?? place }

  /// The part of an element's list that lies in a range of places.
  ///
  /// - Complexity: O(log *n*) in the length of the list.
  @_lifetime(borrow self)
  func list(of column: Int32, in range: Range<Int>) -> Span<Int32> {
    let list = starts[Int(column)]..<starts[Int(column) + 1]
    // Most questions are for all places, or for all from one on.
    let start =
      range.lowerBound == 0 ? list.lowerBound : first(in: list, from: range.lowerBound)
    let end =
      range.upperBound == sets.rowCount
      ? list.upperBound : first(in: list, from: range.upperBound)
    return places.span.extracting(start..<end)
  }

  /// The first entry of a list that is not below `place`.
  private func first(in list: Range<Int>, from place: Int) -> Int {
    list.partitionPoint { Int(places[$0]) >= place }
  }
}
