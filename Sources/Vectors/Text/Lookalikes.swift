/// What becomes of letters that are drawn like letters of another alphabet, or like others
/// of their own.
///
/// A "сору" of Cyrillic letters reads as a copy, and is another word to a computer: that is
/// how copies are disguised. Folded, a letter becomes the Latin letter that it, or else its
/// capital, is drawn like in UTS #39, "Unicode Security Mechanisms" (the data of Unicode
/// 15.0), and the Arabic-script letters of other languages the Arabic letter. It happens to
/// every such letter, in Russian and Greek words too: both of two copies fold alike, so
/// nothing is lost where words are only compared, and words for readers keep theirs.
///
/// Digits are not folded into letters or letters into digits ("0" and "O", "1" and "l"), nor
/// one ASCII letter into another ("rn" and "m", "I" and "l"): those are different words in
/// ordinary text, and readers see the difference more often than not.
public enum Lookalikes: String, Sendable, Hashable {
  /// They stay what they are.
  case kept
  /// They become the letters that they are drawn like.
  case folded
}
