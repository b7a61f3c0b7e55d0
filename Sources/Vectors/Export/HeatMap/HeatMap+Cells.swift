extension HeatMap {
  /// The squares of a map while pairs go by.
  public struct Cells: Sendable {
    let arrangement: Arrangement
    let grain: Int
    let side: Int
    /// By document: its row and column of squares.
    private let places: [Int32]
    /// By square: Σ*s*² and Σ*s*³ of its pairs, one after the other.
    private var sums: [Float]

    /// Squares without pairs.
    ///
    /// - Parameters:
    ///   - arrangement: the order of the documents.
    ///   - most: most squares to a side; as many documents go to a square's side as it
    ///     takes to stay within.
    /// - Precondition: `most` is at least 1.
    public init(for arrangement: Arrangement, atMost most: Int = 800) {
      precondition(most > 0, "\(most) squares to a side")
      let count = arrangement.documents.count
      let grain = max(1, (count + most - 1) / most)
      var places = [Int32](repeating: 0, count: count)
      for (place, document) in arrangement.documents.enumerated() {
        places[document] = Int32(place / grain)
      }
      self.arrangement = arrangement
      self.grain = grain
      self.places = places
      side = (count + grain - 1) / grain
      sums = Array(repeating: 0, count: 2 * side * side)
    }

    /// Adds similarities of a document.
    ///
    /// Each pair is given once, or each in both directions. What is not given counts as 0,
    /// which changes nothing.
    ///
    /// - Parameters:
    ///   - row: the document.
    ///   - others: the documents it is similar to; itself does not count.
    ///   - similarities: of each of those; 0 to 1, and taken as that if they are not.
    /// - Complexity: O(*others*); no memory but the squares' is used.
    public mutating func add(
      row: Int, _ others: Span<Int32>, _ similarities: Span<Float>
    ) {
      let start = Int(places[row]) * side
      for i in others.indices where Int(others[i]) != row {
        add(similarities[i], to: start + Int(places[Int(others[i])]))
      }
    }

    /// Adds a document's similarities to all documents.
    ///
    /// - Parameters:
    ///   - row: the document.
    ///   - similarities: by document, as above.
    /// - Precondition: there is one for each document.
    public mutating func add(row: Int, _ similarities: Span<Float>) {
      precondition(
        similarities.count == places.count,
        "\(similarities.count) similarities of \(places.count) documents")
      let start = Int(places[row]) * side
      for other in similarities.indices where other != row {
        add(similarities[other], to: start + Int(places[other]))
      }
    }

    /// Adds the similarity of a pair to its square.
    @inline(__always)
    private mutating func add(_ given: Float, to square: Int) {
      // In this order NaN becomes 0.
      let similarity = min(max(0, given), 1)
      sums[2 * square] += similarity * similarity
      sums[2 * square + 1] += similarity * similarity * similarity
    }

    /// The similarity of each square.
    var values: [Float] {
      var values = [Float](repeating: 0, count: side * side)
      for row in 0..<side {
        for column in row..<side {
          let (above, below) = (row * side + column, column * side + row)
          // A pair may have gone by in either direction, and a square on the diagonal is
          // its own mirror image, which doubles both sums.
          let weight = sums[2 * above] + sums[2 * below]
          let value =
            weight > 0 ? (sums[2 * above + 1] + sums[2 * below + 1]) / weight : 0
          values[above] = min(value, 1)
          values[below] = values[above]
        }
        if grain == 1 { values[row * side + row] = 1 }
      }
      return values
    }
  }
}
