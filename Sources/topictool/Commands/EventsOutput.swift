internal import Topics
internal import Vectors

/// What `events` writes: rows, and descriptions with timelines.
struct EventsOutput {
  let events: Events
  let corpus: Corpus
  /// The topic of each event, nil if topics were not asked for.
  let topics: Grouping?
  /// Number of articles that follow another as its copies.
  let copyCount: Int

  /// The output of the events of a batch.
  init(_ events: Events, of corpus: Corpus, topics: Grouping?, copyCount: Int) {
    self.events = events
    self.corpus = corpus
    self.topics = topics
    self.copyCount = copyCount
  }

  /// `id,cluster,similarity,margin,outlier`, and `topic` if asked for.
  func writeAssignments(_ format: RowFormat, to file: AtomicFile) throws(ExportError) {
    let columns = ["id", "cluster", "similarity", "margin", "outlier"]
    var writer = try RowWriter(
      format, columns: topics == nil ? columns : columns + ["topic"], to: file)
    for document in 0..<corpus.count {
      let event = Int(events.assignments[document])
      var row: [Value] = [
        .text(corpus.string(.id, of: document)), .integer(event),
        .number(Double(events.similarities[document]), decimals: 6),
        .number(Double(events.margins[document]), decimals: 6),
        .flag(events.outliers[document]),
      ]
      if let topics { row.append(.integer(Int(topics.assignments[event]))) }
      try writer.append(row)
    }
    try writer.finish()
  }

  /// A line an event: `{"id":…,"size":…,"labels":[…],"discriminating":[…],"headline":…,
  /// "headline_id":…,"first":…,"peak":…,"last":…,"outlets":[…],"articles":[…]}`, and
  /// `"topic":…,"topic_labels":[…]` if asked for.
  func writeEvents(_ labels: EventLabels, to file: AtomicFile) throws(ExportError) {
    for (event, members) in events.members.enumerated() {
      let timeline = Timeline(of: members, in: corpus)
      let headline = labels.events.headlines[event]
      var fields: [(name: String, value: Value)] = [
        ("id", .integer(event)), ("size", .integer(members.count)),
        ("labels", list(labels.events[event])),
        ("discriminating", list(labels.events.discriminating[event])),
        ("headline", .text(corpus.headline(of: headline))),
        ("headline_id", .text(corpus.string(.id, of: headline))),
        ("first", time(timeline.first)),
        ("peak", peak(timeline.peak)),
        ("last", time(timeline.last)),
        ("outlets", .list(timeline.outlets.map(outlet))),
        (
          "articles",
          .list(timeline.documents.map { .text(corpus.string(.id, of: $0)) })
        ),
      ]
      if let topics {
        let topic = Int(topics.assignments[event])
        fields.append(("topic", .integer(topic)))
        fields.append(("topic_labels", list(labels.topics?[topic] ?? [])))
      }
      try file.writeJSON(.record(fields))
    }
  }

  private func list(_ labels: [GroupLabels.Label]) -> Value {
    .list(labels.map { .text($0.text) })
  }

  private func time(_ seconds: Int64?) -> Value {
    seconds.map { .text(Timestamp.text($0)) } ?? .missing
  }

  private func peak(_ peak: Timeline.Peak?) -> Value {
    guard let peak else { return .missing }
    // A midnight is written as a day, which would not say that an hour begins there.
    let (day, second) = Timestamp.dayAndSecond(peak.start)
    let isMidnightHour = peak.length == 3600 && second == 0
    let start =
      isMidnightHour ? .text(Timestamp.date(ofDay: day) + "T00:00:00Z") : time(peak.start)
    return .record([
      ("start", start), ("hours", .integer(Int(peak.length / 3600))),
      ("articles", .integer(peak.count)),
    ])
  }

  private func outlet(_ outlet: Timeline.Outlet) -> Value {
    .record([
      ("source", outlet.name.isEmpty ? .missing : .text(outlet.name)),
      ("articles", .integer(outlet.count)),
      ("first", time(corpus.documents[outlet.first].time)),
      ("id", .text(corpus.string(.id, of: outlet.first))),
    ])
  }
}
