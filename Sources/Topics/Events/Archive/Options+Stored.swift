internal import Vectors

extension EventArchive.Options {
  /// Adds the options to what is stored.
  func add(to settings: inout Settings) {
    settings.add(analyzer.options, fields: fields)
    settings.add("granularity", String(search.granularity))
    if let threshold = search.threshold { settings.add("threshold", String(threshold)) }
    if let decay = search.decay { settings.add("half-life", String(decay.halfLife)) }
    settings.add("title-weight", String(titleWeight))
    settings.add("window", String(window))
    settings.add("most-articles", String(mostArticles))
  }

  /// The options that are stored.
  init(_ settings: Settings) throws(ModelFileError) {
    let halfLife = try settings.number("half-life") { Double($0) }
    let threshold = try settings.number("threshold") { Float($0) }
    let granularity = try settings.value("granularity") { Double($0) }
    guard halfLife.map({ $0 > 0 }) ?? true,
      let search = try? EventSearch(
        granularity: granularity, threshold: threshold,
        decay: halfLife.map { TimeDecay(halfLife: $0) })
    else { throw .damaged }
    let titleWeight = try settings.value("title-weight") { Int($0) }
    let window = try settings.value("window") { Double($0) }
    let mostArticles = try settings.value("most-articles") { Int($0) }
    guard Self.titleWeights ~= titleWeight, window > 0, mostArticles > 0 else {
      throw .damaged
    }
    self.init(
      search: search, titleWeight: titleWeight,
      analyzer: try settings.analysis().analyzer,
      window: window, mostArticles: mostArticles)
  }
}

extension UsualPairs {
  /// Adds what is usual to what is stored.
  func add(to settings: inout Settings) {
    for (name, mean) in [("usual-half-life", halfLife), ("usual-coverage", covered)] {
      guard let mean else { continue }
      settings.add(name, String(mean.value))
      settings.add(name + "-weight", String(mean.weight))
    }
  }

  /// What is stored.
  init(_ settings: Settings) throws(ModelFileError) {
    halfLife = try settings.mean("usual-half-life", in: TimeDecay.halfLives)
    covered = try settings.mean("usual-coverage", in: 0...1)
  }
}

extension Settings {
  /// A number that may be missing.
  fileprivate func number<Number>(
    _ key: String, _ read: (String) -> Number?
  ) throws(ModelFileError) -> Number? {
    all(key).isEmpty ? nil : try value(key, read)
  }

  /// A mean that may be missing.
  fileprivate func mean(
    _ key: String, in range: ClosedRange<Double>
  ) throws(ModelFileError) -> UsualPairs.Mean? {
    guard let value = try number(key, { Double($0) }) else { return nil }
    let weight = try self.value(key + "-weight") { Double($0) }
    guard range.contains(value), weight > 0, weight.isFinite else { throw .damaged }
    return UsualPairs.Mean(value: value, weight: weight)
  }
}
