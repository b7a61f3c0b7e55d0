/// The stemmers of the Snowball project (Porter 2001, "Snowball: a language for stemming
/// algorithms").
///
///     Snowball.english.stem("relations")  // "relat"
///
/// Each is a translation of the project's algorithm into Swift, and makes of every word of
/// the project's own lists what these say. Words come folded as ``Analyzer`` folds them; a
/// word in another alphabet than the language's stays as it is.
public enum Snowball: String, Sendable, Hashable, CaseIterable {
  /// Porter2.
  case english
  /// French, with verbs.
  case french
  /// German; umlauts become the vowels they are of.
  case german
  /// Spanish, with verbs and the pronouns written onto them.
  case spanish
  /// Russian.
  case russian

  /// The stem of a folded word.
  public func stem(_ word: String) -> String {
    var letters = StemWord()
    var form = Array(word.utf8)
    guard letters.load(form.span) else { return word }
    stem(&letters)
    guard letters.count > 0 else { return word }
    letters.store(in: &form)
    return String(decoding: form, as: UTF8.self)
  }

  /// Has a word lose its endings.
  func stem(_ word: inout StemWord) {
    guard word.count > 0 else { return }
    switch self {
    case .english: EnglishStemmer.stem(&word)
    case .french: FrenchStemmer.stem(&word)
    case .german: GermanStemmer.stem(&word)
    case .spanish: SpanishStemmer.stem(&word)
    case .russian: RussianStemmer.stem(&word)
    }
  }
}
