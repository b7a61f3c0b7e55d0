internal import Vectors

/// The texts of an index that a search has come across, each once.
struct ArchivedTextTable {
  /// The texts, in the order in which they were met.
  private(set) var texts: [ArchivedText] = []

  private let segments: [Segment]
  /// Where the numbers of each segment's texts begin, and where they end.
  private let firstTexts: [Int]
  private var numbers: [TextDigest: Int32] = [:]
  /// What became of texts by their numbers in the index; -1 for what is deleted.
  private var met: [Int: Int32] = [:]

  /// No texts yet, of some segments.
  init(_ segments: [Segment], firstTexts: [Int]) {
    self.segments = segments
    self.firstTexts = firstTexts
  }

  /// The text of a digest; nil if the index has no article of it.
  mutating func number(of digest: TextDigest) throws(BlockFileError) -> Int32? {
    if let number = numbers[digest] { return number }
    guard let text = try segments.text(of: digest) else { return nil }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[digest] = number
    return number
  }

  /// The text of a number of the index; nil if its articles are deleted.
  mutating func number(ofText text: Int) throws(BlockFileError) -> Int32? {
    if let known = met[text] { return known < 0 ? nil : known }
    let segment = segments.indices.partitionPoint { firstTexts[$0 + 1] > text }
    let digest = try segments[segment].text(text - firstTexts[segment]).digest
    let number = try number(of: digest)
    met[text] = number ?? -1
    return number
  }
}
