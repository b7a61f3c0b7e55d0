/// The phases of a run that are over, those of one name together.
struct Stages: Sendable {
  /// What was done under one name.
  struct Stage: Sendable {
    let name: String
    let unit: Progress.Unit
    /// How much was done, in the unit.
    var done = 0
    /// How long it took.
    var seconds = 0.0
    /// How much time all threads spent.
    var processorSeconds = 0.0
  }

  /// In the order in which they first began.
  private(set) var list: [Stage] = []

  /// Adds a phase that ends now.
  mutating func add(
    _ phase: Progress.Phase, end: ContinuousClock.Instant, _ usage: System.Usage
  ) {
    let place = list.firstIndex { $0.name == phase.name } ?? list.count
    if place == list.count { list.append(Stage(name: phase.name, unit: phase.unit)) }
    list[place].done += phase.done
    list[place].seconds += (end - phase.start).seconds
    list[place].processorSeconds += usage.processorSeconds - phase.usage.processorSeconds
  }
}

/// What a run came to, for who watches.
struct RunSummary {
  let stages: Stages
  /// Articles that were read.
  let articles: Int
  /// Bytes that were read, after decompression.
  let bytes: Int
  /// How long the run took.
  let seconds: Double
  /// What the process has taken.
  let usage: System.Usage

  /// `15,042 articles, 52.1 MB in 0.83 s (62.8 MB/s), peak memory 110.2 MB`.
  var line: String {
    var parts: [String] = []
    if articles > 0 { parts.append(articles.of("article", "articles")) }
    let speed = Int(Double(bytes) / max(seconds, 1e-3))
    parts.append(
      bytes > 0
        ? "\(bytes.asSize) in \(seconds.fixed(2)) s (\(speed.asSize)/s)"
        : "\(seconds.fixed(2)) s")
    parts.append("peak memory \(usage.peakMemory.asSize)")
    return parts.joined(separator: ", ")
  }

  /// Seconds by stage; what belongs to none is the rest.
  func table(width: Int) -> [String] {
    var table = Table([
      .init(heading: "stage", isFlexible: true),
      .init(heading: "seconds", isNumber: true),
      .init(heading: "CPU s", isNumber: true), .init(heading: "", isNumber: true),
    ])
    func add(_ name: String, _ seconds: Double, _ processor: Double, _ done: String) {
      table.append([
        .init(name), .init(max(0, seconds).fixed(3)), .init(max(0, processor).fixed(3)),
        .init(done),
      ])
    }
    for stage in stages.list {
      add(stage.name, stage.seconds, stage.processorSeconds, stage.work)
    }
    let named = stages.list.reduce((0.0, 0.0)) {
      ($0.0 + $1.seconds, $0.1 + $1.processorSeconds)
    }
    add("the rest", seconds - named.0, usage.processorSeconds - named.1, "")
    add("all", seconds, usage.processorSeconds, "")
    return table.lines(width: width, indent: 2, style: Style(isOn: false))
  }
}

extension Stages.Stage {
  /// How much was done, nothing where that says nothing.
  fileprivate var work: String {
    guard done > 0 else { return "" }
    return switch unit {
    case .bytes: done.asSize
    case .articles: done.of("article", "articles")
    case .pairs: done.of("pair", "pairs")
    case .steps: ""
    }
  }
}

extension Int {
  /// A number of bytes in a unit for people: `182 kB`, `52.1 MB`.
  var asSize: String {
    switch self {
    case ..<1000: "\(self) B"
    case ..<1_000_000: "\((Double(self) / 1e3).fixed(0)) kB"
    case ..<1_000_000_000: "\((Double(self) / 1e6).fixed(1)) MB"
    default: "\((Double(self) / 1e9).fixed(2)) GB"
    }
  }
}
