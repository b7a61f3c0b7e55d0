internal import Vectors

/// Which articles are the first of their texts, a bit for each number.
///
/// Whoever counts texts has to know it of all articles: the others of a text have the same
/// words, and would be counted again.
package struct FirstTexts: Sendable, Hashable {
  private var words: [UInt64] = []

  /// None.
  package init() {}

  /// Whether an article is the first of its text.
  @inline(__always)
  package func contains(_ article: Int) -> Bool {
    let word = article &>> 6
    return word < words.count && words[word] &>> UInt64(article & 63) & 1 == 1
  }

  /// Takes in an article.
  package mutating func insert(_ article: Int) {
    let word = article / 64
    if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
    words[word] |= 1 << UInt64(article % 64)
  }
}

extension FirstTexts {
  /// Articles whose numbers stand in one blob.
  private static let blockLength = 1 << 20

  /// Packs the numbers of articles.
  ///
  /// - Parameters:
  ///   - articles: their numbers, in any order; equal ones count once.
  ///   - body: takes the number from which a blob counts, and the blob.
  /// - Throws: what `body` throws.
  package static func pack<Failure: Error>(
    _ articles: [Int32],
    _ body: (_ offset: Int, _ blob: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let sorted = articles.sorted()
    var start = 0
    while start < sorted.count {
      let offset = Int(sorted[start]) / blockLength * blockLength
      let end = (start..<sorted.count).partitionPoint {
        Int(sorted[$0]) >= offset + blockLength
      }
      try body(offset, packed(sorted[start..<end], offset: offset))
      start = end
    }
  }

  private static func packed(_ articles: ArraySlice<Int32>, offset: Int) -> [UInt8] {
    var gaps: [UInt64] = []
    var (next, sum) = (offset, 0 as UInt64)
    for article in articles where Int(article) >= next {
      let gap = UInt64(Int(article) - next)
      gaps.append(gap)
      sum += gap
      next = Int(article) + 1
    }
    let parameter = BlobWriter.parameter(sum: sum, count: gaps.count)
    var blob = BlobWriter(.firsts)
    blob.append(count: gaps.count)
    blob.append(UInt64(parameter), bits: 6)
    for gap in gaps { blob.append(gap: gap, parameter: parameter) }
    return blob.text()
  }

  /// Takes in the articles of a blob.
  ///
  /// - Throws: ``BlobFault`` if the text is none of this kind.
  package mutating func insert(
    packed text: Span<UInt8>, offset: Int
  ) throws(BlobFault) {
    var blob = try BlobReader(text, .firsts)
    let count = try blob.entryCount()
    let parameter = try blob.parameter()
    var next = offset
    for _ in 0..<count {
      let gap = try blob.gap(parameter)
      guard gap < Self.blockLength, next + Int(gap) < offset + Self.blockLength else {
        throw BlobFault(
          expected: "articles \(offset) to \(offset + Self.blockLength - 1)")
      }
      insert(next + Int(gap))
      next += Int(gap) + 1
    }
    try blob.finish()
  }
}
