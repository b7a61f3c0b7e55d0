internal import Vectors

/// For each group the sum of its documents, brought to unit length: by term, as postings.
///
/// A term's postings are the groups that have it, in order of their first document with it.
/// So the sums take no more memory than the documents, however many groups there are.
struct GroupSums: Sendable {
  /// Where the postings of each term start, and after the last term where they end.
  let starts: [Int]
  /// The group of each posting.
  let groups: [Int32]
  /// The weight of the term in the sum of that group.
  let weights: [Double]

  /// The sums of some groups.
  ///
  /// - Parameters:
  ///   - grouping: the group of each row.
  ///   - matrix: the documents.
  ///   - scales: what brings each row to unit length.
  init(of grouping: Grouping, in matrix: SparseMatrix, scales: [Double]) {
    let rows = matrix.transposed()
    var starts = [0]
    var groups: [Int32] = []
    var weights: [Double] = []
    // By group, its posting of the term at hand: one from the term's start on.
    var places = [Int](repeating: -1, count: grouping.count)
    for term in 0..<rows.rowCount {
      let start = groups.count
      for cell in rows.cells(ofRow: term) {
        let row = Int(rows.columns[cell])
        let group = Int(grouping.assignments[row])
        if places[group] < start {
          places[group] = groups.count
          groups.append(Int32(group))
          weights.append(0)
        }
        weights[places[group]] += Double(rows.values[cell]) * scales[row]
      }
      starts.append(groups.count)
    }
    self.starts = starts
    self.groups = groups
    self.weights = weights
  }

  /// Adds the products of a document, not scaled, with every sum to `products`.
  func multiply(
    _ row: Int, of matrix: SparseMatrix, into products: inout MutableSpan<Double>
  ) {
    let (groups, weights) = (groups.span, weights.span)
    for cell in matrix.cells(ofRow: row) {
      let value = Double(matrix.values[cell])
      let term = Int(matrix.columns[cell])
      for posting in starts[term]..<starts[term + 1] {
        products[Int(groups[posting])] += value * weights[posting]
      }
    }
  }
}
