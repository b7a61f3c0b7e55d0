internal import Vectors

/// What the commands that work on the terms of articles have in common: what a term is.
enum AnalysisOptions {
  static let features = Option.choice(
    "features", standard: Features.words,
    help: "what terms are made of: words, characters across words, or characters of each "
      + "word with a space on either side")
  static let ngrams = Option<ClosedRange<Int>?>(
    "ngrams", placeholder: "N|MIN-MAX",
    allowed: "a whole number from 1 to \(Analyzer.Options.ngramsAllowed.upperBound), "
      + "or two as in 1-2",
    fallback: nil,
    help:
      "how many words or characters in a row make a term (default: 1 word, in cluster "
      + "1-2; 4 characters)"
  ) { text in
    ClosedRange<Int>.lengths(text, in: Analyzer.Options.ngramsAllowed).map { .some($0) }
  }
  static let minimumLength = Option.integer(
    "min-length", in: Analyzer.Options.lengthsAllowed, standard: 1,
    help: "leave out words of fewer characters")
  static let maximumLength = Option.integer(
    "max-length", in: Analyzer.Options.lengthsAllowed,
    standard: Analyzer.Options.lengthsAllowed.upperBound, shown: "no limit",
    help: "leave out words of more characters")
  static let stop = Option<StopWords?>(
    "stop", placeholder: "auto|none|LANGUAGE,...",
    allowed: "auto, none, or languages with commas between: \(languages.alternatives)",
    choices: ["auto", "none"] + languages,
    fallback: nil,
    help: "whose stop words are left out: those of the language that each article's own "
      + "words give away (auto), none, or those of LANGUAGE,... from \(languages.alternatives) "
      + "(default: auto, none for characters)"
  ) { text in StopWords(text).map { .some($0) } }
  static let stopList = Option<String?>.input(
    "stop-words",
    help: "leave out the words of this file as well: UTF-8, a word a line, comments "
      + "after #")
  static let stem = Option<Stemming>.choice(
    "stem",
    help:
      "how words lose their endings: not at all, Arabic words by light10, all words by "
      + "the stemmer of a language, or Arabic ones by light10 and others by the language of "
      + "their article (auto) (default: light10, none for characters)")
  static let titleWeight = Option.integer(
    "title-weight", in: 0...100, standard: 1, shown: "1, in events 2",
    help: "how many times the terms of a title count; 0 leaves titles out")

  /// The options that say what a term is.
  static let group = OptionGroup(
    heading: "terms",
    options: [
      features.declaration, ngrams.declaration, minimumLength.declaration,
      maximumLength.declaration, stop.declaration, stopList.declaration,
      stem.declaration, titleWeight.declaration,
    ])

  private static let languages = Language.allCases.map(\.rawValue)

  /// The first of them that a command line has: what else says what a term is leaves no
  /// room for them.
  static func given(_ arguments: Arguments) -> Declaration? {
    group.options.first(where: arguments.has)
  }

  /// What makes terms of articles.
  struct Method {
    /// What makes terms of text.
    let analyzer: Analyzer
    /// The fields whose terms count, each as often as it is named.
    let fields: [Document.Field]
  }

  /// What makes terms under the options given; commands ask before they read articles.
  ///
  /// - Parameters:
  ///   - session: the run.
  ///   - titles: how many times the terms of a title count unless an option says so.
  ///   - standard: the lengths of words, and how many of them in a row make a term, where
  ///     options do not say.
  /// - Returns: the analyzer and the fields.
  /// - Throws: ``ToolError/usage(_:)`` for a list of stop words that cannot be read, and
  ///   lengths that contradict each other.
  static func method(
    _ session: Session, titles: Int = titleWeight.fallback,
    standard: Analyzer.Options = Analyzer.Options()
  ) throws(ToolError) -> Method {
    let arguments = session.arguments
    let titles = Array(
      repeating: Document.Field.title,
      count: arguments.has(titleWeight) ? arguments[titleWeight] : titles)
    let options = try options(session, standard)
    do throws(VectorsError) {
      return Method(analyzer: try Analyzer(options), fields: titles + [.text])
    } catch {
      throw .usage(error.description)
    }
  }

  private static func options(
    _ session: Session, _ standard: Analyzer.Options
  ) throws(ToolError) -> Analyzer.Options {
    let arguments = session.arguments
    let most = arguments[maximumLength]
    let least =
      arguments.has(minimumLength)
      ? arguments[minimumLength] : min(standard.wordLengths.lowerBound, most)
    guard least <= most else {
      throw .usage("--min-length \(least) leaves no word of --max-length \(most)")
    }
    let features = arguments[features]
    let isOfWords = features == .words
    var options = Analyzer.Options(
      stemming: arguments[stem] ?? (isOfWords ? .light10 : .none),
      stopWords: arguments[stop] ?? (isOfWords ? .automatic : .none),
      wordLengths: least...most, features: features,
      // McNamee & Mayfield 2004, "Character n-gram tokenization for European language text
      // retrieval": four characters do best over languages.
      ngrams: arguments[ngrams] ?? (isOfWords ? standard.ngrams : 4...4))
    if let path = arguments[stopList] {
      options.ownStopWords = try TextFile.lines(of: path)
      if options.ownStopWords.isEmpty { session.note("\(path) holds no words") }
    }
    return options
  }
}

extension StopWords {
  /// The stop words that the command line names.
  fileprivate init?(_ text: String) {
    switch text {
    case "auto": self = .automatic
    case "none": self = .none
    default:
      let names = text.split(separator: ",", omittingEmptySubsequences: false)
      let languages = names.compactMap { Language(rawValue: String($0)) }
      guard languages.count == names.count else { return nil }
      self = .languages(languages)
    }
  }
}

extension ClosedRange<Int> {
  /// A length, or the least and the greatest, all of them allowed.
  fileprivate static func lengths(_ text: String, in allowed: ClosedRange) -> ClosedRange?
  {
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard bounds.count <= 2, let least = bounds.first ?? nil,
      let most = bounds.last ?? nil,
      least <= most, allowed.contains(least), allowed.contains(most)
    else { return nil }
    return least...most
  }
}
