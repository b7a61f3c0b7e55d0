internal import Vectors

/// Keys that articles have, as they pass from the processes that read the articles to those
/// that compare them.
///
/// A record has a key in its highest bits, and in its lowest the place of the article among
/// those of the same blob. In a blob records are in the order of their keys and the gaps
/// between these are written, with as many bits for the article as it takes to tell those
/// apart that are in the blob: little more than the logarithm of the number of ways in which
/// so many records can be.
package struct ArticleRecords: Sendable {
  /// Bits of a key.
  package let keyBits: Int
  /// The numbers of the articles.
  package var articles: [Int32] = []
  /// When and where each of them appeared, as ``PhraseSpread/marks(time:outlet:)`` has it, if
  /// the kind has that.
  package var marks: [UInt64] = []
  /// The records, in order of their keys.
  package var records: [UInt64] = []

  /// The greatest number of an article.
  package static let greatestArticle = Int(Int32.max) - 1

  /// Records of no article.
  package init(keyBits: Int) {
    self.keyBits = keyBits
  }

  /// Bits of a record that tell the article.
  package var articleBits: UInt64 { UInt64(64 - keyBits) }
}

extension ArticleRecords {
  /// The records of a blob.
  ///
  /// - Parameters:
  ///   - text: the blob.
  ///   - kind: what it is to hold.
  ///   - keyBits: bits of its keys.
  /// - Throws: ``BlobFault`` if it holds something else.
  package init(
    _ text: Span<UInt8>, _ kind: BlobKind, keyBits: Int
  ) throws(BlobFault) {
    self.init(keyBits: keyBits)
    var blob = try BlobReader(text, kind)
    let found = Int(try blob.bits(7))
    guard found == keyBits else {
      throw BlobFault(expected: "keys of \(keyBits) bits, not \(found)")
    }
    try readArticles(&blob, hasMarks: kind == .phrases)
    try readRecords(&blob)
    try blob.finish()
  }

  private mutating func readArticles(
    _ blob: inout BlobReader, hasMarks: Bool
  ) throws(BlobFault) {
    let count = try blob.entryCount()
    guard keyBits < 33 || count <= 1 << Int(articleBits) else {
      throw BlobFault(expected: "at most \(1 << Int(articleBits)) articles in a blob")
    }
    let parameter = try blob.parameter()
    articles.reserveCapacity(count)
    var last = 0
    for _ in 0..<count {
      let gap = try blob.gap(parameter)
      let difference = Int(bitPattern: UInt(gap &>> 1)) ^ -Int(gap & 1)
      let (article, isOver) = last.addingReportingOverflow(difference)
      guard !isOver, (0...Self.greatestArticle).contains(article) else {
        throw BlobFault(
          expected: "articles with numbers from 0 to \(Self.greatestArticle)")
      }
      articles.append(Int32(article))
      last = article
      if hasMarks {
        let places = try blob.bits(10)
        marks.append(PhraseSpread.marks(atPlaces: places & 31, places &>> 5))
      }
    }
  }

  private mutating func readRecords(_ blob: inout BlobReader) throws(BlobFault) {
    let count = try blob.entryCount()
    let parameter = try blob.parameter()
    let width = ArticleRecords.width(ofPlacesAmong: articles.count)
    records.reserveCapacity(count)
    var key: UInt64 = 0
    for _ in 0..<count {
      let (next, isOver) = key.addingReportingOverflow(try blob.gap(parameter))
      key = next
      let place = try blob.bits(width)
      guard !isOver, key &>> UInt64(keyBits) == 0, place < articles.count else {
        throw BlobFault(expected: "keys of \(keyBits) bits and articles of the blob")
      }
      records.append(key &<< articleBits | place)
    }
  }

  /// Bits that tell so many articles apart.
  static func width(ofPlacesAmong count: Int) -> Int {
    Int.bitWidth - max(0, count - 1).leadingZeroBitCount
  }
}
