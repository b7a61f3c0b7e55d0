extension DocumentFrequencies {
  /// Writes the frequencies, to be merged with others and fitted to; the format is that of
  /// ``VectorModel/write(to:)``.
  ///
  /// - Throws: what the sink throws.
  public func write(to sink: inout some ByteSink) throws(ExportError) {
    var settings = Settings()
    settings.add(analyzer.options, fields: fields)
    settings.add("documents", String(documentCount))
    settings.add("terms", String(termCount))
    let spreads = terms.spreads ?? []
    try SectionFile.write(
      [
        ("SETS", settings.bytes), ("DFRQ", Array(little: terms.documentFrequencies)),
        ("OCCU", Array(little: spreads.map(\.occurrences))),
        ("RPTN", Array(little: spreads.map(\.repetition))),
      ] + SectionFile.sections(of: terms.forms), as: .frequencies, to: &sink)
  }

  /// The frequencies that a file holds.
  ///
  /// - Throws: ``ModelFileError`` unless it is a whole file of document frequencies, which
  ///   this release can read.
  public init(_ store: ByteStore) throws(ModelFileError) {
    let file = try SectionFile(store, of: .frequencies)
    let settings = try Settings(file.bytes(of: "SETS"))
    let (analyzer, fields) = try settings.analysis()
    let count = try settings.value("terms", Int.init(stored:))
    guard let vocabulary = try? Vocabulary(forms: file.forms(count: count)) else {
      throw .damaged
    }
    let frequencies: [Int32] = try file.integers(of: "DFRQ", count: count)
    let occurrences: [Int] = try file.integers(of: "OCCU", count: count)
    let repetitions: [UInt64] = try file.integers(of: "RPTN", count: count)
    let documentCount = try settings.value("documents", Int.init(stored:))
    let counts = 0...ColumnStatistics.mostOccurrences
    guard frequencies.allSatisfy({ 0...documentCount ~= Int($0) }),
      occurrences.allSatisfy({ counts.contains($0) })
    else { throw .damaged }
    let terms = TermStatistics(
      documentCount: documentCount,
      hashes: vocabulary.hashes, forms: vocabulary.forms,
      documentFrequencies: frequencies,
      spreads: zip(occurrences, repetitions).map {
        TermSpread(occurrences: $0, repetition: $1)
      })
    self.init(analyzer: analyzer, fields: fields, terms: terms)
  }
}
