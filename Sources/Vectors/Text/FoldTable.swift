/// What the analyzer does with each scalar, worked out beforehand: its class and, where its
/// form depends on nothing around it, the form.
///
/// An entry is, from the lowest bit: up to three bytes of UTF-8, their number in two bits,
/// ``WordClass`` in five, and ``dependsOnOthers``.
final class FoldTable: Sendable {
  /// The table for words as they are spelt.
  private static let spelt = FoldTable(Folding(.kept))
  /// The table that takes letters for those that they are drawn like.
  private static let drawn = FoldTable(Folding(.folded))

  /// The table for words whose lookalikes are kept or folded.
  static func shared(_ lookalikes: Lookalikes) -> FoldTable {
    lookalikes == .folded ? drawn : spelt
  }

  /// Bit that says: the form depends on the scalars around, or does not fit the entry, or
  /// is not what its class lets expect.
  static let dependsOnOthers: UInt32 = 1 << 31

  /// Stands for the bytes of a scalar that is its own form.
  ///
  /// With it long runs of letters share their blocks. No form has bytes and no length.
  private static let isItself: UInt32 = 1
  private static let formBits: UInt32 = 1 << 26 - 1

  /// Entries of the scalars below U+0800, all with their bytes.
  let low: [UInt32]
  /// Entries of all scalars.
  private let all: ScalarTable<UInt32>

  private init(_ folding: Folding) {
    let tables = UnicodeTables.shared
    var composer = Composer()
    var form: [UInt8] = []
    var all = ScalarTable<UInt32>(0)
    var first = 0
    while first < 0x110000 {
      if first >= 0x800, let bits = tables.analysis.uniformValue(from: first) {
        let limit = tables.analysis.runEnd(from: first, limit: 0x110000)
        let end = folding.endOfThemselves(from: first, limit: limit)
        if end > first {
          all.set(FoldTable.entry(WordClass(bits: bits), form: nil), for: first..<end)
          first = end
          continue
        }
      }
      for scalar in UInt32(first)..<UInt32(first + 64) {
        all.set(FoldTable.entry(scalar, tables, folding, &composer, &form), for: scalar)
      }
      first += 64
    }
    self.all = all
    low = (0..<0x800).map { scalar in
      FoldTable.withBytes(all[scalar], of: scalar)
    }
  }

  /// The entry of the scalar at an offset, with its bytes, and the scalar's length.
  @inline(__always)
  static func entry(
    of text: Span<UInt8>, at offset: Int, _ low: Span<UInt32>, _ table: FoldTable
  ) -> (entry: UInt32, length: Int) {
    let lead = text[offset]
    if lead < 0x80 { return (low[Int(lead)], 1) }
    if lead < 0xE0, lead >= 0xC2, offset &+ 1 < text.count {
      return (low[Int(lead & 0x1F) << 6 | Int(text[offset &+ 1] & 0x3F)], 2)
    }
    return table.longEntry(of: text, at: offset)
  }

  @inline(never)
  private func longEntry(
    of text: Span<UInt8>, at offset: Int
  ) -> (entry: UInt32, length: Int) {
    let (scalar, length) = text.scalar(at: offset)
    return (FoldTable.withBytes(all[scalar], of: scalar), length)
  }

  private static func entry(
    _ scalar: UInt32, _ tables: UnicodeTables, _ folding: Folding,
    _ composer: inout Composer, _ form: inout [UInt8]
  ) -> UInt32 {
    let wordClass = WordClass(bits: tables.analysis[scalar])
    // Whatever else they are, these end a word. So do nearly all of the scalars that are
    // looked at one by one.
    if wordClass == .other || wordClass == .doubleQuote || folding.isItself(scalar) {
      return entry(wordClass, form: nil)
    }
    guard folding.findInertForm(of: scalar, composer: &composer, into: &form) else {
      return entry(wordClass, form: nil) | dependsOnOthers
    }
    let length = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    return entry(wordClass, form: form)
      | (form.count > length || isSequence(form) ? dependsOnOthers : 0)
  }

  /// Whether UTF-8 is more than one scalar.
  private static func isSequence(_ form: [UInt8]) -> Bool {
    form.dropFirst().contains { $0 & 0xC0 != 0x80 }
  }

  /// An entry; a form of nil is the scalar itself.
  private static func entry(_ wordClass: WordClass, form: [UInt8]?) -> UInt32 {
    var bits = isItself
    if let form, form.count <= 3 {
      bits = UInt32(form.count) << 24
      for (place, byte) in form.enumerated() {
        bits |= UInt32(byte) << (8 * UInt32(place))
      }
    }
    // The fast path takes it that marks vanish and that letters do not.
    let isUnexpected = (wordClass == .extend) != (form?.isEmpty == true)
    return bits | wordClass.number << 26 | (isUnexpected ? dependsOnOthers : 0)
  }

  /// An entry whose bytes are those of the scalar, if it is its own form.
  @inline(__always)
  private static func withBytes(_ entry: UInt32, of scalar: UInt32) -> UInt32 {
    guard entry & formBits == isItself else { return entry }
    let kind = entry & ~formBits
    if scalar < 0x80 { return kind | 1 << 24 | scalar }
    let last = 0x80 | scalar & 0x3F
    if scalar < 0x800 { return kind | 2 << 24 | last << 8 | 0xC0 | scalar >> 6 }
    guard scalar < 0x10000 else { return kind | dependsOnOthers }
    let middle = 0x80 | scalar >> 6 & 0x3F
    return kind | 3 << 24 | last << 16 | middle << 8 | 0xE0 | scalar >> 12
  }
}
