internal import Topics
internal import Vectors

/// What `events` shows on a terminal: the largest events, each with the outlets that had it
/// in the order of their first reports.
struct EventsTable {
  /// Events that are shown, outlets of each, and topics.
  private static let limits = (events: 20, outlets: 6, topics: 20)

  private let output: EventsOutput
  private let labels: EventLabels
  private let width: Int
  private let style: Style

  /// The table of some events.
  init(_ output: EventsOutput, _ labels: EventLabels, width: Int, style: Style) {
    self.output = output
    self.labels = labels
    self.width = width
    self.style = style
  }

  /// The lines to print.
  var lines: [String] {
    let corpus = output.corpus
    let members = output.events.members
    let several = members.prefix { $0.count > 1 }
    let shown = several.prefix(Self.limits.events)
    let timelines = shown.map { Timeline(of: $0, in: corpus) }
    var table = Table([
      .init(), .init(isNumber: true), .init(limit: 24), .init(isFlexible: true),
    ])
    for timeline in timelines {
      for outlet in timeline.outlets.prefix(Self.limits.outlets) {
        table.append([
          .init(corpus.dateline(of: outlet.first)) { $0.dim($1) },
          .init(outlet.count > 1 ? "\(outlet.count) ×" : ""),
          .init(corpus.shown(.source, of: outlet.first)),
          .init(corpus.headline(of: outlet.first)),
        ])
      }
    }
    var rows = table.lines(width: width, indent: 2, style: style)[...]
    var lines = fitted(summary(several.count)) + topicLines
    for (event, timeline) in timelines.enumerated() {
      lines += [""] + fitted(heading(of: event, timeline))
      let count = min(timeline.outlets.count, Self.limits.outlets)
      lines += rows.prefix(count)
      rows = rows.dropFirst(count)
      let rest = timeline.outlets.count - count
      if rest > 0 {
        lines.append(style.dim("    and \(rest.of("outlet", "outlets")) more"))
      }
    }
    let rest = several.count - shown.count
    if rest > 0 {
      lines += [
        "", style.dim("and \(rest.of("event", "events")) more of several articles"),
      ]
    }
    return lines
  }

  private func fitted(_ line: PartedLine) -> [String] {
    line.lines(width: width, style: style)
  }

  private func summary(_ severalCount: Int) -> PartedLine {
    let events = output.events
    let copies =
      output.copyCount > 0
      ? " (\(output.copyCount.of("copy", "copies")) without a vote)" : ""
    var parts = [
      output.corpus.count.of("article", "articles") + copies,
      events.count.of("event", "events"),
      "\(severalCount.grouped) of several articles",
    ]
    if let topics = output.topics { parts.append(topics.count.of("topic", "topics")) }
    var terms = ["similarity \(Double(events.threshold).fixed(3))"]
    if output.corpus.documents.contains(where: { $0.time != nil }) {
      terms.append("half-life \((events.decay.halfLife / 86_400).fixed(1)) days")
    }
    var line = PartedLine(parts) { $0.bold($1) }
    line.append(terms, first: " · ", separator: ", ") { $0.dim($1) }
    return line
  }

  /// `topic 2 · 14 events · 31 articles`, and its labels, for the first topics.
  private var topicLines: [String] {
    guard let topics = output.topics else { return [] }
    var articles = [Int](repeating: 0, count: topics.count)
    for (event, size) in output.events.sizes.enumerated() {
      articles[Int(topics.assignments[event])] += size
    }
    let sizes = topics.sizes
    let topicCount = min(sizes.count, Self.limits.topics)
    var lines = (0..<topicCount).flatMap { topic in
      let parts = [
        "topic \(topic)", sizes[topic].of("event", "events"),
        articles[topic].of("article", "articles"),
      ]
      var line = PartedLine(parts)
      append(labels.topics?[topic] ?? [], to: &line)
      return fitted(line)
    }
    let rest = sizes.count - topicCount
    if rest > 0 { lines.append(style.dim("and \(rest.of("topic", "topics")) more")) }
    return [""] + lines
  }

  /// Adds the first labels of a group to a line about it.
  private func append(_ labels: [GroupLabels.Label], to line: inout PartedLine) {
    line.append(labels.prefix(5).map(\.text), first: " · ", separator: ", ") {
      $0.cyan($1)
    }
  }

  /// `event 3 · 8 articles · 6 outlets · 2019-02-22 to 2019-02-24, most on 2019-02-23 (5)`,
  /// and its labels.
  private func heading(of event: Int, _ timeline: Timeline) -> PartedLine {
    let corpus = output.corpus
    var parts = [
      "event \(event)", timeline.documents.count.of("article", "articles"),
      timeline.outlets.count.of("outlet", "outlets"),
    ]
    if let topics = output.topics {
      parts.append("topic \(topics.assignments[event])")
    }
    let dated = timeline.documents.prefix { corpus.documents[$0].time != nil }
    if let first = dated.first, let last = dated.last, let peak = timeline.peak {
      let (from, to) = (corpus.day(of: first) ?? "", corpus.day(of: last) ?? "")
      let isOneDay = from == to
      parts.append((isOneDay ? from : "\(from) to \(to)") + most(peak, isOneDay))
    }
    var line = PartedLine(parts) { $0.bold($1) }
    append(labels.events[event], to: &line)
    return line
  }

  /// `, most on 2019-02-23 (5)`, where more than one report makes a peak.
  private func most(_ peak: Timeline.Peak, _ isOneDay: Bool) -> String {
    guard peak.count > 1 else { return "" }
    let (day, second) = Timestamp.dayAndSecond(peak.start)
    let date = Timestamp.date(ofDay: day)
    let hour = peak.length > 3600 ? nil : "\(Timestamp.two(second / 3600)):00"
    let when = hour.map { isOneDay ? "at \($0)" : "at \(date) \($0)" } ?? "on \(date)"
    return ", most \(when) (\(peak.count))"
  }
}
