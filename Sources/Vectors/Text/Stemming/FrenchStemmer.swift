/// Snowball's French stemmer, in the form of release 3.
///
/// What is marked on the way, by capitals that folded words do not have: U, I and Y are
/// consonants; He and Hi stand for e and i with diaeresis.
enum FrenchStemmer {
  private static let vowels = LetterSet("aeiouyâàëéêèïîôûù")
  private static let elided = LetterSet("cdjlmnst")
  private static let beforeOux = LetterSet("bhjlnp")
  private static let keepsS = LetterSet("aiouès")

  /// Stems a folded word.
  static func stem(_ word: inout StemWord) {
    takeElision(&word)
    mark(&word)
    markRegions(&word)
    if takeStandardEnding(&word) || takeIVerbEnding(&word) || takeVerbEnding(&word) {
      let last = word.count - 1
      if word.has("Y", at: last) { word[last] = "i" }
      if word.has("ç", at: last) { word[last] = "c" }
    } else {
      takeRest(&word)
    }
    if doubled.longest(of: word) != nil { word.removeLast() }
    takeAccent(&word)
    unmark(&word)
  }

  /// The "l'" and "qu'" before a word.
  private static func takeElision(_ word: inout StemWord) {
    let isQu = word.has("q", at: 0) && word.has("u", at: 1)
    let length = isQu ? 3 : 2
    guard isQu || word.isOne(of: elided, at: 0), word.has("'", at: length - 1),
      word.count > length
    else { return }
    word.removeFirst(length)
  }

  private static func mark(_ word: inout StemWord) {
    var place = 0
    while place < word.count {
      let isVowel = vowels.contains(word[place])
      if isVowel, word.has("u", at: place + 1), word.isOne(of: vowels, at: place + 2) {
        word[place + 1] = "U"
        place += 2
      } else if isVowel, word.has("i", at: place + 1),
        word.isOne(of: vowels, at: place + 2)
      {
        word[place + 1] = "I"
        place += 2
      } else if isVowel, word.has("y", at: place + 1) {
        word[place + 1] = "Y"
        place += 2
      } else if word[place] == "ë" || word[place] == "ï" {
        word[place] = word[place] == "ë" ? "e" : "i"
        word.insert("H", at: place)
        place += 2
      } else if word[place] == "y", word.isOne(of: vowels, at: place + 1) {
        word[place] = "Y"
        place += 2
      } else if word[place] == "q", word.has("u", at: place + 1) {
        word[place + 1] = "U"
        place += 2
      } else {
        place += 1
      }
    }
  }

  private static func unmark(_ word: inout StemWord) {
    var place = 0
    while place < word.count {
      switch word[place] {
      case "I": word[place] = "i"
      case "U": word[place] = "u"
      case "Y": word[place] = "y"
      case "H":
        word.remove(at: place)
        if word.has("e", at: place) {
          word[place] = "ë"
        } else if word.has("i", at: place) {
          word[place] = "ï"
        } else {
          continue
        }
      default: break
      }
      place += 1
    }
  }

  /// RV begins behind two vowels and a letter, behind beginnings that are listed, or else
  /// behind the first vowel that is not the first letter.
  private static func markRegions(_ word: inout StemWord) {
    word.r1 = word.region(vowels)
    word.r2 = word.region(vowels, from: word.r1)
    let beginsWithTwo =
      word.isOne(of: vowels, at: 0) && word.isOne(of: vowels, at: 1) && word.count > 2
    if beginsWithTwo || isListed(word) {
      word.rv = 3
    } else {
      word.rv = word.placeAfter(vowels, from: 1) ?? word.count
    }
  }

  private static func isListed(_ word: StemWord) -> Bool {
    guard let beginning = beginnings.longest(of: word) else { return false }
    return beginning.rule == .always || word.isOne(of: vowels, at: beginning.length)
  }

  /// What is left where no other ending went: -s, and -ion, -ier or -e.
  private static func takeRest(_ word: inout StemWord) {
    let last = word.count - 1
    if word.has("s", at: last),
      word.isNone(of: keepsS, at: last - 1)
        || word.has("i", at: last - 1) && word.has("H", at: last - 2)
    {
      word.removeLast()
    }
    guard let ending = rest.longest(of: word, from: word.rv) else { return }
    if ending.rule == .ion {
      let before = word.count - 4
      guard word.ends(with: ending, in: word.r2), before >= word.rv,
        word.has("s", at: before) || word.has("t", at: before)
      else { return }
    }
    word.replace(ending)
  }

  /// The accent of an e before the last consonants.
  private static func takeAccent(_ word: inout StemWord) {
    var place = word.count - 1
    while word.isNone(of: vowels, at: place) { place -= 1 }
    guard place < word.count - 1, word.has("é", at: place) || word.has("è", at: place)
    else { return }
    word[place] = "e"
  }
}

// Endings of nouns and adjectives.
extension FrenchStemmer {
  /// Takes an ending off; whether that was all there is to do.
  private static func takeStandardEnding(_ word: inout StemWord) -> Bool {
    guard let ending = standard.longest(of: word) else { return false }
    let before = word.count - ending.length - 1
    switch ending.rule {
    case .always: break
    case .inR1: guard word.ends(with: ending, in: word.r1) else { return false }
    case .oux: guard word.isOne(of: beforeOux, at: before) else { return false }
    case .issement:
      guard word.ends(with: ending, in: word.r1), word.isNone(of: vowels, at: before)
      else { return false }
    case .euse:
      if word.ends(with: ending, in: word.r2) { break }
      guard word.ends(with: ending, in: word.r1) else { return false }
      word.removeLast(ending.length)
      append("eux", to: &word)
      return true
    case .adverb:
      // These are often of participles, and go on as such.
      if word.ends(with: ending, in: word.rv) { word.replace(ending) }
      return false
    case .ment:
      if word.isOne(of: vowels, at: before), before >= word.rv { word.replace(ending) }
      return false
    case .inR2, .ateur, .ité, .if:
      guard word.ends(with: ending, in: word.r2) else { return false }
    case .ement: guard word.ends(with: ending, in: word.rv) else { return false }
    }
    word.replace(ending)
    switch ending.rule {
    case .ateur: takeIc(&word)
    case .ité: takeBeforeIté(&word)
    case .ement: takeBeforeEment(&word)
    case .if: if takeInR2(at, of: &word) { takeIc(&word) }
    default: break
    }
    return true
  }

  /// An -ic goes, or becomes "iqU".
  private static func takeIc(_ word: inout StemWord) {
    guard let ending = ic.longest(of: word) else { return }
    if word.ends(with: ending, in: word.r2) {
      word.removeLast(ending.length)
    } else {
      word.replace(ending)
    }
  }

  private static func takeBeforeIté(_ word: inout StemWord) {
    guard let ending = beforeIté.longest(of: word) else { return }
    if word.ends(with: ending, in: word.r2) {
      word.removeLast(ending.length)
    } else {
      word.replace(ending)
    }
  }

  private static func takeBeforeEment(_ word: inout StemWord) {
    guard let ending = beforeEment.longest(of: word) else { return }
    switch ending.rule {
    case .inR2, .iv:
      guard word.ends(with: ending, in: word.r2) else { return }
      word.removeLast(ending.length)
      if ending.rule == .iv { _ = takeInR2(at, of: &word) }
    case .eus:
      if word.ends(with: ending, in: word.r2) {
        word.removeLast(ending.length)
      } else if word.ends(with: ending, in: word.r1) {
        word.replace(ending)
      }
    case .inRV: if word.ends(with: ending, in: word.rv) { word.replace(ending) }
    }
  }

  private static func takeInR2(_ endings: Affixes<Always>, of word: inout StemWord)
    -> Bool
  {
    guard let ending = endings.longest(of: word), word.ends(with: ending, in: word.r2)
    else { return false }
    word.replace(ending)
    return true
  }

  private static func append(_ text: String, to word: inout StemWord) {
    for scalar in text.unicodeScalars { word.append(Letter(scalar)) }
  }
}

// Endings of verbs, which lie in RV.
extension FrenchStemmer {
  private static func takeIVerbEnding(_ word: inout StemWord) -> Bool {
    guard let ending = iVerbs.longest(of: word, from: word.rv) else { return false }
    let before = word.count - ending.length - 1
    guard before >= word.rv, word.isNone(of: vowels, at: before),
      !word.has("H", at: before)
    else { return false }
    word.replace(ending)
    return true
  }

  private static func takeVerbEnding(_ word: inout StemWord) -> Bool {
    guard let ending = verbs.longest(of: word, from: word.rv) else { return false }
    let before = word.count - ending.length - 1
    switch ending.rule {
    case .always: word.replace(ending)
    case .inR2:
      guard word.ends(with: ending, in: word.r2) else { return false }
      word.replace(ending)
    case .ais:
      if let name = keepsAis.longest(of: word, to: before + 1),
        name.rule == .always || name.length == before
      {
        return false
      }
      word.replace(ending)
    case .withE:
      word.replace(ending)
      if before >= word.rv, word.has("e", at: before) { word.removeLast() }
    }
    return true
  }
}
