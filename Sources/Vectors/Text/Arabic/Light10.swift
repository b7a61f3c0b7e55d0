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
    let range = stem(bytes.span, 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The part of a folded word, given as a range of `bytes`, that is its stem.
  static func stem(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Range<Int> {
    var letters = 0
    for offset in word where bytes[offset] & 0xC0 != 0x80 { letters &+= 1 }
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
  private static func suffixLength(
    _ bytes: Span<UInt8>, _ word: Range<Int>, _ letters: Int
  ) -> Int {
    var left = letters
    var end = word.upperBound
    // Two-letter endings, in the order of the paper; two letters must be left.
    for step in 0..<6 {
      guard left >= 4 else { break }
      let last = letter(bytes, end - 2)
      let before = letter(bytes, end - 4)
      let matches =
        switch step {
        case 0: before == heh && last == alef
        case 1: before == alef && last == noon
        case 2: before == alef && last == teh
        case 3: before == waw && last == noon
        case 4: before == yeh && last == noon
        default: before == yeh && (last == heh || last == tehMarbuta)
        }
      if matches {
        left -= 2
        end -= 4
      }
    }
    for ending in [heh, tehMarbuta, yeh]
    where left >= 3 && letter(bytes, end - 2) == ending {
      left -= 1
      end -= 2
    }
    return letters - left
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
