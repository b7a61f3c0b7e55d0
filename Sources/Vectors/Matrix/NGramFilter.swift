/// Which n-grams of words may be in so many documents.
///
/// A byte stands for all n-grams whose keys name it and counts their occurrences, up to 255.
/// An n-gram that is in enough documents occurs at least as often, so none is missed; a few
/// others pass too, which occur often in few documents or share their byte.
struct NGramFilter: Sendable {
  private let least: UInt8
  /// By word: its occurrences.
  private var words: [UInt8]
  /// By the high bits of a key: the occurrences of longer n-grams.
  private var longer: [UInt8]
  private let shift: UInt64

  /// Counts the n-grams of a batch.
  ///
  /// - Parameters:
  ///   - sequences: the batch.
  ///   - lengths: how many words an n-gram has.
  ///   - least: in how many documents it has to be, at least one.
  /// - Complexity: O(*n*) in the occurrences of n-grams; a byte for each, rounded up to a power
  ///   of two, and 64 MB at most.
  init(of sequences: WordSequences, lengths: ClosedRange<Int>, least: Int) {
    self.least = UInt8(clamping: least)
    let wordCount = sequences.chunks.reduce(0) { $0 + $1.words.count }
    let bits = max(
      16, min(26, Int.bitWidth - (wordCount * lengths.count).leadingZeroBitCount))
    shift = UInt64(64 - bits)
    words = Array(repeating: 0, count: sequences.words.count)
    longer = Array(repeating: 0, count: 1 << bits)
    for chunk in sequences.chunks {
      var start = 0
      for end in chunk.ends {
        let section = chunk.words.span.extracting(start..<end)
        for place in section.indices { NGramFilter.add(Int(section[place]), to: &words) }
        NGramFilter.count(section, lengths, shift, into: &longer)
        start = end
      }
    }
  }

  /// Counts the n-grams of a section that have several words.
  private static func count(
    _ section: Span<Int32>, _ lengths: ClosedRange<Int>, _ shift: UInt64,
    into counts: inout [UInt8]
  ) {
    for first in section.indices {
      var key = NGramKey(section[first])
      let most = min(lengths.upperBound, section.count - first)
      for length in stride(from: 2, through: most, by: 1) {
        key.add(section[first + length - 1])
        guard length >= lengths.lowerBound else { continue }
        add(Int(truncatingIfNeeded: key.value &>> shift), to: &counts)
      }
    }
  }

  @inline(__always)
  private static func add(_ place: Int, to counts: inout [UInt8]) {
    let count = counts[place]
    counts[place] = count &+ (count < 255 ? 1 : 0)
  }

  /// Whether a word may be in enough documents.
  @inline(__always)
  func passes(word: Int32) -> Bool { words[Int(word)] >= least }

  /// Whether an n-gram of several words may be in enough documents.
  @inline(__always)
  func passes(_ key: NGramKey) -> Bool {
    longer[Int(truncatingIfNeeded: key.value &>> shift)] >= least
  }
}

/// What an n-gram is known by, as the numbers of its words: two of one batch agree by accident
/// with probability 2⁻⁶⁴.
struct NGramKey: Sendable {
  private(set) var value: UInt64

  /// The key of a word.
  @inline(__always)
  init(_ word: Int32) {
    // Not from 0, which word 0 would leave as it is, at the beginning of any n-gram.
    value = 0x243F_6A88_85A3_08D3
    add(word)
  }

  /// Adds the word that follows.
  @inline(__always)
  mutating func add(_ word: Int32) {
    value = SplitMix64.mix(value ^ UInt64(UInt32(bitPattern: word)))
  }
}
