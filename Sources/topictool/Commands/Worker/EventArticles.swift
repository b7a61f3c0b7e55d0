internal import Topics
internal import Vectors

/// The articles that the verbs of events read: all of a batch, in the order of the input.
struct EventArticles {
  /// The number of each article.
  private(set) var numbers: [Int] = []
  /// The number of the article that each follows, itself where it has a vote.
  private var leaders: [Int] = []
  private var records = RecordLines()
  private var corpora: [Corpus] = []
  private let fields: FieldNames

  private let byteCount: Int

  /// None, whose fields are called so, and of whose records so many bytes are read together.
  init(fields: FieldNames, byteCount: Int) {
    self.fields = fields
    self.byteCount = byteCount
  }

  /// Takes the article of a line of seq, leader and json, which begin at a field.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` if it does not follow the last one.
  mutating func append(_ line: InputLine, from field: Int = 0) throws(WorkerError) {
    let number = try line.integer(field, "seq", in: InputLine.articles)
    guard numbers.last ?? -1 < number else {
      throw line.fault("a seq after \(numbers.last ?? 0), not \(number)")
    }
    numbers.append(number)
    leaders.append(try line.integer(field + 1, "leader", in: InputLine.articles))
    records.append(line.span(field + 2))
    if records.byteCount >= byteCount { read() }
  }

  private mutating func read() {
    corpora.append(records.read(fields: fields).corpus)
  }

  /// The place of an article among all, nil if it is not there.
  func place(of number: Int) -> Int? {
    let place = numbers.indices.partitionPoint { numbers[$0] >= number }
    return place < numbers.count && numbers[place] == number ? place : nil
  }

  /// What the search for events knows of them.
  ///
  /// - Parameters:
  ///   - sharedTexts: what articles share, by their places.
  ///   - parallel: the threads.
  /// - Returns: the vectors and headlines, with whom articles follow.
  /// - Throws: ``WorkerError/content(_:)`` for records that are no articles, and leaders that
  ///   are missing or follow others.
  mutating func material(
    sharedTexts: [EventMaterial.SharedText] = [], parallel: Parallel
  ) throws -> EventMaterial {
    read()
    let corpus = Corpus(joining: corpora)
    corpora = []
    guard corpus.count == numbers.count else {
      throw WorkerError.content(
        "\(numbers.count - corpus.count) of \(numbers.count) records are no articles")
    }
    let places = leaders.map { place(of: $0).map { Int32($0) } }
    var representatives: [Int32] = []
    for (article, place) in places.enumerated() {
      guard let place, places[Int(place)] == place else {
        throw WorkerError.content(
          "article \(numbers[article]) follows \(leaders[article]), which has no vote")
      }
      representatives.append(place)
    }
    return try EventMaterial(
      of: corpus, votes: Votes(representatives: representatives),
      sharedTexts: sharedTexts, titleWeight: EventsOptions.titles, parallel: parallel)
  }
}
