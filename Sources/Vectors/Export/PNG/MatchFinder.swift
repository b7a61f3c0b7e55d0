/// Finds what was said before in the last 32 KB of some bytes.
///
/// Places that begin with the same three bytes are chained, the latest first, and the
/// chain is followed for a few steps (Deutsch 1996, RFC 1951, section 4).
struct MatchFinder {
  /// The farthest a match may lie back, and the span of the chains.
  static let window = 1 << 15
  /// The shortest match that is worth its words.
  static let shortest = 3
  /// The longest match that DEFLATE has a word for.
  static let longest = 258

  /// Places to try for one match; pictures gain little from more.
  private static let patience = 48
  /// A match so long is taken without looking for a longer one.
  private static let contentment = 128

  /// By hash: the latest place.
  private var heads = [Int32](repeating: -1, count: 1 << 15)
  /// By place, modulo the window: the place before it in its chain.
  private var previous = [Int32](repeating: -1, count: window)

  /// A run of bytes that stands further back as well.
  struct Match {
    var length = 0
    var distance = 0
  }

  /// The longest match at a place; of equally long ones the nearest.
  func match(at place: Int, in bytes: Span<UInt8>) -> Match {
    var best = Match()
    guard place + Self.shortest <= bytes.count else { return best }
    let most = min(Self.longest, bytes.count - place)
    var candidate = Int(heads[Self.hash(bytes, place)])
    for _ in 0..<Self.patience {
      guard candidate >= 0, place - candidate <= Self.window else { break }
      // A longer match has to agree where the best one ends.
      if best.length == 0 || bytes[candidate + best.length] == bytes[place + best.length]
      {
        var length = 0
        while length < most, bytes[candidate + length] == bytes[place + length] {
          length += 1
        }
        if length > best.length, length >= Self.shortest {
          best = Match(length: length, distance: place - candidate)
          if length == most || length >= Self.contentment { break }
        }
      }
      let next = Int(previous[candidate & (Self.window - 1)])
      // A place that has been overwritten since leads forward.
      guard next < candidate else { break }
      candidate = next
    }
    return best
  }

  /// Adds a place to its chain.
  mutating func note(_ place: Int, in bytes: Span<UInt8>) {
    guard place + Self.shortest <= bytes.count else { return }
    let hash = Self.hash(bytes, place)
    previous[place & (Self.window - 1)] = heads[hash]
    heads[hash] = Int32(place)
  }

  private static func hash(_ bytes: Span<UInt8>, _ place: Int) -> Int {
    let three =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
      << 16
    return Int((three &* 0x9E37_79B1) >> 17)
  }
}
