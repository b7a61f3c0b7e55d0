/// Snowball's German stemmer, in the form of release 3.
///
/// Vowels written as two letters are one with an umlaut; U and Y mark consonants. Umlauts
/// go at the end.
enum GermanStemmer {
  private static let vowels = LetterSet("aeiouyäöü")
  private static let beforeS = LetterSet("bdfghklmnrt")
  private static let beforeSt = LetterSet("bdfghklmnt")
  private static let beforeEt = LetterSet("dfgklmnrstUzä")

  /// Stems a folded word.
  static func stem(_ word: inout StemWord) {
    markConsonants(&word)
    joinUmlauts(&word)
    word.r1 = word.count
    word.r2 = word.count
    if word.count >= 3 {
      let r1 = word.region(vowels)
      word.r2 = word.region(vowels, from: r1)
      // At least three letters are left.
      word.r1 = max(r1, 3)
    }
    takeInflection(&word)
    takeSecondInflection(&word)
    takeDerivation(&word)
    for place in 0..<word.count {
      switch word[place] {
      case "Y": word[place] = "y"
      case "U", "ü": word[place] = "u"
      case "ä": word[place] = "a"
      case "ö": word[place] = "o"
      default: break
      }
    }
  }

  /// A u or y between vowels is a consonant.
  private static func markConsonants(_ word: inout StemWord) {
    var place = 0
    while place + 2 < word.count {
      let isBetween =
        vowels.contains(word[place]) && vowels.contains(word[place + 2])
        && (word[place + 1] == "u" || word[place + 1] == "y")
      if isBetween { word[place + 1] = word[place + 1] == "u" ? "U" : "Y" }
      place += isBetween ? 3 : 1
    }
  }

  private static func joinUmlauts(_ word: inout StemWord) {
    var place = 0
    while place < word.count {
      let umlaut: Letter? =
        switch word[place] {
        case "a": "ä"
        case "o": "ö"
        case "u": "ü"
        default: nil
        }
      if let umlaut, word.has("e", at: place + 1) {
        word[place] = umlaut
        word.remove(at: place + 1)
      } else if word[place] == "ß" {
        word[place] = "s"
        word.insert("s", at: place)
        place += 1
      } else if word[place] == "q", word.has("u", at: place + 1) {
        // "quelle" has no umlaut.
        place += 1
      }
      place += 1
    }
  }

  /// Step 1.
  private static func takeInflection(_ word: inout StemWord) {
    guard let ending = inflections.longest(of: word), word.ends(with: ending, in: word.r1)
    else { return }
    let start = word.count - ending.length
    switch ending.rule {
    case .always: break
    case .em: guard system.longest(of: word, to: start) == nil else { return }
    case .afterConsonant: guard word.isOne(of: beforeS, at: start - 1) else { return }
    case .e:
      word.replace(ending)
      // "-nisse" is of "-nis".
      if doubleS.longest(of: word) != nil { word.removeLast() }
      return
    }
    word.replace(ending)
  }

  /// Step 2.
  private static func takeSecondInflection(_ word: inout StemWord) {
    guard let ending = secondInflections.longest(of: word),
      word.ends(with: ending, in: word.r1)
    else { return }
    let before = word.count - ending.length - 1
    switch ending.rule {
    case .always: break
    case .st:
      // Three letters stand before the consonant.
      guard word.isOne(of: beforeSt, at: before), before >= 3 else { return }
    case .et:
      guard word.isOne(of: beforeEt, at: before),
        keepsEt.longest(of: word, to: before + 1) == nil
      else { return }
    }
    word.replace(ending)
  }

  /// Step 3.
  private static func takeDerivation(_ word: inout StemWord) {
    guard let ending = derivations.longest(of: word), word.ends(with: ending, in: word.r2)
    else { return }
    let before = word.count - ending.length - 1
    switch ending.rule {
    case .ig:
      guard !word.has("e", at: before) else { return }
      word.replace(ending)
    case .ung:
      word.replace(ending)
      guard let more = ig.longest(of: word), word.ends(with: more, in: word.r2),
        !word.has("e", at: word.count - more.length - 1)
      else { return }
      word.replace(more)
    case .lich:
      word.replace(ending)
      guard let more = er.longest(of: word), word.ends(with: more, in: word.r1) else {
        return
      }
      word.replace(more)
    case .keit:
      word.replace(ending)
      guard let more = lich.longest(of: word), word.ends(with: more, in: word.r2) else {
        return
      }
      word.replace(more)
    }
  }
}

// What each step looks for. Where the longest ending that a word has may not go, no shorter
// one does.
extension GermanStemmer {
  private enum Always { case always }
  private enum Inflection { case always, em, e, afterConsonant }
  private enum SecondInflection { case always, st, et }
  private enum Derivation { case ung, ig, lich, keit }

  private static let inflections = Affixes<Inflection>(endings: [
    (.em, "em"), (.always, "ern er erin erinnen ln:l lns:l"), (.e, "e en es"),
    (.afterConsonant, "s"),
  ])
  private static let system = Affixes<Always>(endings: [(.always, "syst")])
  private static let doubleS = Affixes<Always>(endings: [(.always, "niss")])
  private static let secondInflections = Affixes<SecondInflection>(endings: [
    (.always, "en er est"), (.st, "st"), (.et, "et"),
  ])
  /// Of "geordnet", "internet", "planet", "ticket" and "treten".
  private static let keepsEt = Affixes<Always>(endings: [
    (.always, "geordn intern plan tick tr")
  ])
  private static let derivations = Affixes<Derivation>(endings: [
    (.ung, "end ung"), (.ig, "ig ik isch"), (.lich, "lich heit"), (.keit, "keit"),
  ])
  private static let ig = Affixes<Always>(endings: [(.always, "ig")])
  private static let er = Affixes<Always>(endings: [(.always, "er en")])
  private static let lich = Affixes<Always>(endings: [(.always, "lich ig")])
}
