/// The articles of which a range has records of one kind.
///
/// A process packs all that an article has in a range into one blob. If the article comes
/// again, a part was sent twice, and what it has would be counted twice.
struct RangeArticles: Sendable {
  /// By the number without its lowest bits a bit for each article, none for pages without.
  private var pages: [[UInt64]] = []

  private static let pageBits = 16

  /// Takes in the articles of a blob.
  ///
  /// - Throws: ``BlobFault`` if one of them is there already.
  /// - Complexity: O(*n*), and a bit of memory for each number of a page that has any.
  mutating func insert(_ articles: [Int32]) throws(BlobFault) {
    for article in articles {
      let (page, place) = (Int(article) >> Self.pageBits, Int(article) & Self.pageMask)
      if page >= pages.count {
        pages += repeatElement([], count: page + 1 - pages.count)
      }
      if pages[page].isEmpty {
        pages[page] = Array(repeating: 0, count: (Self.pageMask + 1) / 64)
      }
      let bit = 1 << UInt64(place % 64) as UInt64
      guard pages[page][place / 64] & bit == 0 else {
        throw BlobFault(expected: "article \(article) in one blob of a range alone")
      }
      pages[page][place / 64] |= bit
    }
  }

  private static let pageMask = (1 << pageBits) - 1

  /// Forgets all articles.
  mutating func removeAll() { pages.removeAll(keepingCapacity: true) }
}
