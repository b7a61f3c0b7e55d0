internal import Glibc
internal import Vectors

/// Which words the articles of each group have, how many of them and how often: the batch's
/// cells added up by group, and no table of groups by words.
struct GroupTerms: Sendable {
  /// A word in a group.
  struct Cell: Sendable {
    /// The word's number in the batch.
    let term: Int32
    /// How many articles of the group have it.
    let documents: Int32
    /// Σ 1 + ln *tf* over these.
    let weight: Float
  }

  /// By group where its cells start, and where the last one's end.
  let starts: [Int]
  /// The words of each group, by ascending number.
  let cells: [Cell]
  /// Number of articles in each group.
  let sizes: [Int]
  /// How many articles of the batch have each word.
  let totals: [Int32]
  /// How often the batch has each word.
  let occurrences: [Int]
  /// What each word is known by.
  let hashes: [UInt64]

  /// The number of articles in the batch.
  var documentCount: Int { sizes.reduce(0, +) }

  /// Adds up the words of each group's members.
  ///
  /// - Complexity: O(cells of the batch), and sorting each group's words; memory for as many
  ///   cells as the batch has at most.
  init(_ counts: TermCounts, of members: [[Int]], parallel: Parallel) {
    let chunks = parallel.map(
      count: members.count, grain: members.count < 256 ? 1 : 32,
      storage: { _ in Sums(termCount: counts.termCount) }
    ) { sums, groups in
      var cells: [Cell] = []
      var ends: [Int] = []
      for group in groups {
        for row in members[group] { sums.add(row, of: counts) }
        sums.moveCells(to: &cells)
        ends.append(cells.count)
      }
      return (cells, ends)
    }
    var starts = [0]
    var cells: [Cell] = []
    cells.reserveCapacity(chunks.reduce(0) { $0 + $1.0.count })
    for (chunk, ends) in chunks {
      let start = cells.count
      starts += ends.map { start + $0 }
      cells += chunk
    }
    var occurrences = [Int](repeating: 0, count: counts.termCount)
    for (term, count) in zip(counts.terms, counts.counts) {
      occurrences[Int(term)] += Int(count)
    }
    self.starts = starts
    self.cells = cells
    self.occurrences = occurrences
    sizes = members.map(\.count)
    totals = counts.documentFrequencies
    hashes = counts.hashes
  }

  /// The words of a group, as a range of ``cells``.
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// The cell of a word in a group, if it is there.
  func cell(of term: Int32, in group: Int) -> Cell? {
    var range = range(of: group)
    while let first = range.first {
      let middle = first + range.count / 2
      if cells[middle].term == term { return cells[middle] }
      range = cells[middle].term < term ? middle + 1..<range.upperBound : first..<middle
    }
    return nil
  }

  /// The words of the group that is being added up.
  private struct Sums {
    private var documents: [Int32]
    private var weights: [Float]
    private var touched: [Int32] = []

    init(termCount: Int) {
      documents = Array(repeating: 0, count: termCount)
      weights = Array(repeating: 0, count: termCount)
    }

    mutating func add(_ row: Int, of counts: TermCounts) {
      for cell in counts.rowStarts[row]..<counts.rowStarts[row + 1] {
        let term = Int(counts.terms[cell])
        if documents[term] == 0 { touched.append(Int32(term)) }
        documents[term] += 1
        weights[term] += LabelWeight.of(occurrences: counts.counts[cell])
      }
    }

    mutating func moveCells(to cells: inout [Cell]) {
      touched.sort()
      for term in touched {
        let place = Int(term)
        cells.append(
          Cell(term: term, documents: documents[place], weight: weights[place]))
        documents[place] = 0
        weights[place] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }
}

/// How much an article says by a word that it has so often.
enum LabelWeight {
  /// The weights of the counts that occur, but for a few.
  private static let known: [Float] = [0] + (1..<64).map { 1 + logf(Float($0)) }

  /// 1 + ln *tf*: said twice is not twice as important.
  static func of(occurrences: UInt32) -> Float {
    occurrences < 64 ? known[Int(occurrences)] : 1 + logf(Float(occurrences))
  }
}
