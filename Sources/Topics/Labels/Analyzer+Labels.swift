internal import Vectors

extension Analyzer {
  /// The analyzer that finds the words of labels where this one makes vectors: single words
  /// in their folded forms, without the stop words of each text's language and without
  /// ``NamelessWords``.
  ///
  /// Words that the caller wants left out stay so; otherwise labels do not depend on what
  /// vectors are made of.
  init(forLabels analyzer: Analyzer) {
    self.init(
      stemming: .none, stopWords: .automatic,
      ownStopWords: analyzer.options.ownStopWords + NamelessWords.all)
  }
}
