internal import Vectors

extension GroupLabels {
  /// The best labels of a group in one line, as its name: `European Union, Turkey, talks`.
  ///
  /// Labels that run the other way than the first stand between direction isolates, so that
  /// the line keeps its order wherever it is shown.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - count: most labels to take.
  /// - Returns: the name, empty for a group without labels.
  public func name(of group: Int, labels count: Int = 3) -> String {
    labels[group].prefix(count).map(\.text).joinedAsName
  }
}

extension TopicNames {
  /// The best labels of a cluster in one line, as ``GroupLabels/name(of:labels:)`` joins
  /// them.
  ///
  /// - Parameters:
  ///   - cluster: the cluster.
  ///   - count: most labels to take.
  /// - Returns: the name, empty for a cluster without labels.
  public func name(of cluster: Int, labels count: Int = 3) -> String {
    Array(labels[cluster].prefix(count)).joinedAsName
  }
}

extension [String] {
  /// The labels in one line.
  fileprivate var joinedAsName: String {
    guard let first else { return "" }
    let isolated = map {
      $0.isRightToLeft == first.isRightToLeft ? $0 : "\u{2068}\($0)\u{2069}"
    }
    return isolated.joined(separator: first.isRightToLeft ? "، " : ", ")
  }
}
