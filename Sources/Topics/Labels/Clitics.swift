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
  private static let letters: Set<Unicode.Scalar> = ["ب", "ل", "و"]
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
      4 * (occurrences(of: bare) + occurrences(of: "ال" + bare)) >= count,
      20 * occurrences(of: "ال" + form) < count
    else { return nil }
    return bare
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
    guard let apostrophe = form.firstIndex(of: "'"),
      elided.contains(form[..<apostrophe])
    else { return nil }
    return String(form[apostrophe...].dropFirst())
  }

  private func occurrences(of form: String) -> Int {
    index.number(of: TermHash.hash(form)).map { occurrences[Int($0)] } ?? 0
  }
}
