internal import Glibc
internal import Vectors

/// Which words the articles of each group have, how many of them and how often: the batch's
/// cells added up by group, and no table of groups by words.
///
/// Words are classes of ``WordClasses``.
struct GroupTerms: Sendable {
  /// A word in a group.
  struct Cell: Sendable {
    /// The word.
    let term: Int32
    /// How many articles of the group have it.
    let documents: Int32
    /// How often these have it.
    let occurrences: Int32
    /// Σ 1 + ln *tf* over these.
    let weight: Float
  }

  /// By group where its cells start, and where the last one's end.
  let starts: [Int]
  /// The words of each group, by ascending number.
  let cells: [Cell]
  /// Number of articles in each group.
  let sizes: [Int]
  /// How many articles of all groups have each word.
  let totals: [Int32]
  /// How often they have it.
  let occurrences: [Int]
  /// Number of articles in all groups.
  let documentCount: Int

  /// Adds up the words of each group's members.
  ///
  /// - Complexity: O(cells of the batch), and sorting each group's words; memory for as many
  ///   cells as the batch has at most.
  init(
    _ counts: TermCounts, _ classes: WordClasses, of members: [[Int]], parallel: Parallel
  ) {
    let chunks = parallel.map(
      count: members.count, grain: members.count < 256 ? 1 : 32,
      storage: { _ in Sums(classes) }
    ) { sums, groups in
      var cells: [Cell] = []
      var ends: [Int] = []
      for group in groups {
        for row in members[group] { sums.add(row, of: counts, classes) }
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
    var totals = [Int32](repeating: 0, count: classes.count)
    var occurrences = [Int](repeating: 0, count: classes.count)
    for cell in cells {
      totals[Int(cell.term)] += cell.documents
      occurrences[Int(cell.term)] += Int(cell.occurrences)
    }
    self.starts = starts
    self.cells = cells
    self.totals = totals
    self.occurrences = occurrences
    sizes = members.map(\.count)
    documentCount = sizes.reduce(0, +)
  }

  /// The words of a group, as a range of ``cells``.
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  /// The cell of a word in a group, if it is there.
  func cell(of term: Int32, in group: Int) -> Cell? {
    let range = range(of: group)
    let place = range.partitionPoint { cells[$0].term >= term }
    return place < range.upperBound && cells[place].term == term ? cells[place] : nil
  }

  /// The words of the group that is being added up.
  private struct Sums {
    private var documents: [Int32]
    private var occurrences: [Int32]
    private var weights: [Float]
    private var touched: [Int32] = []
    /// How often the article at hand has each word, and which it has.
    private var times: [UInt32]
    private var shown: [Int32] = []

    init(_ classes: WordClasses) {
      documents = Array(repeating: 0, count: classes.count)
      occurrences = documents
      weights = Array(repeating: 0, count: classes.count)
      times = Array(repeating: 0, count: classes.count)
    }

    mutating func add(_ row: Int, of counts: TermCounts, _ classes: WordClasses) {
      for cell in counts.cells(of: row) {
        let word = classes.forms[Int(counts.terms[cell])].word
        guard word >= 0 else { continue }
        if times[Int(word)] == 0 { shown.append(word) }
        times[Int(word)] += counts.counts[cell]
      }
      for word in shown {
        let place = Int(word)
        if documents[place] == 0 { touched.append(word) }
        documents[place] += 1
        occurrences[place] += Int32(times[place])
        weights[place] += LabelWeight.of(occurrences: times[place])
        times[place] = 0
      }
      shown.removeAll(keepingCapacity: true)
    }

    mutating func moveCells(to cells: inout [Cell]) {
      touched.sort()
      for term in touched {
        let place = Int(term)
        cells.append(
          Cell(
            term: term, documents: documents[place], occurrences: occurrences[place],
            weight: weights[place]))
        documents[place] = 0
        occurrences[place] = 0
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
