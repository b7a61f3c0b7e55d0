internal import Vectors

/// The stop words of languages that a batch is not in, but for an article or a quotation whose
/// language nothing tells.
///
/// They are no labels of a group that speaks such a language. Elsewhere the German "war" and
/// the French "ai" are what an English article is about.
struct OtherStopWords: Sendable {
  /// Some languages.
  struct Languages: OptionSet, Sendable {
    let rawValue: UInt32

    /// The language with this place in `Language.allCases`.
    static func number(_ number: Int) -> Languages { Languages(rawValue: 1 << number) }
  }

  private let all: Analyzer
  private let each: [(language: Languages, stops: Analyzer)]

  /// Those of all languages but some.
  init(besides languages: [Language]) {
    let others = Language.allCases.enumerated().filter { !languages.contains($0.element) }
    all = Analyzer(stemming: .none, stopWords: .languages(others.map(\.element)))
    each = others.map { number, language in
      (.number(number), Analyzer(stemming: .none, stopWords: .languages([language])))
    }
  }

  /// The languages in which a folded form is a stop word.
  func languages(of form: String, _ buffer: inout TokenBuffer) -> Languages {
    let bytes = Array(form.utf8)
    func isLeftOut(by analyzer: Analyzer) -> Bool {
      buffer.removeAll()
      analyzer.append(bytes.span, to: &buffer)
      return buffer.tokens.isEmpty
    }
    guard !each.isEmpty, isLeftOut(by: all) else { return [] }
    return each.reduce(into: []) { languages, other in
      if isLeftOut(by: other.stops) { languages.formUnion(other.language) }
    }
  }
}

extension GroupTerms {
  /// The other languages that a group speaks: those of which a tenth of its words, and two
  /// words at least, are stop words.
  func otherLanguages(of group: Int, _ classes: WordClasses) -> OtherStopWords.Languages {
    var total = 0
    var words = [Int](repeating: 0, count: Language.allCases.count)
    var occurrences = words
    for cell in cells[range(of: group)] {
      total += Int(cell.occurrences)
      let stops = classes.stops[Int(cell.term)]
      guard !stops.isEmpty else { continue }
      for number in words.indices where stops.contains(.number(number)) {
        words[number] += 1
        occurrences[number] += Int(cell.occurrences)
      }
    }
    return words.indices.reduce(into: []) { languages, number in
      if words[number] >= 2, 10 * occurrences[number] >= total {
        languages.formUnion(.number(number))
      }
    }
  }
}
