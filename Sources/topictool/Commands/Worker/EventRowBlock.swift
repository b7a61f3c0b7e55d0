internal import Topics
internal import Vectors

/// Rows of a block in the making, as lines have them.
struct EventRowBlock {
  private var numbers: [Int32] = []
  private var times: [Int64?] = []
  private var starts = [0]
  private var columns: [Int32] = []
  private var values: [Float] = []

  /// Whether there are none.
  var isEmpty: Bool { numbers.isEmpty }
  /// The number of the first row, -1 if there is none.
  var first: Int32 { numbers.first ?? -1 }
  /// The number of the last row, -1 if there is none.
  var last: Int32 { numbers.last ?? -1 }

  /// Takes the row of a line whose last three fields are number, seconds and cells.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` for a row that does not follow the last one,
  ///   or has other columns.
  mutating func append(_ line: InputLine, columnCount: Int) throws(WorkerError) {
    let number = Int32(try line.integer(2, "number", in: InputLine.articles))
    guard number > last else { throw line.fault("a number above \(last), not \(number)") }
    let time = try line.time(3, "seconds")
    let expected = "the cells of a row of \(columnCount) columns"
    let cells = try line.row(4, expected)
    guard cells.columns.last ?? -1 < columnCount else { throw line.fault(expected) }
    numbers.append(number)
    times.append(time)
    columns += cells.columns
    values += cells.values
    starts.append(columns.count)
  }

  /// The rows.
  func rows(columnCount: Int, least: Float) -> ComparedRows {
    ComparedRows(
      numbers: numbers,
      matrix: SparseMatrix(
        columnCount: columnCount, rowStarts: starts, columns: columns, values: values),
      times: times, least: least)
  }
}
