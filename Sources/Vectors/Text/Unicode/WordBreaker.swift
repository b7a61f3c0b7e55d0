/// The rules of UAX #29 for word boundaries, over a table of ``WordClass``.
///
/// Boundaries are found forward, one segment at a time. That needs no look behind the
/// segment's start: what a rule asks of its left lies in the same segment, or there would
/// be no boundary.
struct WordBreaker: Sendable {
  /// Classes, and ``UnicodeTables/pictographic``.
  let table: ScalarTable<UInt8>

  /// A segment of a text.
  struct Segment {
    /// Offset after its last byte.
    var end: Int
    /// The class of its first scalar.
    let first: WordClass
    /// Whether it has a letter or a number.
    var isWord: Bool
  }

  /// The segment that starts at `start`, a boundary before the end of the text.
  func segment(at start: Int, in text: Span<UInt8>) -> Segment {
    let (scalar, length) = text.scalar(at: start)
    let first = WordClass(bits: table[scalar])
    var segment = Segment(end: start + length, first: first, isWord: first.makesWord)
    // `left` is the last scalar that WB4 does not pass over; `before` is the last one.
    var left = first
    var before = first
    while segment.end < text.count {
      let (scalar, length) = text.scalar(at: segment.end)
      let bits = table[scalar]
      let next = WordClass(bits: bits)
      if joinsUnseen(before, next, bits) {
        if !next.isPassedOver { left = next }
      } else if let third = bridged(left, next, after: segment.end + length, in: text) {
        segment.end = third.end
        left = third.wordClass
        before = left
        segment.isWord = true
        continue
      } else if joins(left, next) {
        // WB15, WB16: flags come in pairs, and the third one starts anew.
        left = next == .regional ? .other : next
      } else {
        return segment
      }
      before = next
      segment.isWord = segment.isWord || next.makesWord
      segment.end += length
    }
    return segment
  }

  /// WB3 to WB4: what depends on the scalar right before, whatever it is.
  private func joinsUnseen(_ before: WordClass, _ next: WordClass, _ bits: UInt8) -> Bool
  {
    switch before {
    case .carriageReturn: return next == .lineFeed
    case .lineFeed, .newline: return false
    case .zwj where bits & UnicodeTables.pictographic != 0: return true
    case .wordSpace where next == .wordSpace: return true
    default: return next.isPassedOver
    }
  }

  /// WB5 to WB16, as far as they ask for two scalars only.
  private func joins(_ left: WordClass, _ next: WordClass) -> Bool {
    switch (left, next) {
    case (.letter, .letter), (.letter, .arabic), (.letter, .hebrew), (.letter, .numeric),
      (.arabic, .letter), (.arabic, .arabic), (.arabic, .hebrew), (.arabic, .numeric),
      (.hebrew, .letter), (.hebrew, .arabic), (.hebrew, .hebrew), (.hebrew, .numeric),
      (.hebrew, .singleQuote),
      (.numeric, .letter), (.numeric, .arabic), (.numeric, .hebrew), (.numeric, .numeric),
      (.katakana, .katakana), (.regional, .regional),
      (.letter, .extendNumLet), (.arabic, .extendNumLet), (.hebrew, .extendNumLet),
      (.numeric, .extendNumLet), (.katakana, .extendNumLet),
      (.extendNumLet, .extendNumLet), (.extendNumLet, .letter), (.extendNumLet, .arabic),
      (.extendNumLet, .hebrew), (.extendNumLet, .numeric), (.extendNumLet, .katakana):
      true
    default: false
    }
  }

  /// WB6, WB7, WB7b, WB7c, WB11 and WB12: the scalar that a sign holds to what is before it.
  private func bridged(
    _ left: WordClass, _ sign: WordClass, after offset: Int, in text: Span<UInt8>
  ) -> (end: Int, wordClass: WordClass)? {
    switch sign {
    case .midLetter, .midNum, .midNumLet, .singleQuote, .doubleQuote: break
    default: return nil
    }
    var offset = offset
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      let right = WordClass(bits: table[scalar])
      offset += length
      if right.isPassedOver { continue }
      let isBridge =
        switch (left, right) {
        case (.numeric, .numeric): sign != .midLetter && sign != .doubleQuote
        case (.hebrew, .hebrew): sign != .midNum
        case (.letter, .letter), (.letter, .hebrew), (.hebrew, .letter):
          sign != .midNum && sign != .doubleQuote
        default: false
        }
      return isBridge ? (offset, right) : nil
    }
    return nil
  }
}
