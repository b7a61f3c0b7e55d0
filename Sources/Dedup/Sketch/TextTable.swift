internal import Vectors

/// The number of each text, found by its digest.
///
/// Texts are numbered as they come. Open addressing over four-byte numbers in a table at
/// most half full: 24 to 32 bytes a text, with its digest.
struct TextTable: Sendable {
  /// The digest of each text.
  private(set) var digests: [TextDigest] = []
  /// The text in each slot, -1 where there is none; a power of two of them.
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
  private var placement = Placement(placeCount: 1 << 10)

  /// Number of texts.
  var count: Int { digests.count }

  /// The number of the text with a digest, and whether it was not there before.
  ///
  /// - Complexity: O(1) expected.
  mutating func number(of digest: TextDigest) -> (text: Int32, isNew: Bool) {
    var slot = placement.place(of: digest.low)
    while slots[slot] >= 0 {
      if digests[Int(slots[slot])] == digest { return (slots[slot], false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = Int32(count)
    slots[slot] = text
    digests.append(digest)
    if 2 * count > slots.count { grow() }
    return (text, true)
  }

  private mutating func grow() {
    var larger = Array(repeating: -1 as Int32, count: 2 * slots.count)
    placement = Placement(placeCount: larger.count)
    for (text, digest) in digests.enumerated() {
      var slot = placement.place(of: digest.low)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(text)
    }
    slots = larger
  }
}
