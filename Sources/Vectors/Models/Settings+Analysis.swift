extension Settings {
  /// Adds what terms were made by.
  package mutating func add(_ options: Analyzer.Options, fields: [Document.Field]) {
    add("analyzer", String(TermHash.version))
    add("features", options.features.rawValue)
    add("ngrams", options.ngrams)
    add("word-lengths", options.wordLengths)
    add("stemming", options.stemming.rawValue)
    switch options.stopWords {
    case .none: add("stop-words", "none")
    case .automatic: add("stop-words", "automatic")
    case .languages(let languages):
      add("stop-words", "languages")
      for language in languages { add("stop-language", language.rawValue) }
    }
    for word in options.ownStopWords { add("stop-word", word) }
    add("lookalikes", options.lookalikes.rawValue)
    for field in fields { add("field", field.storedName) }
  }

  /// What terms were made by.
  ///
  /// - Throws: ``ModelFileError/otherAnalyzer(version:known:)`` if that is no longer what
  ///   makes them.
  package func analysis() throws(ModelFileError) -> (
    analyzer: Analyzer, fields: [Document.Field]
  ) {
    let version = try value("analyzer") { Int($0) }
    guard version == TermHash.version else {
      throw .otherAnalyzer(version: version, known: TermHash.version)
    }
    let options = Analyzer.Options(
      stemming: try value("stemming") { Stemming(rawValue: $0) },
      stopWords: try stopWords(), ownStopWords: all("stop-word"),
      lookalikes: try value("lookalikes") { Lookalikes(rawValue: $0) },
      wordLengths: try value("word-lengths", ClosedRange.init(stored:)),
      features: try value("features") { Features(rawValue: $0) },
      ngrams: try value("ngrams", ClosedRange.init(stored:)))
    let fields = all("field").compactMap { name in
      Document.Field.allCases.first { $0.storedName == name }
    }
    guard fields.count == all("field").count, let analyzer = try? Analyzer(options) else {
      throw .damaged
    }
    return (analyzer, fields)
  }

  private func stopWords() throws(ModelFileError) -> StopWords {
    let languages = all("stop-language").compactMap(Language.init(rawValue:))
    guard languages.count == all("stop-language").count else { throw .damaged }
    return try value("stop-words") { word in
      switch word {
      case "none": StopWords.none
      case "automatic": .automatic
      case "languages": .languages(languages)
      default: nil
      }
    }
  }

  private mutating func add(_ key: String, _ range: ClosedRange<Int>) {
    add(key, "\(range.lowerBound) \(range.upperBound)")
  }
}

extension Document.Field {
  /// The name that stored files have for the field.
  fileprivate var storedName: String { String(describing: self) }
}

extension ClosedRange<Int> {
  /// The range whose bounds `text` has.
  fileprivate init?(stored text: String) {
    let bounds = text.split(separator: " ").compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
    self = bounds[0]...bounds[1]
  }
}
