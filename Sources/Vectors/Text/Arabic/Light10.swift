/// The light stemmer of Larkey, Ballesteros & Connell 2007, "Light stemming for Arabic
/// information retrieval", in the form of Lucene's ArabicStemmer.
///
///     Light10.stem("والكتاب")  // "كتاب"
///
/// One prefix goes (the article with what is written onto it, or the conjunction waw), then
/// each ending that matches, tried once in a fixed order, as long as two letters are left
/// (three after waw). Words come folded as ``Analyzer`` folds them.
public enum Light10 {
  /// The stem of a folded word.
  public static func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    let range = stem(bytes.span, 0..<bytes.count, letters: word.unicodeScalars.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The part of a folded word of so many scalars, given as a range of `bytes`, that is its
  /// stem.
  static func stem(_ bytes: Span<UInt8>, _ word: Range<Int>, letters: Int) -> Range<Int> {
    let prefix = prefixLength(bytes, word, letters)
    let suffix = suffixLength(bytes, word, letters - prefix)
    return word.lowerBound + prefix * 2..<word.upperBound - suffix * 2
  }

  /// Number of letters of the prefix to take off.
  private static func prefixLength(
    _ bytes: Span<UInt8>, _ word: Range<Int>, _ letters: Int
  ) -> Int {
    guard letters >= 4 else { return 0 }
    let first = letter(bytes, word.lowerBound)
    let second = letter(bytes, word.lowerBound + 2)
    switch first {
    case alef: return second == lam ? 2 : 0
    case lam: return second == lam ? 2 : 0
    case waw, beh, kaf, feh:
      let hasArticle =
        letters >= 5 && second == alef && letter(bytes, word.lowerBound + 4) == lam
      return hasArticle ? 3 : first == waw ? 1 : 0
    default: return 0
    }
  }

  /// Number of letters of the endings to take off.
  ///
  /// Each ending is tried once, in order: after one has come off, only those behind it in
  /// the order are left to try.
  private static func suffixLength(
    _ bytes: Span<UInt8>, _ word: Range<Int>, _ letters: Int
  ) -> Int {
    guard letters >= 3, mayEnd(letter(bytes, word.upperBound - 2)) else { return 0 }
    var left = letters
    var end = word.upperBound
    var tried = 0
    while left >= 4 {
      let order = pairOrder(letter(bytes, end - 4), letter(bytes, end - 2))
      guard order > tried else { break }
      tried = order
      left -= 2
      end -= 4
    }
    tried = 0
    while left >= 3 {
      let order = singleOrder(letter(bytes, end - 2))
      guard order > tried else { break }
      tried = order
      left -= 1
      end -= 2
    }
    return letters - left
  }

  /// The place of a two-letter ending in the order, from 1; 0 for none.
  @inline(__always)
  private static func pairOrder(_ first: UInt16, _ second: UInt16) -> Int {
    switch (first, second) {
    case (heh, alef): 1
    case (alef, noon): 2
    case (alef, teh): 3
    case (waw, noon): 4
    case (yeh, noon): 5
    case (yeh, heh): 6
    case (yeh, tehMarbuta): 7
    default: 0
    }
  }

  /// The place of a one-letter ending in the order, from 1; 0 for none.
  @inline(__always)
  private static func singleOrder(_ letter: UInt16) -> Int {
    switch letter {
    case heh: 1
    case tehMarbuta: 2
    case yeh: 3
    default: 0
    }
  }

  /// Whether an ending ends with a letter: most words are done after this question.
  @inline(__always)
  private static func mayEnd(_ letter: UInt16) -> Bool {
    switch letter {
    case alef, noon, teh, heh, tehMarbuta, yeh: true
    default: false
    }
  }

  /// The two bytes at an offset as a number, the first one high.
  ///
  /// A letter of one or three bytes there gives
  /// a number that is none of those below.
  @inline(__always)
  private static func letter(_ bytes: Span<UInt8>, _ offset: Int) -> UInt16 {
    UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
  }

  private static let alef: UInt16 = 0xD8A7
  private static let beh: UInt16 = 0xD8A8
  private static let tehMarbuta: UInt16 = 0xD8A9
  private static let teh: UInt16 = 0xD8AA
  private static let feh: UInt16 = 0xD981
  private static let kaf: UInt16 = 0xD983
  private static let lam: UInt16 = 0xD984
  private static let noon: UInt16 = 0xD986
  private static let heh: UInt16 = 0xD987
  private static let waw: UInt16 = 0xD988
  private static let yeh: UInt16 = 0xD98A
}
