/// Cells that are set aside for the block of rows they belong to, and come back in the
/// order in which they came.
///
/// Each bucket gathers a few thousand cells before it adds them to what all buckets share
/// on disk, and remembers where they stand there.
struct CellBuckets {
  private let shared: Spool<Int32>
  private let gathered: Int
  private var buckets: [(held: [Int32], runs: [Range<Int>])]

  /// Row, column and value.
  private static let numbersACell = 3

  /// Empty buckets.
  init(count: Int, _ spooling: Spooling) {
    shared = Spool(spooling)
    // All buckets together hold no more than the block that is being put together.
    gathered =
      Self.numbersACell * max(1, min(1 << 12, spooling.blockCells / max(count, 1)))
    buckets = Array(repeating: ([], []), count: count)
  }

  /// Adds a cell to a bucket.
  mutating func append(
    _ column: Int32, _ value: Float, inRow row: Int32, to bucket: Int
  ) throws(ExportError) {
    buckets[bucket].held.append(row)
    buckets[bucket].held.append(column)
    buckets[bucket].held.append(Int32(bitPattern: value.bitPattern))
    guard buckets[bucket].held.count >= gathered else { return }
    var full: [Int32] = []
    swap(&full, &buckets[bucket].held)
    let start = shared.count
    try shared.append(full.span)
    buckets[bucket].runs.append(start..<shared.count)
    full.removeAll(keepingCapacity: true)
    swap(&full, &buckets[bucket].held)
  }

  /// Calls `body` with row, column and value of each cell of a bucket, and empties it.
  mutating func forEachCell(
    of bucket: Int, _ body: (Int, Int32, Float) -> Void
  ) throws(ExportError) {
    for run in buckets[bucket].runs { Self.unpack(try shared.numbers(run), body) }
    Self.unpack(buckets[bucket].held, body)
    buckets[bucket] = ([], [])
  }

  private static func unpack(_ cells: [Int32], _ body: (Int, Int32, Float) -> Void) {
    for i in stride(from: 0, to: cells.count, by: numbersACell) {
      body(
        Int(cells[i]), cells[i + 1], Float(bitPattern: UInt32(bitPattern: cells[i + 2])))
    }
  }
}
