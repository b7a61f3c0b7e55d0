/// What is wrong with the lines of a part of the work, which then cannot be done.
package enum PartFault: Error, Sendable, Hashable {
  /// A pair of a text that the part does not have.
  case strangeText(Int)
  /// A text or an article that the part has twice.
  case repeated(Int)
  /// A text whose record is no article.
  case noArticle(Int, reason: String)
  /// A text of more words than its record has room for.
  case tooManyWords(Int)
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
    case .noArticle(let number, let reason): "an article as text \(number): \(reason)"
    case .tooManyWords(let number): "no more words than text \(number) has room for"
    case .differingWords(let number): "as many words in all articles of text \(number)"
    case .passages(let number): "passages within text \(number)"
    }
  }
}
