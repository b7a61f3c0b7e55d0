internal import Vectors

/// The products of documents with the centroids of groups: of each group with its members
/// and with whoever is similar to one of them.
///
/// Groups consist of documents that vote; those that follow them are measured along with
/// them, and have no part in the centroids.
struct EventCentroids: Sendable {
  /// A document and a group.
  struct Product: Sendable {
    let document: Int32
    let group: Int32
    /// The product of the document with the sum of the group's documents.
    let product: Float
    /// The square of the length of that sum.
    let square: Float

    /// The cosine with the centroid.
    var cosine: Float { square > 0 ? max(0, min(1, product / square.squareRoot())) : 0 }
  }

  /// What a thread needs.
  fileprivate struct Scratch {
    /// The sum of a group, by column.
    var sum: [Float]
    /// By voter: the last group it was looked at for, plus 1.
    var seen: [Int32]
  }

  /// All of them, group after group.
  let products: [Product]

  /// The products of groups.
  ///
  /// - Parameters:
  ///   - grouping: the groups of the voters.
  ///   - batch: the documents.
  ///   - parallel: the threads.
  init(_ grouping: Grouping, of batch: EventBatch, parallel: Parallel) {
    let members = grouping.members
    let parts = parallel.map(count: members.count, grain: 64) { _ in
      Scratch(
        sum: Array(repeating: 0, count: batch.voting.columnCount),
        seen: Array(repeating: 0, count: batch.voting.rowCount))
    } _: { scratch, groups in
      var products: [Product] = []
      for group in groups {
        let sum = scratch.sum(of: members[group], batch.voting)
        let voters = scratch.neighbourhood(
          of: members[group], group, batch.graph.neighbours)
        for voter in voters {
          for document in batch.documents(of: voter) {
            products.append(
              .init(
                document: document, group: Int32(group),
                product: scratch.product(with: Int(document), of: batch.matrix),
                square: sum))
          }
        }
        scratch.clear(members[group], batch.voting)
      }
      return products
    }
    products = Array(parts.joined())
  }
}

extension EventCentroids.Scratch {
  /// Adds up the rows of a group; the square of the length of the sum.
  fileprivate mutating func sum(of members: [Int], _ matrix: SparseMatrix) -> Float {
    var output = sum.mutableSpan
    for row in members {
      Kernels.scatter(
        1, matrix.columns(ofRow: row), matrix.values(ofRow: row), into: &output)
    }
    return members.reduce(0) { $0 + product(with: $1, of: matrix) }
  }

  fileprivate mutating func clear(_ members: [Int], _ matrix: SparseMatrix) {
    for row in members {
      for cell in matrix.cells(ofRow: row) { sum[Int(matrix.columns[cell])] = 0 }
    }
  }

  /// The product of a row with the sum at hand.
  fileprivate func product(with row: Int, of matrix: SparseMatrix) -> Float {
    Kernels.dot(matrix.columns(ofRow: row), matrix.values(ofRow: row), sum.span)
  }

  /// The members of a group, and behind them the voters similar to one of them.
  fileprivate mutating func neighbourhood(
    of members: [Int], _ group: Int, _ neighbours: SparseMatrix
  ) -> [Int] {
    let stamp = Int32(group + 1)
    var voters = members
    for voter in members { seen[voter] = stamp }
    for member in members {
      for cell in neighbours.cells(ofRow: member) {
        let other = Int(neighbours.columns[cell])
        if seen[other] != stamp {
          seen[other] = stamp
          voters.append(other)
        }
      }
    }
    return voters
  }
}
