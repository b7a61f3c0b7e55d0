/// Which sets have which elements: a matrix of zeros and ones, of which only the places of
/// the ones are stored.
///
///     let sets = try ShingleSets(words: 3).matrix(of: corpus, parallel: parallel)
///     let join = SimilarityJoin(of: sets, by: .jaccard, selecting: .pairs(atLeast: 0.5))
///
/// Elements of one set alone have no column: they are common to no two. Row *i* has the
/// cells `rowStarts[i]..<rowStarts[i + 1]`; the columns of a row ascend and are distinct.
public struct IncidenceMatrix: Sendable, Hashable {
  /// Number of columns.
  public let columnCount: Int
  /// Where each row's cells start, and after the last row where they end: rows + 1 numbers.
  public let rowStarts: [Int]
  /// The column of each cell.
  public let columns: [Int32]
  /// Elements of each set, those without a column included.
  public let sizes: [Int32]

  /// A matrix of these cells.
  ///
  /// - Precondition: the arrays fit together, every column is below `columnCount`, and no
  ///   row has more cells than its set has elements.
  public init(columnCount: Int, rowStarts: [Int], columns: [Int32], sizes: [Int32]) {
    precondition(
      rowStarts.first == 0 && rowStarts.last == columns.count
        && rowStarts.count == sizes.count + 1,
      "\(rowStarts.count) row starts, \(columns.count) columns, \(sizes.count) sizes")
    self.columnCount = columnCount
    self.rowStarts = rowStarts
    self.columns = columns
    self.sizes = sizes
  }

  /// Number of rows.
  public var rowCount: Int { sizes.count }

  /// Number of cells stored.
  public var cellCount: Int { columns.count }

  /// The columns of a row's cells, ascending.
  @_lifetime(borrow self)
  public func columns(ofRow row: Int) -> Span<Int32> {
    columns.span.extracting(rowStarts[row]..<rowStarts[row + 1])
  }

  /// The matrix of some consecutive rows, with the same columns.
  public func rows(_ range: Range<Int>) -> IncidenceMatrix {
    let cells = rowStarts[range.lowerBound]..<rowStarts[range.upperBound]
    return IncidenceMatrix(
      columnCount: columnCount,
      rowStarts: rowStarts[range.lowerBound...range.upperBound].map {
        $0 - cells.lowerBound
      }, columns: Array(columns[cells]), sizes: Array(sizes[range]))
  }
}

extension IncidenceMatrix {
  /// The matrix of sets of hashes.
  ///
  /// Columns are numbered by the rows that have them, rare ones first, and otherwise in the
  /// order in which they come.
  ///
  /// - Parameters:
  ///   - hashes: the elements of the sets, one set after another, each element once a set;
  ///     what is certainly in one set alone may be left out.
  ///   - rowEnds: where each set's elements end.
  ///   - sizes: elements of each set, those left out included.
  /// - Complexity: O(*n* log *m*) for *n* hashes in sets of *m*; a table of 32 to 64 bytes
  ///   a distinct hash.
  package init(hashes: [UInt64], rowEnds: [Int], sizes: [Int32]) {
    var index = HashIndex()
    var frequencies: [Int32] = []
    var numbers: [Int32] = []
    numbers.reserveCapacity(hashes.count)
    for hash in hashes {
      if let number = index.number(of: hash) {
        frequencies[Int(number)] += 1
        numbers.append(number)
      } else {
        let number = Int32(frequencies.count)
        index.insert(hash, number: number)
        frequencies.append(1)
        numbers.append(number)
      }
    }
    let columns = Self.ranks(of: frequencies, rowCount: sizes.count)
    var rowStarts = [0]
    var cells: [Int32] = []
    var start = 0
    for end in rowEnds {
      for i in start..<end where frequencies[Int(numbers[i])] > 1 {
        cells.append(columns[Int(numbers[i])])
      }
      cells[rowStarts[rowStarts.count - 1]...].sort()
      rowStarts.append(cells.count)
      start = end
    }
    self.init(
      columnCount: frequencies.count { $0 > 1 }, rowStarts: rowStarts, columns: cells,
      sizes: sizes)
  }

  /// The rank of each element among those of two sets and more, by its frequency and then
  /// its number; a counting sort.
  private static func ranks(of frequencies: [Int32], rowCount: Int) -> [Int32] {
    var next = [Int32](repeating: 0, count: rowCount + 2)
    for frequency in frequencies where frequency > 1 { next[Int(frequency) + 1] += 1 }
    for i in next.indices.dropFirst() { next[i] += next[i - 1] }
    var ranks = [Int32](repeating: -1, count: frequencies.count)
    for (number, frequency) in frequencies.enumerated() where frequency > 1 {
      ranks[number] = next[Int(frequency)]
      next[Int(frequency)] += 1
    }
    return ranks
  }
}
