internal import Vectors

/// Records of articles that are gathered and then packed, a blob for each range of keys.
struct RecordBuffer {
  let kind: BlobKind
  let keyBits: Int
  /// A key in the highest bits, and in the lowest the place of the article in the buffer.
  var records: [UInt64] = []

  private var scratch: [UInt64] = []
  /// Which articles are in the range being packed, a bit each; and their places among these.
  private var used: [UInt64] = []
  private var places: [UInt32] = []

  init(_ kind: BlobKind, keyBits: Int) {
    self.kind = kind
    self.keyBits = keyBits
  }

  /// The articles that the places of a buffer mean.
  struct Articles {
    var numbers: [Int32] = []
    var marks: [UInt64] = []
  }

  /// The range of a record among `ranges` of equal width.
  static func range(of record: UInt64, keyBits: Int, among ranges: Int) -> Int {
    let key = record & ~(UInt64.max &>> UInt64(keyBits))
    return Int(key.multipliedFullWidth(by: UInt64(ranges)).high)
  }

  /// Packs all records and forgets them.
  ///
  /// - Parameters:
  ///   - ranges: how many ranges of keys there are.
  ///   - articles: the articles of the buffer.
  ///   - body: takes the number of a range that has records, and its blob.
  /// - Throws: what `body` throws.
  mutating func pack<Failure: Error>(
    ranges: Int, of articles: Articles,
    _ body: (_ range: Int, _ blob: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    RadixSort.sort(&records, bits: 64 - keyBits..<64, scratch: &scratch)
    used = Array(repeating: 0, count: (articles.numbers.count + 63) / 64)
    places = Array(repeating: 0, count: articles.numbers.count)
    var start = 0
    while start < records.count {
      let range = Self.range(of: records[start], keyBits: keyBits, among: ranges)
      let end = (start..<records.count).partitionPoint {
        Self.range(of: records[$0], keyBits: keyBits, among: ranges) > range
      }
      try body(range, packed(start..<end, of: articles))
      start = end
    }
    records.removeAll(keepingCapacity: true)
  }

  private mutating func packed(_ range: Range<Int>, of articles: Articles) -> [UInt8] {
    var blob = BlobWriter(kind)
    blob.append(UInt64(keyBits), bits: 7)
    let articleMask = (1 &<< UInt64(64 - keyBits)) &- 1 as UInt64
    for i in range {
      let article = Int(records[i] & articleMask)
      used[article / 64] |= 1 << UInt64(article % 64)
    }
    let count = append(articles, to: &blob)
    append(range, articleMask: articleMask, articleCount: count, to: &blob)
    return blob.text()
  }

  /// Writes the articles that are used, and gives them places; how many there are.
  private mutating func append(_ articles: Articles, to blob: inout BlobWriter) -> Int {
    var present: [Int] = []
    for word in used.indices {
      while used[word] != 0 {
        present.append(64 * word + used[word].trailingZeroBitCount)
        used[word] &= used[word] - 1
      }
    }
    var gaps: [UInt64] = []
    gaps.reserveCapacity(present.count)
    var (last, sum) = (0, 0 as UInt64)
    for (place, article) in present.enumerated() {
      places[article] = UInt32(place)
      let difference = Int(articles.numbers[article]) - last
      last = Int(articles.numbers[article])
      // Signs go to the lowest bit: articles come in any order.
      gaps.append(UInt64(bitPattern: Int64(difference << 1 ^ difference >> 63)))
      sum += gaps[place]
    }
    let parameter = BlobWriter.parameter(sum: sum, count: gaps.count)
    blob.append(count: present.count)
    blob.append(UInt64(parameter), bits: 6)
    for (place, article) in present.enumerated() {
      blob.append(gap: gaps[place], parameter: parameter)
      if kind == .phrases {
        let (day, outlet) = PhraseSpread.places(of: articles.marks[article])
        blob.append(day | outlet &<< 5, bits: 10)
      }
    }
    return present.count
  }

  private func append(
    _ range: Range<Int>, articleMask: UInt64, articleCount: Int,
    to blob: inout BlobWriter
  ) {
    let articleBits = UInt64(64 - keyBits)
    let first = records[range.lowerBound] &>> articleBits
    let last = records[range.upperBound - 1] &>> articleBits
    let parameter = BlobWriter.parameter(sum: last - first, count: range.count)
    let width = ArticleRecords.width(ofPlacesAmong: articleCount)
    blob.append(count: range.count)
    blob.append(UInt64(parameter), bits: 6)
    var key: UInt64 = 0
    let (records, places) = (records.span, places.span)
    for i in range {
      let next = records[i] &>> articleBits
      blob.append(gap: next &- key, parameter: parameter)
      blob.append(UInt64(places[Int(records[i] & articleMask)]), bits: width)
      key = next
    }
  }
}
