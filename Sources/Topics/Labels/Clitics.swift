internal import Vectors

/// Takes off words what their language writes onto them and is no part of them.
///
/// In Arabic those are the conjunction waw and the prepositions beh and lam. Light stemming
/// leaves the latter on, because they are letters of too many words. The batch tells which
/// they are: they never stand behind the article, and the word occurs without them, a quarter
/// as often at least. So "بنسبة" is "نسبة", and "لكرة" is "كرة", but "لجنة", "بلدية" and "وزير"
/// stay. In French and Italian they are what is elided before an apostrophe, if the word
/// occurs without, too: "l'accord", but "L'Oréal".
struct Clitics: Sendable {
  static let letters: Set<Unicode.Scalar> = ["ب", "ل", "و"]
  private static let elided: Set<Substring> = [
    "l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "dell",
    "nell", "all", "sull", "dall", "un",
  ]

  private let index: HashIndex
  private let occurrences: [Int]

  /// For a batch whose forms have these numbers, and occur so often.
  init(_ index: HashIndex, _ occurrences: [Int]) {
    self.index = index
    self.occurrences = occurrences
  }

  /// A folded form without what is written onto it; nil if nothing is.
  ///
  /// Three letters at least have to be left: of two, too many are words by accident.
  func taken(from form: String, occurring count: Int) -> String? {
    guard let bare = Clitics.rest(of: form), bare.unicodeScalars.count >= 3,
      4 * (occurrences(of: bare) + articled(bare)) >= count,
      20 * occurrences(of: "ال" + form) < count
    else { return nil }
    // Lam and article: "للطلاب" is "الطلاب", though "لطلاب" occurs; "للجنة" is "لجنة".
    if form.hasPrefix("لل"), occurrences(of: "ال" + bare) <= articled(form) { return nil }
    return bare
  }

  /// How often a form occurs with the article alone, which is within it behind a lam.
  private func articled(_ form: String) -> Int {
    let stem = form.hasPrefix("لل") ? String(form.unicodeScalars.dropFirst(2)) : form
    return occurrences(of: "ال" + stem)
  }

  /// What is left of a form that may have something written onto it.
  private static func rest(of form: String) -> String? {
    if let first = form.unicodeScalars.first, letters.contains(first) {
      return String(form.unicodeScalars.dropFirst())
    }
    return restAfterElision(of: form)
  }

  /// What stands behind the apostrophe of a form that begins with an elided word.
  static func restAfterElision(of form: String) -> String? {
    // Most have none, and characters are dear to look at.
    guard form.utf8.contains(UInt8(ascii: "'")),
      let apostrophe = form.firstIndex(of: "'"),
      elided.contains(form[..<apostrophe])
    else { return nil }
    return String(form[apostrophe...].dropFirst())
  }

  /// How many bytes of a word, as a text spells it, are written onto it: up to the apostrophe,
  /// or else its first letter with the signs on it.
  ///
  /// 0 where that would leave nothing, or parts what one character stands for.
  static func length(in word: Span<UInt8>) -> Int {
    let start = skippingSigns(in: word, from: 0)
    guard start < word.count else { return 0 }
    let (letter, length) = word.scalar(at: start)
    var end = isLetter(letter) ? start + length : 0
    var place = start
    while end == 0, place < word.count {
      let (scalar, length) = word.scalar(at: place)
      place += length
      if isApostrophe(scalar) { end = place }
    }
    guard end > 0 else { return 0 }
    end = skippingSigns(in: word, from: end)
    return end < word.count ? end : 0
  }

  private static func skippingSigns(in word: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < word.count {
      let (scalar, length) = word.scalar(at: place)
      guard Unicode.Scalar(scalar)?.isSign == true else { break }
      place += length
    }
    return place
  }

  /// Whether a scalar is beh, lam or waw alone, also in its forms by place in the word.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x628, 0x644, 0x648, 0xFE8F...0xFE92, 0xFEDD...0xFEE0, 0xFEED...0xFEEE: true
    default: false
    }
  }

  /// Whether a scalar is one that words are folded to an apostrophe by.
  private static func isApostrophe(_ scalar: UInt32) -> Bool {
    scalar == 0x27 || 0x2018...0x2019 ~= scalar || scalar == 0x201B || scalar == 0xFF07
  }

  private func occurrences(of form: String) -> Int {
    index.number(of: TermHash.hash(form)).map { occurrences[Int($0)] } ?? 0
  }
}
