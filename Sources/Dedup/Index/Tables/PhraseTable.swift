package import Vectors

/// Over how many articles, days and outlets the phrases of some articles are spread: sorted
/// keys of 40 bits in few bits each.
///
///     let table = try PhraseTable(file)
///     var cursor = table.cursor()
///     let phrase = try cursor.phrase(PhraseTable.key(of: hash))
///
/// A file of phrases has three sections, numbers with the least byte first and bits from the
/// lowest of a byte on:
///
///     PHRA    the phrases, a bucket for each value of the highest bits of a key; then 24
///             zeros. In a bucket that has any, their number, 7 bits a byte, the highest
///             bit of a byte set if more follow; then of each phrase
///             the gap: how many keys were left out since the phrase before, or since the
///             first key that the bucket can have. With r gap bits: as many zeros as the gap
///             has times 2ʳ, a one, the lowest r bits (Rice 1979, "Some practical universal
///             noiseless coding techniques"); or 32 zeros and 40 bits.
///             A bit that is 0 and the number of a simple spread, or 1 and that of another.
///     PHRX    of each bucket where it starts in PHRA, 5 bytes; behind it where the last one
///             ends; then 3 zeros
///     PHRD    4 bytes each: the phrases, the low half and the high half; bucket bits; gap
///             bits; simple spreads; other spreads.
///             Of each width from 1 to 11 bits from which bucket on the numbers of simple
///             spreads have it, 4 bytes; the same of 1 to 31 bits for others.
///             2 bytes a simple spread: articles (0 or 1) times 841 plus the day's mark
///             (0 to 28; 0 for none) times 29 plus the outlet's.
///             9 bytes another: articles, 2 bytes, and marks.
///
/// Most phrases occur in one article, and what articles are stored together comes from few
/// days and outlets: a phrase of 25 million takes some 28 bits, of which 17 are its key's.
package struct PhraseTable: Sendable {
  /// A phrase and its spread.
  package struct Phrase: Sendable, Hashable {
    /// The highest bits of its hash.
    package var key: UInt64
    /// Its ``PhraseSpread/marks(time:outlet:)``, of all articles together.
    package var marks: UInt64
    /// Articles that have it, at most 65,535.
    package var articles: Int

    /// A phrase of a key.
    package init(key: UInt64, articles: Int, marks: UInt64) {
      self.key = key
      self.articles = articles
      self.marks = marks
    }
  }

  /// Number of phrases.
  package let count: Int

  let shape: Shape
  let buckets: BlockSection
  private let directory: BlockSection
  private let dictionary: BlockSection
  /// Spreads by their numbers.
  private let simpleSpreads: [Spread]
  private let otherCount: Int

  /// The phrases of a file.
  ///
  /// - Throws: ``BlockFileError`` if it has none that make sense.
  package init(_ file: BlockFile) throws(BlockFileError) {
    let dictionary = try file.section(Section.dictionary)
    let header = try Header.stored(in: dictionary)
    let simpleSpreads = try header.simpleSpreads(dictionary)
    let buckets = try file.section(Section.buckets)
    let directory = try file.section(Section.directory)
    guard directory.count >= 5 * (header.shape.bucketCount + 1) + 3 else {
      throw directory.damage("too short for \(header.shape.bucketCount) buckets")
    }
    count = header.count
    otherCount = header.otherCount
    shape = header.shape
    self.simpleSpreads = simpleSpreads
    self.buckets = buckets
    self.directory = directory
    self.dictionary = dictionary
  }

  /// What a phrase of a hash is known by.
  @inline(__always)
  package static func key(of hash: UInt64) -> UInt64 {
    hash &>> UInt64(64 - Shape.keyBits)
  }

  /// The names of the sections.
  enum Section {
    static let buckets = "PHRA"
    static let directory = "PHRX"
    static let dictionary = "PHRD"
  }
}

extension PhraseTable {
  /// Bytes behind the last bucket: a phrase is read by loads of eight bytes, which may
  /// start where it ends, and so far behind that where it claims to be long.
  static let slack = 24

  /// Where a bucket stands in its section.
  func place(ofBucket bucket: Int) throws(BlockFileError) -> Range<Int> {
    let directory = directory
    let bounds = try directory.bytes(5 * bucket..<5 * bucket + 13)
    let mask = (1 << 40) - 1 as UInt64
    let start = Int(Kernels.loadUInt64(bounds, at: 0) & mask)
    let end = Int(Kernels.loadUInt64(bounds, at: 5) & mask)
    guard start <= end, end <= buckets.count - Self.slack else { throw damage }
    return start..<end
  }

  /// The spread that a code stands for.
  func spread(ofCode code: UInt32) throws(BlockFileError) -> Spread {
    let number = Int(code &>> 1)
    if code & 1 == 0 {
      guard number < simpleSpreads.count else { throw damage }
      return simpleSpreads[number]
    }
    guard number < otherCount else { throw damage }
    let start = Header.size + 2 * simpleSpreads.count + 9 * number
    let dictionary = dictionary
    let bytes = try dictionary.bytes(start..<start + 9)
    return Spread(
      articles: UInt16(bytes[0]) | UInt16(bytes[1]) &<< 8,
      marks: Kernels.loadUInt64(bytes, at: 1) &>> 8)
  }

  /// The error of numbers that make no sense.
  var damage: BlockFileError { buckets.damage("phrases out of order") }
}
