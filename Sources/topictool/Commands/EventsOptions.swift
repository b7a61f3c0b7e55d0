internal import Dedup
internal import Topics
internal import Vectors

/// The options of `events`, and what they ask for.
enum EventsOptions {
  static let granularity = Option<Double>(
    "granularity", placeholder: "coarse|normal|fine|X",
    allowed: "coarse, normal, fine, or a number from -2 to 2",
    choices: ["coarse", "normal", "fine"], standard: "normal", fallback: 0,
    help: "how fine events are: fine is 1 and coarse -1, which takes the similarity that "
      + "makes an event to 1.5 times or two thirds of what the batch speaks for"
  ) { text in
    switch text {
    case "coarse": -1
    case "normal": 0
    case "fine": 1
    default: Double.number(text, in: EventSearch.granularities)
    }
  }
  static let threshold = Option<Double?>.number(
    "threshold", in: 0...1,
    help:
      "the average similarity of reports of one event (default: what the batch speaks "
      + "for)")
  static let halfLife = Option<Int64?>.duration(
    "half-life",
    help:
      "the time between two reports after which half of their similarity is lost; after "
      + "three times as long a quarter is left (default: what the batch speaks for)")
  static let topics = Option<ClusterCountOptions.Count?>(
    "topics", placeholder: "N|auto", allowed: "a whole number from 1, or auto",
    choices: ["auto"], fallback: nil,
    help: "group events by topic as well, into N topics or as many as fit"
  ) { text in ClusterCountOptions.Count(text).map { .some($0) } }

  /// Those that say how events are searched for.
  static let searched = [
    granularity.declaration, threshold.declaration, halfLife.declaration,
  ]

  /// All of them.
  static let all =
    searched + [topics.declaration, CollapseOptions.isOff.declaration]

  /// How many times a title counts unless an option says so.
  static let titles = 2

  /// The search that the command line asks for.
  ///
  /// - Throws: ``ToolError/usage(_:)`` for options that do not go together.
  static func search(_ arguments: Arguments) throws -> EventSearch {
    guard !arguments.has(granularity) || !arguments.has(threshold) else {
      throw ToolError.usage(
        "--granularity is for the batch's own threshold; --threshold takes its place")
    }
    if arguments[halfLife] == 0 {
      throw ToolError.usage("--half-life takes a time above 0, such as 12h or 3d")
    }
    return try EventSearch(
      granularity: arguments[granularity],
      threshold: arguments[threshold].map { Float($0) },
      decay: arguments[halfLife].map { TimeDecay(halfLife: Double($0)) })
  }

  /// What the search has to know of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - copies: its copies, nil if all articles count.
  ///   - method: what makes terms.
  ///   - session: the run.
  /// - Returns: the vectors and headlines, with what the copies say.
  /// - Throws: ``VectorsError`` as a vectorizer does.
  static func material(
    of corpus: Corpus, _ copies: Copies?, by method: AnalysisOptions.Method,
    _ session: Session
  ) throws -> EventMaterial {
    let shared = (copies?.pairs ?? []).filter { $0.relation != .template }.map {
      EventMaterial.SharedText(
        $0.a, $0.b, share: Float(max($0.containmentA, $0.containmentB)))
    }
    return try EventMaterial(
      of: corpus, votes: copies?.families.votes, sharedTexts: shared,
      analyzer: method.analyzer, titleWeight: method.fields.count - 1,
      parallel: session.parallel("counting terms", total: corpus.count))
  }

  /// The topic of each event.
  ///
  /// Topics are those of the events' centroids, in the vectors that `cluster` makes: what is
  /// rare makes an event, what is common a topic. Every event counts once.
  ///
  /// - Parameters:
  ///   - events: the events.
  ///   - count: how many topics there are to be.
  ///   - isAsked: whether the command line asks for that number.
  ///   - restarts: runs, of which the best is kept.
  ///   - corpus: the batch.
  ///   - votes: the articles that count, nil for all.
  ///   - session: the run.
  /// - Returns: a group of each event, fewer than wanted if too few events differ.
  /// - Throws: what making vectors and clusters throws.
  static func topics(
    of events: Grouping, into count: ClusterCountOptions.Count, isAsked: Bool = true,
    restarts: Int = ClusterOptions.restarts.fallback, _ corpus: Corpus, votes: Votes?,
    _ session: Session
  ) throws -> Grouping {
    var vectorizer = Vectorizer.topics(
      documentCount: votes?.voters.count ?? corpus.count)
    let method = try AnalysisOptions.method(
      session, standard: vectorizer.analyzer.options)
    vectorizer.analyzer = method.analyzer
    vectorizer.fields = method.fields
    let parallel = session.parallel("counting terms", total: corpus.count)
    let counts = TermCounts(
      of: corpus, analyzer: method.analyzer, fields: method.fields, parallel: parallel)
    var vectors = try vectorizer.vectors(of: counts, votes: votes, parallel: parallel)
    if counts.areMostlyLost(in: vectors.matrix) {
      vectorizer.minimumDocuments = .count(1)
      vectorizer.maximumDocuments = .share(1)
      vectors = try vectorizer.vectors(of: counts, votes: votes, parallel: parallel)
    }
    let centroids = events.centroids(of: vectors.matrix, votes: votes)
    return try ClusterOptions.clustering(
      of: centroids, into: count, restarts: restarts, votes: nil,
      names: isAsked ? ("events", "topics") : nil, session
    ).clustering.grouping
  }

  /// Says what is odd about the dates of a batch, in one line.
  static func noteDates(of corpus: Corpus, _ session: Session) {
    let times = corpus.documents.compactMap(\.time)
    let undated = corpus.count - times.count
    let now = System.now
    // A day of grace: zones differ, and tomorrow's paper is out tonight.
    let early = times.count { $0 > now + 86_400 }
    var parts: [String] = []
    if undated > 0 {
      parts.append(
        "\(undated.of("article has", "articles have")) no date that was understood and "
          + "\(undated == 1 ? "counts" : "count") as near to all others")
    }
    if early > 0 {
      parts.append("\(early.of("article is", "articles are")) dated in the future")
    }
    if times.isEmpty, session.arguments.has(halfLife) {
      parts.append("--half-life makes no difference without dates")
    }
    if !parts.isEmpty { session.note(parts.joined(separator: "; ")) }
  }
}
