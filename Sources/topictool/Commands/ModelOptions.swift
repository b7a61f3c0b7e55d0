internal import Topics
internal import Vectors

/// The options by which batches share terms and weights.
enum ModelOptions {
  static let model = Option<String?>.input(
    "model",
    help:
      "the terms, weights and settings of FILE, which --save-model of vectorize wrote: "
      + "for vectors that are comparable with those of another batch")
  static let frequencies = Option<[String]>.inputs(
    "frequencies",
    help: "take terms and weights from the document frequencies in FILE, which "
      + "--save-frequencies wrote; given several times, from all of them together")
  static let savedModel = Option<String?>.output(
    "save-model", help: "what --model reads: terms, weights and settings")
  static let savedFrequencies = Option<String?>.output(
    "save-frequencies",
    help:
      "what --frequencies reads: in how many articles each term is, before any term is "
      + "left out")

  /// All of them.
  static let group = OptionGroup(
    heading: "model",
    options: [
      model.declaration, savedModel.declaration, frequencies.declaration,
      savedFrequencies.declaration,
    ])

  /// What `cluster` calls them.
  private static let topics = Option<String?>.input(
    "model",
    help:
      "the clusters of FILE, which --save-model of cluster wrote, with their numbers and "
      + "names; or the terms and weights of FILE, which --save-model of vectorize wrote")
  static let savedTopics = Option<String?>.output(
    "save-model", help: "what --model reads: terms, weights, centres and names")

  /// Those that read or save clusters.
  static let topicsGroup = OptionGroup(
    heading: "model", options: [topics.declaration, savedTopics.declaration])

  /// Those that read a model.
  static let readingGroup = OptionGroup(heading: "model", options: [model.declaration])

  /// What a file of `--model` holds.
  enum Model: Sendable {
    case vectors(VectorModel)
    case topics(TopicModel)
  }

  /// The model of `--model`, if it is given.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - savesVectors: whether `--save-model` is to save what `--model` says already.
  /// - Returns: the model.
  /// - Throws: ``ToolError`` for a file that is no model, and options that say what it says.
  static func model(
    _ arguments: Arguments, savesVectors: Bool
  ) throws(ToolError) -> Model? {
    guard let path = arguments[model] else { return nil }
    let others =
      AnalysisOptions.group.options + VocabularyOptions.group.options
      + WeightingOptions.group.options
      + group.options.dropFirst(savesVectors ? 1 : 2)
    if let option = others.first(where: arguments.has) {
      throw .usage(
        "\(option.spelling) does not go with --model, which settles how vectors are made")
    }
    return try read(path) { store throws(ModelFileError) in
      do throws(ModelFileError) {
        return .topics(try TopicModel(store))
      } catch .unknown {
        return .vectors(try VectorModel(store))
      }
    }
  }

  /// The merged frequencies of `--frequencies`, if it is given.
  ///
  /// - Throws: ``ToolError`` for files that hold none or do not fit together, and options
  ///   that say what they say.
  static func frequencies(
    _ session: Session
  ) throws(ToolError) -> DocumentFrequencies? {
    let paths = session.arguments[frequencies]
    guard !paths.isEmpty else { return nil }
    if let option = AnalysisOptions.given(session.arguments) {
      throw .usage(
        "\(option.spelling) does not go with --frequencies, which settle what terms are")
    }
    var parts: [DocumentFrequencies] = []
    for path in paths {
      parts.append(
        try read(path) { store throws(ModelFileError) in try DocumentFrequencies(store) })
    }
    do throws(VectorsError) {
      return try DocumentFrequencies(merging: parts)
    } catch {
      throw .usage("--frequencies: \(error)")
    }
  }

  private static func read<Value>(
    _ path: String, _ read: (ByteStore) throws(ModelFileError) -> Value
  ) throws(ToolError) -> Value {
    let store: ByteStore
    do throws(CorpusError) {
      store = try ByteStore(mapping: path)
    } catch {
      throw ToolError(.corpus(error))
    }
    do throws(ModelFileError) {
      return try read(store)
    } catch {
      throw .failure("\(path) \(error)")
    }
  }
}
