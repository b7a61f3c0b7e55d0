public import Vectors

// Sections, beside those of the terms; arrays hold as many numbers as there are articles
// (A…), merges (M…) or articles in the window (W…), each with its least byte first:
//
//     SETS  settings, a line each
//     AIDS  the lengths of ids, as small numbers, and AIDB their bytes
//     AEVT  UInt32: the event of each article
//     MEVT  UInt32: the events that became part of others, MINT these, MBAT the batches,
//           MTIM Int64: when, the least number where that is not known
//     WART  UInt32: the number of each article of the window
//     WTIM  Int64: when it was published, likewise; WOUT UInt64: its outlet
//     WBKG  UInt32: the bits of its three greatest cosines with articles of other days
//     WLED  UInt32: the place in the window of the article that it follows
//     WROW  the terms of each, WTTL those of its title, in the numbers of TERM
//     SFST  UInt32: the first articles of pairs that share text, SSND the second ones,
//           SSHR the bits of the share

extension EventArchive {
  /// Writes the archive, all that it takes to go on elsewhere.
  ///
  ///     var bytes: [UInt8] = []
  ///     try archive.write(to: &bytes)
  ///     let same = try EventArchive(ByteStore(bytes))
  ///
  /// The format has a version and checksums. An article in the window takes about as many
  /// bytes as twice its different words, and 50 more; one beyond it 5 and its id.
  ///
  /// - Throws: what the sink throws.
  public func write(to sink: inout some ByteSink) throws(ExportError) {
    try SectionFile.write(
      [("SETS", settings.bytes)] + articles.sections + mergeSections + window.sections,
      as: .events, to: &sink)
  }

  /// The archive as bytes; see ``write(to:)``.
  public var serialized: [UInt8] {
    var bytes: [UInt8] = []
    // An array takes all bytes.
    try? write(to: &bytes)
    return bytes
  }

  /// The archive that a file holds.
  ///
  /// - Throws: `ModelFileError` unless it is a whole file of an archive of events, which
  ///   this release can read.
  public init(_ store: ByteStore) throws(ModelFileError) {
    let file = try SectionFile(store, of: .events)
    let settings = try Settings(file.bytes(of: "SETS"))
    options = try Options(settings)
    usual = try UsualPairs(settings)
    let eventCount = try settings.value("events", UInt32.init)
    nextEvent = eventCount
    batchCount = try settings.value("batches", Int.init(natural:))
    articles = try ArchivedArticles(
      file, count: settings.value("articles", Int.init(natural:)))
    merges = try [Merge](file, count: settings.value("merges", Int.init(natural:)))
    window = try EventWindow(file, settings)
    guard articles.events.allSatisfy({ $0 < eventCount }),
      merges.allSatisfy({ $0.event < eventCount && 1...max(1, batchCount) ~= $0.batch }),
      window.isSound(articleCount: articles.count)
    else { throw .damaged }
  }

  private var settings: Settings {
    var settings = Settings()
    options.add(to: &settings)
    usual.add(to: &settings)
    settings.add("events", String(nextEvent))
    settings.add("batches", String(batchCount))
    settings.add("articles", String(articles.count))
    settings.add("merges", String(merges.count))
    settings.add("window-articles", String(window.count))
    settings.add("terms", String(window.counts.termCount))
    settings.add("shared-texts", String(window.sharedTexts.count))
    return settings
  }

  private var mergeSections: [(name: String, bytes: [UInt8])] {
    [
      ("MEVT", Array(little: merges.map { UInt32($0.event) })),
      ("MINT", Array(little: merges.map { UInt32($0.into) })),
      ("MBAT", Array(little: merges.map { UInt32($0.batch) })),
      ("MTIM", Array(little: merges.map { $0.time ?? .min })),
    ]
  }
}

extension [EventArchive.Merge] {
  fileprivate init(_ file: SectionFile, count: Int) throws(ModelFileError) {
    let events: [UInt32] = try file.integers(of: "MEVT", count: count)
    let targets: [UInt32] = try file.integers(of: "MINT", count: count)
    let batches: [UInt32] = try file.integers(of: "MBAT", count: count)
    let times: [Int64] = try file.integers(of: "MTIM", count: count)
    guard zip(events, targets).allSatisfy({ $0 > $1 }) else { throw .damaged }
    self = (0..<count).map {
      .init(
        event: Int(events[$0]), into: Int(targets[$0]), batch: Int(batches[$0]),
        time: times[$0] == .min ? nil : times[$0])
    }
  }
}

extension Int {
  /// The whole number from 0 that a text says.
  init?(natural text: String) {
    guard let number = Int(text), 0...Int(Int32.max) ~= number else { return nil }
    self = number
  }
}
