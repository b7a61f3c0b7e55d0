internal import Vectors

/// Which documents of a batch have which phrases, to be sorted by phrase.
///
/// A record has as much of a phrase's hash in its high bits as the number of a document
/// leaves room for: 50 bits in a batch of 16,000, 44 in one of a million, so that of the
/// phrases of a batch at most one in 50,000 is taken for another.
package struct PhraseRecords: Sendable {
  /// Bits of a record that number the document.
  let documentBits: UInt64

  /// Records of a batch of so many documents.
  package init(documentCount: Int) {
    // Two at least, which is what the traits of a phrase take of its hash.
    documentBits = UInt64(Int.bitWidth - max(documentCount - 1, 3).leadingZeroBitCount)
  }

  /// The bits of a record that tell the phrase.
  package var phraseBits: Range<Int> { Int(documentBits)..<64 }

  /// What a phrase is known by.
  @inline(__always)
  func key(of phrase: UInt64) -> UInt64 { phrase &>> documentBits }

  /// The document of a record.
  @inline(__always)
  func document(of record: UInt64) -> Int {
    Int(truncatingIfNeeded: record & ((1 &<< documentBits) &- 1))
  }

  /// Makes records of a document's phrases from an index on.
  package func mark(_ phrases: inout [UInt64], from start: Int, document: Int) {
    var phrases = phrases.mutableSpan
    for i in start..<phrases.count {
      phrases[i] = key(of: phrases[i]) &<< documentBits | UInt64(document)
    }
  }
}
