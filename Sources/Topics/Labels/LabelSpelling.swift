/// How words of a text are shown where they stand alone.
enum LabelSpelling {
  /// A spelling as a label shows it; nil if it has no letter, and so names nothing.
  ///
  /// In Arabic the preposition lam and the article write one lam less than they have letters:
  /// "للمطالبة" is the "المطالبة" of a sentence, and "لله" is "الله" unless more follows, as
  /// in "لله الحمد". No word of four letters begins with two lams of its own.
  static func shown(_ spelling: String) -> String? {
    let text = spelling.unicodeScalars.drop { $0.isSign }
    guard text.contains(where: \.isLetter) else { return nil }
    let word = text.prefix { $0 != " " }
    let places = word.indices.filter { !word[$0].isSign }
    guard places.count >= 3, word[places[0]] == "ل", word[places[1]] == "ل" else {
      return String(text)
    }
    let isGod = places.count == 3 && word[places[2]] == "ه"
    if isGod, word.endIndex == text.endIndex { return "الله" }
    guard places.count >= 4 else { return String(text) }
    return "ال" + String(text[places[2]...])
  }
}

extension Unicode.Scalar {
  /// Whether it is no character of its own: a mark, a format character, or the tatweel that
  /// only makes words longer.
  var isSign: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: self == "\u{640}"
    }
  }

  /// Whether it is a letter, modifiers aside.
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    default: false
    }
  }
}
