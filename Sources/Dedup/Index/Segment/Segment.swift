internal import Vectors

/// A segment of an index: some tens of thousands of articles that follow each other, in one
/// file that never changes.
struct Segment: Sendable {
  /// The file.
  let file: BlockFile
  /// Number of articles, deleted ones included.
  var documentCount: Int { stored.count }
  /// Number of different texts.
  let textCount: Int
  /// Which articles are deleted, a bit each; nothing if none is.
  var deleted: DeletedArticles
  /// Articles by the hashes of their ids.
  let ids: HashLookup
  /// Texts by their digests.
  let digests: HashLookup
  /// Texts by the keys of each band.
  let bands: BandTables
  /// Texts by their fingerprints.
  let fingerprints: HashLookup
  /// What is known of phrases.
  let phrases: PhraseTable

  /// The articles themselves.
  let stored: StoredArticles

  private let texts: BlockSection

  /// The segment in a file.
  init(_ file: BlockFile, deleted: DeletedArticles) throws(BlockFileError) {
    self.file = file
    self.deleted = deleted
    stored = try StoredArticles(file)
    texts = try file.section(SegmentLayout.texts)
    textCount = texts.count / TextRecord.size
    ids = try HashLookup(file.section(SegmentLayout.ids))
    digests = try HashLookup(file.section(SegmentLayout.digests))
    bands = try BandTables(file)
    fingerprints = try HashLookup(file.section(SegmentLayout.fingerprints))
    phrases = try PhraseTable(file)
    guard ids.count == documentCount, digests.count == textCount else {
      throw stored.damage("other numbers of articles than in its tables")
    }
  }

  /// Whether it is as an entry of a manifest says, and as a search in so many bands expects.
  func fits(_ entry: Manifest.Segment, bandCount: Int) -> Bool {
    documentCount == entry.articles && deleted.count == entry.deletedCount
      && bands.tables.count == bandCount && fingerprints.layout.hasPositions
  }

  /// Articles that are not deleted.
  var count: Int { documentCount - deleted.count }

  /// The articles that are not deleted, where the segment has a number.
  func livePlaces(in number: Int) -> [ArchivedArticle] {
    stored.places(in: number, without: deleted)
  }

  /// What is kept of a text.
  func text(_ number: Int) throws(BlockFileError) -> TextRecord {
    let (section, start) = (texts, number * TextRecord.size)
    let bytes = try section.bytes(start..<start + TextRecord.size)
    return TextRecord(bytes)
  }

  /// The number of the text of a digest, whether or not its articles are deleted.
  func text(of digest: TextDigest) throws(BlockFileError) -> Int? {
    var found: [UInt32] = []
    try digests.append(valuesOf: SegmentLayout.key(of: digest), to: &found)
    for number in found where try text(Int(number)).digest == digest {
      return Int(number)
    }
    return nil
  }

  /// Appends the articles of a text that are not deleted, in order.
  func appendDocuments(
    ofText text: Int, to numbers: inout [Int32]
  ) throws(BlockFileError) {
    var next = try self.text(text).first
    var last = -1
    while next != DocumentRecord.none {
      // Ascending, so that damage cannot make it endless.
      guard next < documentCount, Int(next) > last else {
        throw stored.damage("articles in a circle, or of none")
      }
      last = Int(next)
      if !deleted.contains(last) { numbers.append(Int32(last)) }
      next = try stored.document(last).next
    }
  }
}
