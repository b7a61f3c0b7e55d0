public import Vectors

/// What names of groups are made of: the words of a batch, read once for any number of
/// groupings of it.
///
///     let material = LabelMaterial(of: corpus, parallel: parallel)
///     let events = GroupLabels(of: events, in: material, leastSize: 2, parallel: parallel)
///     let topics = GroupLabels(of: topics, in: material, parallel: parallel)
public struct LabelMaterial: Sendable {
  let corpus: Corpus
  /// The fields whose words count, in the order of documents.
  let fields: [Document.Field]
  let counts: TermCounts
  let classes: WordClasses
  let words: ArticleWords

  /// Reads the words of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - fields: the fields whose words count.
  ///   - analyzer: how words are found; whatever it makes terms of, labels are words.
  ///   - parallel: the threads; progress is reported while the batch is read the last time.
  /// - Complexity: two analyses of the batch; 16 bytes a word and 8 a distinct word of an
  ///   article.
  public init(
    of corpus: Corpus, fields: [Document.Field] = [.title, .text],
    analyzer: Analyzer = Analyzer(.terms), parallel: Parallel
  ) {
    let analyzer = Analyzer(forLabels: analyzer)
    let quiet = parallel.reporting(to: nil)
    let fields = Document.Field.allCases.filter(fields.contains)
    let counts = TermCounts(
      of: corpus, analyzer: analyzer, fields: fields, parallel: quiet)
    let classes = WordClasses(
      counts, languages: corpus.languages(in: fields, by: analyzer, parallel: quiet),
      parallel: quiet)
    self.corpus = corpus
    self.fields = fields
    self.counts = counts
    self.classes = classes
    words = ArticleWords(
      of: corpus, PhraseReader(analyzer, classes, fields), parallel: parallel)
  }
}
