internal import Vectors

extension Corpus {
  /// The languages that one article in twenty or more is in, the most frequent first.
  ///
  /// - Parameters:
  ///   - fields: the fields to look at.
  ///   - analyzer: one that looks for languages.
  ///   - parallel: the threads.
  /// - Returns: languages found in at most 512 articles, evenly spread over the batch.
  func languages(
    in fields: [Document.Field], by analyzer: Analyzer, parallel: Parallel
  ) -> [Language] {
    let sampleSize = Swift.min(512, count)
    let chunks = parallel.map(count: sampleSize, grain: 64) { places in
      var buffer = TokenBuffer()
      var scratch: [UInt8] = []
      return places.compactMap { place in
        buffer.removeAll()
        analyzer.append(
          fields, of: place * count / sampleSize, in: self, scratch: &scratch, to: &buffer
        )
        return buffer.language
      }
    }
    let found = chunks.flatMap { $0 }
    let counts = Language.allCases.map { language in
      (language: language, count: found.count { $0 == language })
    }
    // Stable: of equal ones the first of the list.
    return counts.filter { $0.count > 0 && 20 * $0.count >= found.count }
      .sorted { $0.count > $1.count }.map(\.language)
  }
}
