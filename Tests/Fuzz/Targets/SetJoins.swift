import Vectors

/// Sets that reach a threshold or are nearest, by each measure, within a window of time or
/// without, are those that a comparison of all pairs finds.
enum SetJoins: Target {
  static let name = "set-joins"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let measure = draws.element(of: SetMeasure.allCases)
    let minimum = Float(draws.number(below: 22)) / 20
    let count = 1 + draws.number(below: 5)
    let seconds = draws.number(below: 40)
    var sets: [Set<UInt64>] = []
    var times: [Int64?] = []
    for _ in 0..<1 + draws.number(below: 16) {
      let mask =
        UInt64(draws.number(below: 1 << 16)) << 16 | UInt64(draws.number(below: 1 << 16))
      sets.append(Set((0..<32).filter { mask >> $0 & 1 == 1 }))
      let time = draws.number(below: 64)
      times.append(time == 0 ? nil : Int64(time))
    }
    let window =
      seconds == 0
      ? nil : TimeWindow(seconds: Int64(seconds), times: times, against: nil)
    for selection in [
      SimilaritySelection.pairs(atLeast: minimum), .nearest(count, minimum: minimum),
    ] {
      let join = SimilarityJoin(
        of: IncidenceMatrix(sets: sets), by: measure, selecting: selection, within: window
      )
      let found = join.matrix(parallel: alone)
      for row in sets.indices {
        let expected = neighbours(of: row, sets, measure, minimum, window)
        let cells = found.cells(ofRow: row).map {
          Neighbour(column: Int(found.columns[$0]), value: found.values[$0])
        }
        hold(
          cells == chosen(expected, selection, after: join.isSymmetric ? row : -1),
          "\(cells) for row \(row)")
      }
    }
  }

  private struct Neighbour: Hashable {
    let column: Int
    let value: Float
  }

  private static func neighbours(
    of row: Int, _ sets: [Set<UInt64>], _ measure: SetMeasure, _ minimum: Float,
    _ window: TimeWindow?
  ) -> [Neighbour] {
    sets.indices.compactMap { other in
      let shared = sets[row].intersection(sets[other]).count
      guard shared > 0, other != row, window?.allows(row, other) ?? true else {
        return nil
      }
      let value = measure.value(
        shared: shared, of: sets[row].count, and: sets[other].count)
      return value >= minimum ? Neighbour(column: other, value: value) : nil
    }
  }

  private static func chosen(
    _ all: [Neighbour], _ selection: SimilaritySelection, after row: Int
  ) -> [Neighbour] {
    guard case .nearest(let count, _) = selection else {
      return all.filter { $0.column > row }
    }
    return all.sorted { (-$0.value, $0.column) < (-$1.value, $1.column) }.prefix(count)
      .sorted { $0.column < $1.column }
  }
}
