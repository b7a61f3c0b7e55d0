public import Vectors

extension Clustering {
  /// A few documents that stand for each cluster, the medoid first: articles that exist, where
  /// the centroid is only an average.
  ///
  /// They are the nearest to the centroid, but a document that says the same as one already
  /// chosen is passed over: a story printed five times is one story.
  ///
  /// - Parameters:
  ///   - count: most documents a cluster.
  ///   - matrix: the matrix that was grouped.
  ///   - limit: the cosine from which two documents say the same.
  /// - Returns: rows for each cluster, at least one unless it has none.
  /// - Complexity: O(n log n), and O(cells of a row) for each document looked at.
  public func representatives(
    _ count: Int, of matrix: SparseMatrix, sameFrom limit: Float = 0.8
  ) -> [[Int]] {
    members.map { rows in
      let nearest = rows.sorted { a, b in
        similarities[a] != similarities[b] ? similarities[a] > similarities[b] : a < b
      }
      var chosen: [Int] = []
      for row in nearest {
        guard chosen.count < count else { break }
        if chosen.allSatisfy({ matrix.product(of: $0, and: row) < limit }) {
          chosen.append(row)
        }
      }
      return chosen
    }
  }
}
