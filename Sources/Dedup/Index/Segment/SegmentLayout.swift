internal import Vectors

/// How a segment is laid out, as `docs/index-format.md` has it.
enum SegmentLayout {
  /// What kind of file a segment is.
  static let kind = "SEGM"
  /// The version of the layout.
  static let version: UInt32 = 1

  /// Articles in compressed blocks.
  static let articles = "ARTI"
  /// Where each block begins, and how long its articles are; 12 bytes each.
  static let blocks = "BLKS"
  /// A record of 24 bytes for each article.
  static let documents = "DOCS"
  /// A record of 28 bytes for each different text.
  static let texts = "TEXT"
  /// Articles by the hashes of their ids.
  static let ids = "IDSX"
  /// Texts by their digests.
  static let digests = "DIGX"
  /// Texts by the keys of each band, a table after another.
  static let bands = "BAND"
  /// Where the table of each band begins, and where the last one ends; 8 bytes each.
  static let bandStarts = "BNDX"
  /// Texts by the fingerprints of their samples, with places.
  static let fingerprints = "FPRT"

  /// The sequence number of the first article.
  static let sequence = "SEQU"

  /// Articles and texts of a segment at most: what the bits of a number allow.
  static let mostDocuments = 1 << 24

  /// Bits that number so many texts or articles.
  static func bits(for count: Int) -> Int {
    max(1, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
  }

  /// The key that a band's key is looked up by: spread, as those of few slots are not.
  @inline(__always)
  static func spread(_ key: UInt32) -> UInt32 {
    let mixed = (key ^ key &>> 16) &* 0x9E37_79B1
    return mixed ^ mixed &>> 15
  }

  /// Bits of a band's key that tables keep: two keys that agree in them by accident cost a
  /// look at a text.
  static let bandKeyBits = 28

  /// The key that an id is looked up by.
  static func key(ofID hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  /// The key that a text is looked up by.
  static func key(of digest: TextDigest) -> UInt32 {
    UInt32(truncatingIfNeeded: digest.low >> 32)
  }

  /// Where a shingle stands in a text of so many, in 256ths.
  static func position(of place: Int, in count: Int) -> UInt32 {
    UInt32(min(255, place << 8 / max(1, count)))
  }
}

/// What a segment keeps of each article beside the article itself.
struct DocumentRecord: Sendable, Hashable {
  /// Bytes it takes.
  static let size = 24
  /// No text, or no further article.
  static let none: UInt32 = .max
  /// No time that is known.
  private static let timeless = Int64.min

  /// The article's text, or ``none`` if it has no words or too few.
  var text: UInt32
  /// The next article of the same text, or ``none``.
  var next: UInt32 = DocumentRecord.none
  /// When it appeared, in seconds since 1970, if that is known.
  var time: Int64?
  /// The block it stands in.
  var block: UInt32
  /// Where in the block it begins.
  var offset: UInt32

  /// Appends the record's bytes.
  func append(to bytes: inout [UInt8]) {
    bytes.append(little: text)
    bytes.append(little: next)
    bytes.append(little: UInt64(bitPattern: time ?? DocumentRecord.timeless))
    bytes.append(little: block)
    bytes.append(little: offset)
  }

  /// An article of these.
  init(text: UInt32, time: Int64?, block: UInt32, offset: UInt32) {
    (self.text, self.time, self.block, self.offset) = (text, time, block, offset)
  }

  /// The record that bytes hold.
  init(_ bytes: Span<UInt8>) {
    text = Kernels.loadUInt32(bytes, at: 0)
    next = Kernels.loadUInt32(bytes, at: 4)
    let time = Int64(bitPattern: Kernels.loadUInt64(bytes, at: 8))
    self.time = time == DocumentRecord.timeless ? nil : time
    block = Kernels.loadUInt32(bytes, at: 16)
    offset = Kernels.loadUInt32(bytes, at: 20)
  }
}

/// What a segment keeps of each different text.
struct TextRecord: Sendable, Hashable {
  /// Bytes it takes.
  static let size = 28

  /// What its words are known by.
  let digest: TextDigest
  /// Words.
  let words: Int32
  /// Distinct shingles.
  let shingles: Int32
  /// The first article of this text.
  var first: UInt32

  /// Appends the record's bytes.
  func append(to bytes: inout [UInt8]) {
    bytes.append(little: digest.high)
    bytes.append(little: digest.low)
    bytes.append(little: UInt32(bitPattern: words))
    bytes.append(little: UInt32(bitPattern: shingles))
    bytes.append(little: first)
  }

  /// A text of these.
  init(digest: TextDigest, words: Int32, shingles: Int32, first: UInt32) {
    self.digest = digest
    self.words = words
    self.shingles = shingles
    self.first = first
  }

  /// The record that bytes hold.
  init(_ bytes: Span<UInt8>) {
    digest = TextDigest(
      high: Kernels.loadUInt64(bytes, at: 0), low: Kernels.loadUInt64(bytes, at: 8))
    words = Int32(bitPattern: Kernels.loadUInt32(bytes, at: 16))
    shingles = Int32(bitPattern: Kernels.loadUInt32(bytes, at: 20))
    first = Kernels.loadUInt32(bytes, at: 24)
  }
}
