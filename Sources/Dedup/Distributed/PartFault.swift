/// What is wrong with the lines of a part of the work, which then cannot be done.
package enum PartFault: Error, Sendable, Hashable {
  /// A pair of a text that the part does not have.
  case strangeText(Int)
  /// A text or an article that the part has twice.
  case repeated(Int)
  /// A pair that the part has twice.
  case repeatedPair(Int, Int)
  /// A text whose record is no article.
  case noArticle(Int, reason: String)
  /// A text without the article that names it, or with one before that.
  case noFirst(Int)
  /// A text of more words than its record has room for.
  case tooManyWords(Int)
  /// A text of more distinct shingles than words.
  case tooManyShingles(Int)
  /// Articles of one text with different numbers of words.
  case differingWords(Int)
  /// Passages that end behind a text.
  case passages(Int)
}

extension PartFault: CustomStringConvertible {
  /// What was expected instead.
  package var description: String {
    switch self {
    case .strangeText(let number): "text \(number), of which there is a pair, as well"
    case .repeated(let number): "number \(number) once and not twice"
    case .repeatedPair(let a, let b): "the pair of \(a) and \(b) once and not twice"
    case .noArticle(let number, let reason): "an article as text \(number): \(reason)"
    case .noFirst(let number): "article \(number) as the first of text \(number)"
    case .tooManyWords(let number): "no more words than text \(number) has room for"
    case .tooManyShingles(let number):
      "no more distinct shingles than words of text \(number)"
    case .differingWords(let number): "as many words in all articles of text \(number)"
    case .passages(let number): "passages within text \(number)"
    }
  }
}
