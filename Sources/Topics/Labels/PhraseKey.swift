internal import Vectors

/// What words and phrases are known by: a word by its class, a phrase by the classes of its
/// words and what is between them.
enum PhraseKey {
  /// The key of a word.
  @inline(__always)
  static func of(_ word: Int32) -> UInt64 { UInt64(truncatingIfNeeded: word) }

  /// The key of a phrase and one more word, given how that follows.
  @inline(__always)
  static func extended(_ key: UInt64, joint: UInt32, word: Int32) -> UInt64 {
    SplitMix64.mix(key ^ SplitMix64.mix(UInt64(joint) << 32 | UInt64(UInt32(word)) + 1))
  }

  /// The key of some words in a row.
  static func of(_ words: ArraySlice<Int32>, _ joints: ArraySlice<UInt32>) -> UInt64 {
    zip(words.dropFirst(), joints.dropFirst()).reduce(of(words.first ?? -1)) {
      key, next in
      extended(key, joint: next.1, word: next.0)
    }
  }
}

extension PhraseReader.Word {
  /// What a phrase is known by that goes on with this word; see ``PhraseKey``.
  @inline(__always)
  func extending(_ key: UInt64) -> UInt64 {
    PhraseKey.extended(key, joint: joint, word: number)
  }
}
