// Settings are text, so that a person can read with `strings` what a model was made with;
// numbers that weights depend on are stored to the bit and not computed anew.

extension VectorModel {
  /// Writes the model, all that it takes to make the same vectors elsewhere.
  ///
  ///     let file = try AtomicFile(path: "archive.model")
  ///     try model.write(to: &file)
  ///     try file.commit()
  ///
  /// The format has a version and checksums; a file of 100,000 terms has about 2.5 MB.
  ///
  /// - Throws: what the sink throws.
  public func write(to sink: inout some ByteSink) throws(ExportError) {
    try SectionFile.write(sections, as: .model, to: &sink)
  }

  /// What a file of the model, or of more than it, has.
  package var sections: [(name: String, bytes: [UInt8])] {
    var settings = Settings()
    settings.add(analyzer.options, fields: fields)
    settings.add(weighting.weighting)
    settings.add("documents", String(statistics.documentCount))
    settings.add("occurrences", String(statistics.occurrenceCount))
    settings.add("columns", String(columns.count))
    var sections = [
      ("DFRQ", Array(little: statistics.documentFrequencies)),
      ("WGHT", Array(little: weighting.termWeights.map(\.bitPattern))),
    ]
    switch columns {
    case .terms(let vocabulary): sections += SectionFile.sections(of: vocabulary.forms)
    case .hashed(let hashing):
      settings.add("hash-bits", String(hashing.bits))
      settings.add("hash-signed", String(hashing.isSigned))
    }
    return [(name: "SETS", bytes: settings.bytes)] + sections
  }

  /// The model that a file holds.
  ///
  ///     let model = try VectorModel(ByteStore(mapping: "archive.model"))
  ///
  /// - Throws: ``ModelFileError`` unless it is a whole file of a model, which this release
  ///   can read.
  public init(_ store: ByteStore) throws(ModelFileError) {
    try self.init(SectionFile(store, of: .model))
  }

  /// The model that some of the sections of a file hold.
  package init(_ file: SectionFile) throws(ModelFileError) {
    let settings = try Settings(file.bytes(of: "SETS"))
    let (analyzer, fields) = try settings.analysis()
    let count = try settings.value("columns", Int.init(stored:))
    let columns = try Columns(file, settings, count: count)
    let statistics = ColumnStatistics(
      documentCount: try settings.value("documents", Int.init(stored:)),
      documentFrequencies: try file.integers(of: "DFRQ", count: count),
      occurrenceCount: try settings.value("occurrences", Int.init(stored:)))
    let weights: [UInt64] = try file.integers(of: "WGHT", count: count)
    let weighting = FittedWeighting(
      try settings.weighting(), termWeights: weights.map { Double(bitPattern: $0) },
      averageLength: statistics.averageLength,
      averageDistinctCount: statistics.averageDistinctCount)
    guard statistics.isSound,
      weighting.termWeights.allSatisfy({ FittedWeighting.termWeights.contains($0) })
    else { throw .damaged }
    self.init(
      analyzer: analyzer, fields: fields, columns: columns, statistics: statistics,
      weighting: weighting)
  }
}

extension Columns {
  fileprivate init(
    _ file: SectionFile, _ settings: Settings, count: Int
  ) throws(ModelFileError) {
    if settings.all("hash-bits").isEmpty {
      guard let vocabulary = try? Vocabulary(forms: file.forms(count: count)) else {
        throw .damaged
      }
      self = .terms(vocabulary)
    } else {
      let isSigned = try settings.value("hash-signed") { Bool($0) }
      let bits = try settings.value("hash-bits", Int.init(stored:))
      guard let hashing = try? TermHashing(bits: bits, isSigned: isSigned),
        hashing.columnCount == count
      else { throw .damaged }
      self = .hashed(hashing)
    }
  }
}

extension Int {
  /// The number from 0 that stands for itself.
  init?(stored text: String) {
    guard let number = Int(text), 0...ColumnStatistics.mostOccurrences ~= number else {
      return nil
    }
    self = number
  }
}
