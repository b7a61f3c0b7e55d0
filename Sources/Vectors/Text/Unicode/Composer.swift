/// A run of scalars on its way to a composed normal form: decomposed scalars go in, are put
/// in canonical order and composed.
///
/// Storage is used again from run to run.
struct Composer: Sendable {
  /// Scalars in the low 24 bits, their combining classes above.
  private var items: [UInt32] = []

  /// The scalars, in whatever state they are.
  var scalars: some Sequence<UInt32> { items.lazy.map { $0 & 0xFF_FFFF } }

  /// Number of scalars.
  var count: Int { items.count }

  /// The scalar at a place.
  subscript(place: Int) -> UInt32 { items[place] & 0xFF_FFFF }

  /// Forgets all scalars.
  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
  }

  /// Appends a scalar that has no decomposition but that of Hangul syllables.
  mutating func append(_ scalar: UInt32, _ tables: UnicodeTables) {
    guard !Hangul.syllables.contains(scalar) else {
      let index = scalar - Hangul.syllables.lowerBound
      items.append(Hangul.leading + index / Hangul.perLeading)
      items.append(Hangul.vowel + index % Hangul.perLeading / Hangul.trailingCount)
      let trailing = index % Hangul.trailingCount
      if trailing > 0 { items.append(Hangul.trailing + trailing) }
      return
    }
    items.append(Composer.item(scalar, tables))
  }

  /// Puts letters in the place of those that are drawn like them.
  ///
  /// - Returns: whether there were any; what is composed may then be composed further.
  mutating func replace(_ lookalikes: LookalikeTable, _ tables: UnicodeTables) -> Bool {
    var isChanged = false
    for place in items.indices {
      if let letter = lookalikes.letter(like: self[place]) {
        items[place] = Composer.item(letter, tables)
        isChanged = true
      }
    }
    return isChanged
  }

  /// Appends the full compatibility decomposition of a scalar.
  mutating func append(decomposed scalar: UInt32, _ tables: UnicodeTables) {
    guard let places = tables.decompositions.places(of: scalar) else {
      return append(scalar, tables)
    }
    for place in places { append(tables.decompositions[place], tables) }
  }

  /// Puts the marks after each starter in canonical order, then composes what composes.
  mutating func compose(_ tables: UnicodeTables) {
    reorder()
    var kept = 0
    var starter = -1
    var last: UInt32 = 0
    for item in items {
      let mark = item >> 24
      // A mark is blocked from its starter by one of the same or a higher class between.
      if starter >= 0, last == 0 || last < mark,
        let composite = Composer.composite(items[starter], item & 0xFF_FFFF, tables)
      {
        items[starter] = composite
        continue
      }
      if mark == 0 { starter = kept }
      last = mark
      items[kept] = item
      kept += 1
    }
    items.removeLast(items.count - kept)
  }

  private mutating func reorder() {
    var start = 0
    while start < items.count {
      guard items[start] >> 24 != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      var isOrdered = true
      while end < items.count, items[end] >> 24 != 0 {
        isOrdered = isOrdered && items[end - 1] >> 24 <= items[end] >> 24
        end += 1
      }
      if !isOrdered { sortMarks(start..<end) }
      start = end
    }
  }

  /// Sorts by class and keeps the order within a class, in O(*n* log *n*): a text may bring
  /// a million marks on one letter.
  private mutating func sortMarks(_ range: Range<Int>) {
    let keys = range.map { place in
      UInt64(items[place] >> 24) << 56 | UInt64(place - range.lowerBound) << 24
        | UInt64(items[place] & 0xFF_FFFF)
    }
    for (place, key) in zip(range, keys.sorted()) {
      items[place] = UInt32(key >> 56) << 24 | UInt32(key & 0xFF_FFFF)
    }
  }

  private static func item(_ scalar: UInt32, _ tables: UnicodeTables) -> UInt32 {
    let mark = tables.normalization[scalar]
    return mark == 255 ? scalar : UInt32(mark) << 24 | scalar
  }

  private static func composite(
    _ first: UInt32, _ second: UInt32, _ tables: UnicodeTables
  ) -> UInt32? {
    Hangul.composite(first, second) ?? tables.composite(first, second)
  }
}

/// The arithmetic of Hangul syllables (The Unicode Standard, section 3.12).
private enum Hangul {
  static let syllables: Range<UInt32> = 0xAC00..<0xD7A4
  static let leading: UInt32 = 0x1100
  static let vowel: UInt32 = 0x1161
  /// One before the first trailing consonant: index 0 is none.
  static let trailing: UInt32 = 0x11A7
  static let trailingCount: UInt32 = 28
  static let perLeading: UInt32 = 21 * 28

  static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (leading..<leading + 19).contains(first), (vowel..<vowel + 21).contains(second) {
      return syllables.lowerBound + (first - leading) * perLeading
        + (second - vowel) * trailingCount
    }
    if syllables.contains(first), (first - syllables.lowerBound) % trailingCount == 0,
      (trailing + 1..<trailing + trailingCount).contains(second)
    {
      return first + second - trailing
    }
    return nil
  }
}
