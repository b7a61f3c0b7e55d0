internal import Vectors

/// Stems words of a batch's languages, and knows their stop words.
struct WordStemmer: Sendable {
  private let snowball: Snowball?
  private let stops: Analyzer
  private let elidingStops = Analyzer(
    stemming: .none, stopWords: .languages([.french, .italian]))

  /// For the languages of a batch, the most frequent one first.
  init(_ languages: [Language]) {
    snowball = languages.lazy.compactMap { Snowball(rawValue: $0.rawValue) }.first
    stops = Analyzer(stemming: .none, stopWords: .languages(languages))
  }

  /// Whether a folded form is a stop word of one of the languages, which it may be in an
  /// article whose language was not found.
  func isStopWord(_ form: String, _ buffer: inout TokenBuffer) -> Bool {
    buffer.removeAll()
    stops.append(Array(form.utf8).span, to: &buffer)
    return buffer.tokens.isEmpty
  }

  /// Whether a folded form is two stop words in one, as "d'un".
  func isElidedStopWord(_ form: String, _ buffer: inout TokenBuffer) -> Bool {
    guard let rest = Clitics.restAfterElision(of: form) else { return false }
    buffer.removeAll()
    elidingStops.append(Array(rest.utf8).span, to: &buffer)
    return buffer.tokens.isEmpty
  }

  /// The stem of a folded form.
  func stem(_ form: String) -> String {
    guard let first = form.utf8.first else { return form }
    // Letters of the Arabic block have a first byte of these.
    guard 0xD8...0xDB ~= first else { return snowball?.stem(form) ?? form }
    // A waw that was not taken off is a letter of the word, and behind an article, which
    // goes, it stays: "وزير" is to be stemmed as "الوزير" is.
    let isOwnWaw = form.hasPrefix("و") && !form.hasPrefix("وال")
    return Light10.stem(isOwnWaw ? "ال" + form : form)
  }
}
