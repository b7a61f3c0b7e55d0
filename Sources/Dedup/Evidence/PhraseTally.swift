/// In how many texts a phrase stands, and the marks of the days and outlets of its articles:
/// what can be added up over parts of an archive.
package struct PhraseTally: Sendable, Hashable {
  /// Different texts that have the phrase.
  package var articles: Int
  /// ``PhraseSpread/marks(time:outlet:)`` of all documents that have it, together.
  package var marks: UInt64

  /// The highest bit of a document's marks, which says that it is the first of its text.
  package static let first: UInt64 = 1 << 63

  /// A phrase that so many texts have.
  package init(articles: Int = 0, marks: UInt64 = 0) {
    self.articles = articles
    self.marks = marks
  }

  /// Takes in a document with these marks, the highest bit of which says whether it is the
  /// first of its text.
  @inline(__always)
  mutating func count(_ mark: UInt64) {
    articles &+= Int(mark &>> 63)
    marks |= mark & ~PhraseTally.first
  }

  /// Takes in what another part knows of the phrase.
  package mutating func add(_ other: PhraseTally) {
    articles += other.articles
    marks |= other.marks
  }

  /// Over how much the phrase is spread.
  package var spread: PhraseSpread { PhraseSpread(articles: articles, marks: marks) }
}
