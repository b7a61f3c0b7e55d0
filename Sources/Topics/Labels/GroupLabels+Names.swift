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
    let texts = labels[group].prefix(count).map(\.text)
    guard let first = texts.first else { return "" }
    let isolated = texts.map {
      $0.isRightToLeft == first.isRightToLeft ? $0 : "\u{2068}\($0)\u{2069}"
    }
    return isolated.joined(separator: first.isRightToLeft ? "، " : ", ")
  }
}
