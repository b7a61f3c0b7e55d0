/// How Arabic letters that writers use for one another become one, as in Lucene's
/// ArabicNormalizer and a little beyond.
///
/// Alef with hamza, madda or wasla is bare alef; alef maqsura is yeh; teh marbuta is heh;
/// short vowels, tanween, shadda, sukun, Quranic marks and tatweel vanish. Hamza on waw and
/// on yeh stays, as in Lucene.
///
/// Beyond Lucene: Persian and Urdu keyboards leave U+06CC for yeh, U+06A9 for kaf and
/// U+06C1 or U+06D5 for heh in Arabic text, where readers see no difference; they fold to
/// the Arabic letters.
enum ArabicFolding {
  /// The scalar that stands for a scalar in normal form KC, or nil if it vanishes.
  static func fold(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x0622, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675: 0x0627
    case 0x0649, 0x06CC, 0x06CD: 0x064A
    case 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5: 0x0647
    case 0x06A9, 0x06AA: 0x0643
    case 0x066B: 0x2E  // decimal separator
    case 0x066C, 0x060C: 0x2C  // thousands separator, and the comma used as one
    case 0x0600...0x0605, 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670,
      0x06D6...0x06ED, 0x08CA...0x08FF:
      nil
    default: scalar
    }
  }
}
