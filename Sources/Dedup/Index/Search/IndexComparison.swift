internal import Vectors

/// Compares texts of a batch with candidates from an index, which are read back in portions.
struct IndexComparison {
  private let search: CopySearch
  private let loader: ArticleLoader
  private let batch: Corpus
  private let survey: Survey
  private let recurring: RecurringPhrases
  /// The articles of each text of the batch.
  private let documents: [[Int32]]
  /// For each text of the batch the index's text of the same words.
  private let twins: [Int32?]
  /// The other way round.
  private let batchTexts: [Int32: Int32]

  private var verified = VerifiedPairs()
  /// Of each verified pair an article of either text.
  private var articles: [(a: Place, b: Place)] = []
  /// Texts of the index that are in a verified pair.
  private var matched: Set<Int32> = []

  /// Words of texts of the index that are read back at a time.
  private static let portionWords = 4 << 20

  /// Where an article stands.
  private enum Place: Hashable {
    case batch(Int32)
    case archived(ArchivedArticle)
  }

  /// A comparison of the texts of a batch.
  init(
    search: CopySearch, loader: ArticleLoader, batch: Corpus, survey: Survey,
    twins: [Int32?], recurring: RecurringPhrases
  ) {
    self.search = search
    self.loader = loader
    self.batch = batch
    self.survey = survey
    self.recurring = recurring
    self.twins = twins
    var documents: [[Int32]] = Array(repeating: [], count: survey.count)
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      documents[Int(text)].append(Int32(document))
    }
    self.documents = documents
    var batchTexts: [Int32: Int32] = [:]
    for (text, twin) in twins.enumerated() {
      if let twin { batchTexts[twin] = Int32(text) }
    }
    self.batchTexts = batchTexts
  }

  /// Compares candidates.
  ///
  /// - Parameters:
  ///   - candidates: a text of the batch, and the number of one in the index behind those of
  ///     the batch; in order.
  ///   - texts: what is known of texts of the index.
  ///   - parallel: the threads; its progress counts candidates.
  /// - Throws: `BlockFileError` if the index cannot be read.
  mutating func compare(
    _ candidates: [TextPair], among texts: inout ArchivedTextTable, parallel: Parallel
  ) throws(BlockFileError) {
    var portion: [(text: Int32, other: Int32)] = []
    var words = 0
    for candidate in candidates {
      guard let other = try texts.number(ofText: candidate.b - survey.count),
        twins[candidate.a] != other
      else { continue }
      let isNext = portion.last.map { Int($0.text) != candidate.a } ?? false
      if isNext, words >= IndexComparison.portionWords {
        try compare(portion, texts.texts, parallel: parallel)
        portion.removeAll(keepingCapacity: true)
        words = 0
      }
      portion.append((Int32(candidate.a), other))
      words += Int(texts.texts[Int(other)].words)
    }
    if !portion.isEmpty { try compare(portion, texts.texts, parallel: parallel) }
  }

  private mutating func compare(
    _ portion: [(text: Int32, other: Int32)], _ texts: [ArchivedText], parallel: Parallel
  ) throws(BlockFileError) {
    var (texted, others): (Set<Int32>, Set<Int32>) = ([], [])
    for (text, other) in portion {
      texted.insert(text)
      others.insert(other)
      if let twin = twins[Int(text)] { others.insert(twin) }
      if let same = batchTexts[other] { texted.insert(same) }
    }
    let own = texted.sorted()
    let documents = own.flatMap { self.documents[Int($0)] }.sorted()
    let join = try join(own, documents, others, texts, parallel: parallel)
    let pairs = portion.map { text, other in
      TextPair(join.numbers[text] ?? 0, join.archivedNumbers[other] ?? 0)
    }
    let found = search.verification(
      of: join.batch.survey, in: join.batch.corpus, filter: search.pairFilter
    ).verified(join.batch.pairs(ofParts: pairs), parallel: parallel)
    for pair in found.pairs {
      let (a, b) = (join.place(ofText: pair.pair.a), join.place(ofText: pair.pair.b))
      articles.append((a, b))
      for place in [a, b] {
        guard case .archived(let article) = place else { continue }
        if let text = join.textOfArticle[article] { matched.insert(text) }
      }
    }
    verified.append(contentsOf: found)
  }

  /// Texts of the batch and of the index together.
  private struct Join {
    let batch: JoinedBatch
    /// The articles of the batch that are in it.
    let documents: [Int32]
    /// Those of the index.
    let archived: [ArchivedArticle]
    /// The number that each text of the batch has in it.
    let numbers: [Int32: Int32]
    /// The same of texts of the index.
    let archivedNumbers: [Int32: Int32]
    /// The text of the index that an article has.
    let textOfArticle: [ArchivedArticle: Int32]

    /// An article of a text.
    func place(ofText text: Int) -> Place {
      let document = Int(batch.survey.documentOfText[text])
      return document < documents.count
        ? .batch(documents[document]) : .archived(archived[document - documents.count])
    }
  }

  /// Puts texts of the batch and their articles, both in order, and texts of the index
  /// together.
  private func join(
    _ own: [Int32], _ documents: [Int32], _ others: Set<Int32>, _ texts: [ArchivedText],
    parallel: Parallel
  ) throws(BlockFileError) -> Join {
    var numbers: [Int32: Int32] = [:]
    var counts: [(words: Int32, shingles: Int32)] = []
    for text in own {
      numbers[text] = Int32(counts.count)
      counts.append((survey.wordCounts[Int(text)], survey.shingleCounts[Int(text)]))
    }
    var textOfArticle: [ArchivedArticle: Int32] = [:]
    for other in others {
      for article in texts[Int(other)].articles { textOfArticle[article] = other }
    }
    let archived = textOfArticle.keys.sorted()
    var archivedNumbers: [Int32: Int32] = [:]
    var archivedTexts: [Int32] = []
    for article in archived {
      guard let other = textOfArticle[article] else { continue }
      if let number = archivedNumbers[other] {
        archivedTexts.append(number)
        continue
      }
      var number = batchTexts[other].flatMap { numbers[$0] } ?? -1
      if number < 0 {
        number = Int32(counts.count)
        counts.append((texts[Int(other)].words, texts[Int(other)].shingles))
      }
      archivedNumbers[other] = number
      archivedTexts.append(number)
    }
    let whole = documents.count == batch.count
    let part =
      whole
      ? batch
      : Corpus(
        documents: documents.map { batch.documents[Int($0)] }, stores: batch.stores)
    let joined = JoinedBatch(
      part, texts: documents.map { numbers[survey.textOfDocument[Int($0)]] ?? -1 },
      archived: try loader.corpus(of: archived, parallel: parallel),
      archivedTexts: archivedTexts,
      counts: counts, recurring: recurring, options: search.options)
    return Join(
      batch: joined, documents: documents, archived: archived, numbers: numbers,
      archivedNumbers: archivedNumbers, textOfArticle: textOfArticle)
  }

  /// All that was found, with the batch and what it shares text with in one corpus.
  func matches(
    among texts: ArchivedTextTable, parallel: Parallel
  ) throws(BlockFileError) -> IndexMatches {
    let others = matched.union(twins.compactMap(\.self))
    let join = try join(
      Array(0..<Int32(survey.count)), Array(0..<Int32(batch.count)), others, texts.texts,
      parallel: parallel)
    var places: [Place: Int32] = [:]
    let textOfDocument = join.batch.survey.textOfDocument
    for (document, text) in textOfDocument.enumerated() {
      let place: Place =
        document < join.documents.count
        ? .batch(join.documents[document])
        : .archived(join.archived[document - join.documents.count])
      places[place] = text
    }
    var verified = verified
    verified.rename(articles.map { TextPair(places[$0.a] ?? 0, places[$0.b] ?? 0) })
    let copies = search.copies(
      of: verified, join.batch.survey, in: join.batch.corpus,
      partners: join.batch.partners, batchCount: join.batch.batchCount,
      parallel: parallel)
    return IndexMatches(
      corpus: join.batch.corpus, copies: copies.with(join.batch.notes + copies.notes))
  }
}
