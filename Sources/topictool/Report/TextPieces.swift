/// A text as pieces of its own and pieces of another text.
///
///     TextPieces(of: "In brief: the whole report", from: "The whole report").pieces
///
/// Places of the other text that end in a multiple of 16 bytes are looked up by a hash that
/// rolls over the text (Karp & Rabin 1987), as `rsync` does; what is found is drawn out to
/// both sides. Hardly any common piece of 47 bytes and more is missed: it has a whole block,
/// but of two blocks with one place in the table the first is kept. Pieces begin and end
/// between characters.
struct TextPieces {
  /// A stretch of bytes.
  enum Piece: Hashable, Sendable {
    /// Of the text itself.
    case own(Range<Int>)
    /// Of the other text.
    case taken(Range<Int>)
  }

  /// The pieces in the order of the text; none are empty.
  private(set) var pieces: [Piece] = []

  /// Bytes that are hashed.
  private static let width = 16
  /// Shorter pieces cost more than they save.
  private static let leastCount = 32
  private static let factor: UInt32 = 0x01_00_01_93
  /// The factor of the byte that leaves the window.
  private static let leaving = (0..<width).reduce(1 as UInt32) { power, _ in
    power &* factor
  }

  /// The pieces of `text`, valid UTF-8 as is `source`.
  ///
  /// - Complexity: O(*n* + *m*) for texts of those lengths, unless they repeat themselves.
  init(of text: borrowing Span<UInt8>, from source: borrowing Span<UInt8>) {
    let blocks = Blocks(of: source)
    var done = 0
    var hash: UInt32 = 0
    var end = 0
    while end < text.count {
      hash = hash &* Self.factor &+ UInt32(text[end])
      end += 1
      let start = end - Self.width
      if start > done { hash &-= Self.leaving &* UInt32(text[start - 1]) }
      guard start >= done, let place = blocks.place(of: hash) else { continue }
      let (own, taken) = Self.common(text, start, source, place, from: done)
      guard taken.count >= Self.leastCount else { continue }
      if done < own.lowerBound { pieces.append(.own(done..<own.lowerBound)) }
      pieces.append(.taken(taken))
      done = own.upperBound
      (end, hash) = (done, 0)
    }
    if done < text.count { pieces.append(.own(done..<text.count)) }
  }

  /// The longest stretch around two places that is the same in both texts, from `least` on.
  private static func common(
    _ text: borrowing Span<UInt8>, _ start: Int, _ source: borrowing Span<UInt8>,
    _ place: Int, from least: Int
  ) -> (own: Range<Int>, taken: Range<Int>) {
    let shift = place - start
    var (first, last) = (start, start)
    while last < text.count, last + shift < source.count,
      text[last] == source[last + shift]
    {
      last += 1
    }
    while first > least, first + shift > 0, text[first - 1] == source[first - 1 + shift] {
      first -= 1
    }
    while first < last, text[first].isContinuation { first += 1 }
    while last > first, last < text.count, text[last].isContinuation { last -= 1 }
    // The other text may be in the middle of a character where this one is not.
    while last > first, last + shift < source.count, source[last + shift].isContinuation {
      last -= 1
    }
    while last > first, last < text.count, text[last].isContinuation { last -= 1 }
    return (first..<last, first + shift..<last + shift)
  }

  /// The places of a text that are multiples of the width, by their hashes.
  private struct Blocks {
    /// Places divided by the width, -1 for none; of those with one hash the first.
    private var places: [Int32]

    init(of source: borrowing Span<UInt8>) {
      let count = source.count / TextPieces.width
      var size = 1
      while size < 4 * count { size *= 2 }
      places = Array(repeating: -1, count: count > 0 ? size : 0)
      for block in 0..<count {
        var hash: UInt32 = 0
        for i in block * TextPieces.width..<(block + 1) * TextPieces.width {
          hash = hash &* TextPieces.factor &+ UInt32(source[i])
        }
        let slot = slot(of: hash)
        if places[slot] < 0 { places[slot] = Int32(block) }
      }
    }

    /// Where a block with that hash may begin.
    func place(of hash: UInt32) -> Int? {
      guard !places.isEmpty else { return nil }
      let place = places[slot(of: hash)]
      return place < 0 ? nil : Int(place) * TextPieces.width
    }

    private func slot(of hash: UInt32) -> Int {
      Int((hash ^ hash >> 15) & UInt32(places.count - 1))
    }
  }
}

extension UInt8 {
  /// Whether the byte goes on with a character of UTF-8.
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
}
