internal import Vectors

extension Analyzer {
  /// The analyzer that finds the words of labels where this one makes vectors: single words,
  /// without the stop words of each text's language and without ``NamelessWords``, stemmed
  /// by its language so that "game" and "games" are one.
  init(forLabels analyzer: Analyzer) {
    let stopWords: StopWords =
      analyzer.options.stopWords == .none ? .automatic : analyzer.options.stopWords
    self.init(
      stemming: .automatic, stopWords: stopWords,
      ownStopWords: analyzer.options.ownStopWords + NamelessWords.all)
  }
}
