internal import Vectors

/// The phrases of an archive that are recurring text, found by their keys.
///
/// An entry is a key of 40 bits above two bits of traits. Entries are in order, and where
/// those of a stretch of keys begin stands in a directory of about a place for every eight.
package struct ArchivedPhrases: Sendable, Hashable {
  /// All of them, in order.
  package let entries: [UInt64]
  private let starts: [UInt32]
  private let shift: UInt64

  private static let entryBits = PhraseRecords.ofSegments.phraseBits.count + 2

  /// The phrases of some entries, in ascending order of their keys, each key once.
  package init(_ entries: [UInt64] = []) {
    self.entries = entries
    let bits = max(0, Int.bitWidth - (entries.count / 8).leadingZeroBitCount)
    shift = UInt64(Self.entryBits - bits)
    var starts = Array(repeating: 0 as UInt32, count: (1 << bits) + 1)
    for entry in entries { starts[Int(entry &>> shift) + 1] += 1 }
    for i in starts.indices.dropFirst() { starts[i] += starts[i - 1] }
    self.starts = starts
  }

  /// A phrase with what it makes of its words.
  package static func entry(_ key: UInt64, _ traits: WordTraits) -> UInt64 {
    key &<< 2 | UInt64(traits.rawValue)
  }

  /// What the phrase of an entry makes of its words.
  @inline(__always)
  static func traits(of entry: UInt64) -> WordTraits {
    WordTraits(rawValue: UInt8(entry & 3))
  }

  /// What the phrase of a key makes of its words; nothing if it does not recur.
  package subscript(key: UInt64) -> WordTraits {
    let entries = entries.span
    let bucket = Int((key &<< 2) &>> shift)
    var place = Int(starts[bucket])
    let end = Int(starts[bucket + 1])
    // A bucket is long only if somebody chose phrases that fall into it.
    if end &- place > 32 {
      place = (place..<end).partitionPoint { entries[$0] &>> 2 >= key }
    }
    while place < end, entries[place] &>> 2 < key { place &+= 1 }
    return place < end && entries[place] &>> 2 == key
      ? ArchivedPhrases.traits(of: entries[place]) : []
  }

  /// These with others in the place of those of the same keys.
  ///
  /// - Parameter changed: in ascending order of their keys, with no traits where a phrase
  ///   does not recur any more.
  /// - Returns: those that recur.
  package func replacing(with changed: [UInt64]) -> ArchivedPhrases {
    var result: [UInt64] = []
    result.reserveCapacity(entries.count + changed.count)
    var next = 0
    for entry in changed {
      while next < entries.count, entries[next] &>> 2 < entry &>> 2 {
        result.append(entries[next])
        next += 1
      }
      if next < entries.count, entries[next] &>> 2 == entry &>> 2 { next += 1 }
      if !ArchivedPhrases.traits(of: entry).isEmpty { result.append(entry) }
    }
    result += entries[next...]
    return ArchivedPhrases(result)
  }
}
