package import Vectors

extension CopySearch {
  /// Makes the first pass over a corpus and nothing else, to measure what it costs.
  ///
  /// - Throws: as a search does.
  /// - Returns: how many different texts it found.
  package func firstPass(
    over corpus: Corpus, parallel: Parallel
  ) throws(DedupError) -> Int {
    try survey(of: corpus, parallel: parallel).count
  }

  /// The phrases of a corpus that are recurring text: what processes that see a part of it
  /// are told.
  ///
  /// - Throws: as a search does.
  package func recurringPhrases(
    of corpus: Corpus, parallel: Parallel
  ) throws(DedupError) -> RecurringPhrases {
    try survey(of: corpus, parallel: parallel).recurring
  }
}
