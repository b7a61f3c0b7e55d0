internal import Vectors

/// Articles of a batch and articles of an index in one corpus, with what is known of their
/// texts: what pairs of them are compared and listed by.
struct JoinedBatch {
  /// Articles of the batch, and behind them those of the index.
  let corpus: Corpus
  /// Articles of the batch.
  let batchCount: Int
  /// Their texts, parted where their documents may not be pairs.
  private(set) var survey: Survey
  /// Which documents may be pairs.
  let partners: Partners?
  /// What could not be judged.
  let notes: [Copies.Note]
  /// The texts that each text was parted into, itself among them.
  private let parts: [[Int32]]

  /// Articles put together.
  ///
  /// - Parameters:
  ///   - batch: the articles of the batch.
  ///   - texts: their texts, numbered in the order of their first articles.
  ///   - archived: articles of the index.
  ///   - archivedTexts: the text of each of these: where it is one of the batch its number,
  ///     else a number behind those.
  ///   - counts: words and shingles of all texts.
  ///   - recurring: what recurs.
  ///   - options: which documents may be pairs.
  init(
    _ batch: Corpus, texts: [Int32], archived: Corpus, archivedTexts: [Int32],
    counts: [(words: Int32, shingles: Int32)], recurring: RecurringPhrases,
    options: CopySearch.Options
  ) {
    corpus = batch.followed(by: archived)
    batchCount = batch.count
    var survey = Survey(sketches: StoredRows([], width: 1), recurring: recurring)
    survey.textOfDocument = texts + archivedTexts
    survey.wordCounts = counts.map(\.words)
    survey.shingleCounts = counts.map(\.shingles)
    survey.documentOfText = Array(repeating: -1, count: counts.count)
    survey.rowOfText = Array(repeating: 0, count: counts.count)
    for (document, text) in survey.textOfDocument.enumerated().reversed() where text >= 0
    {
      survey.documentOfText[Int(text)] = Int32(document)
    }
    let wholes = survey.textOfDocument
    let condition = PairCondition(options, corpus: corpus, archiveStart: batch.count)
    if let condition { survey.split(by: condition) }
    var parts: [[Int32]] = Array(repeating: [], count: counts.count)
    var isListed = Array(repeating: false, count: survey.count)
    for (whole, part) in zip(wholes, survey.textOfDocument)
    where whole >= 0 && !isListed[Int(part)] {
      isListed[Int(part)] = true
      parts[Int(whole)].append(part)
    }
    self.parts = parts
    self.survey = survey
    partners = condition.map {
      Partners($0, textOfDocument: survey.textOfDocument, textCount: survey.count)
    }
    notes = condition?.notes ?? []
  }

  /// The pairs of parts of some texts that may meet, in order.
  func pairs(ofParts candidates: [TextPair]) -> [TextPair] {
    var pairs: [TextPair] = []
    for pair in candidates {
      for a in parts[pair.a] {
        for b in parts[pair.b] where partners?.meet(Int(a), Int(b)) ?? true {
          pairs.append(TextPair(a, b))
        }
      }
    }
    return .united([pairs])
  }
}
