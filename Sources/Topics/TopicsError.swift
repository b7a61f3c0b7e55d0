/// What a caller of the library can get wrong.
public enum TopicsError: Error, Sendable, Hashable {
  /// A number of clusters below one.
  case tooFewClusters(Int)
  /// More clusters than memory is allowed for in a matrix of so many columns; see
  /// ``Centroids/mostBytes``.
  case tableSize(clusters: Int, columns: Int)
  /// A number of restarts below one.
  case restarts(Int)
  /// A number of iterations below one.
  case iterations(Int)
  /// A matrix without rows.
  case noDocuments
  /// A row that is neither empty nor of unit length.
  case rowLength(Float, row: Int)
  /// A sample of documents that is too small for so many clusters.
  case sampleSize(Int, clusters: Int)
  /// A range of numbers of clusters that is empty or starts below two.
  case clusterRange(ClosedRange<Int>)
  /// Two groupings of different numbers of documents.
  case groupings(found: Int, gold: Int)
  /// Groupings in which no document has a gold class.
  case nothingToScore
  /// How fine events are to be, outside what is allowed.
  case granularity(Double)
  /// A similarity outside 0...1.
  case threshold(Float)
}

extension TopicsError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .tooFewClusters(let count): "\(count) clusters: at least 1 is needed"
    case .tableSize(let clusters, let columns):
      "\(clusters) clusters of \(columns) terms take more than the "
        + "\(Centroids.mostBytes >> 30) GB allowed: fewer clusters or terms are needed"
    case .restarts(let count): "\(count) restarts: at least 1 is needed"
    case .iterations(let count): "at most \(count) iterations: at least 1 is needed"
    case .noDocuments: "no documents to group"
    case .rowLength(let length, let row):
      "row \(row) of the matrix has length \(length): rows must be empty or of length 1"
    case .sampleSize(let size, let clusters):
      "a sample of \(size) documents is too small for \(clusters) clusters: at least "
        + "\(DecidingSample.least(forClusters: clusters)) are needed"
    case .clusterRange(let range):
      "\(range.lowerBound) to \(range.upperBound) clusters: the least to try is 2"
    case .groupings(let found, let gold):
      "a grouping of \(found) documents against one of \(gold)"
    case .nothingToScore: "no document has a gold class"
    case .granularity(let value):
      "a granularity of \(value): allowed are \(EventSearch.granularities)"
    case .threshold(let value): "a similarity of \(value): allowed are 0 to 1"
    }
  }
}
