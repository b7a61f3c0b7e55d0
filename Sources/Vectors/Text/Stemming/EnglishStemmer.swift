/// Snowball's English stemmer, known as Porter2, in the form of release 3 (Porter 2002, "The
/// English (Porter2) stemming algorithm").
enum EnglishStemmer {
  private static let vowels = LetterSet("aeiouy")
  private static let vowelsOrWXY = LetterSet("aeiouywxY")
  private static let beforeLi = LetterSet("cdeghkmnrt")
  private static let doubled = LetterSet("bdfgmnprt")
  private static let aeo = LetterSet("aeo")

  /// Stems a folded word.
  static func stem(_ word: inout StemWord) {
    if let whole = exceptions.longest(of: word), whole.length == word.count {
      word.replace(whole)
      return
    }
    guard word.count >= 3 else { return }
    markConsonants(&word)
    word.r1 =
      beginnings.longest(of: word)?.length ?? word.region(vowels)
    word.r2 = word.region(vowels, from: word.r1)
    takePlural(&word)
    takePastOrGerund(&word)
    turnY(&word)
    takeDerivation(&word)
    takeSecondDerivation(&word)
    takeRest(&word)
    takeFinalLetter(&word)
    for place in 0..<word.count where word[place] == "Y" { word[place] = "y" }
  }

  /// Marks every y that is a consonant by a capital, once an apostrophe at the start is gone.
  private static func markConsonants(_ word: inout StemWord) {
    if word[0] == "'" { word.removeFirst(1) }
    for place in 0..<word.count where word[place] == "y" {
      if place == 0 || vowels.contains(word[place - 1]) { word[place] = "Y" }
    }
  }

  /// Step 1a: 's and plurals.
  private static func takePlural(_ word: inout StemWord) {
    if let genitive = genitives.longest(of: word) { word.replace(genitive) }
    guard let ending = plurals.longest(of: word) else { return }
    switch ending.rule {
    case .always: word.replace(ending)
    case .ie: word.removeLast(word.count > 4 ? 2 : 1)
    case .vowelBefore:
      // The letter before the s does not count: "gas" and "this" keep it.
      guard word.placeAfter(vowels, from: 0) ?? word.count < word.count - 1 else {
        return
      }
      word.removeLast()
    }
  }

  /// Step 1b: -eed, -ed, -ing and their adverbs.
  private static func takePastOrGerund(_ word: inout StemWord) {
    guard let ending = pastsOrGerunds.longest(of: word) else { return }
    let start = word.count - ending.length
    switch ending.rule {
    case .eed:
      let isWhole = eedVerbs.longest(of: word, to: start)?.length == start
      if word.ends(with: ending, in: word.r1), !isWhole { word.replace(ending) }
      return
    case .ing:
      if start == 2, word[1] == "y", !vowels.contains(word[0]) {
        // "dying", "vying"
        word.removeLast(4)
        word.append("i")
        word.append("e")
        return
      }
      if ingNouns.longest(of: word, to: start)?.length == start { return }
    case .other: break
    }
    guard word.placeAfter(vowels, from: 0) ?? .max <= start else { return }
    word.removeLast(ending.length)
    if needsE.longest(of: word) != nil {
      word.append("e")
    } else if let last = word.letters.last, doubled.contains(last),
      word.has(last, at: word.count - 2)
    {
      // "add", "egg" and "odd" are words.
      if word.count != 3 || !aeo.contains(word[0]) { word.removeLast() }
    } else if word.count == word.r1, hasShortSyllable(word, before: word.count) {
      word.append("e")
    }
  }

  /// Step 1c: y becomes i behind a consonant that is not the first letter.
  private static func turnY(_ word: inout StemWord) {
    guard let last = word.letters.last, last == "y" || last == "Y", word.count > 2,
      word.isNone(of: vowels, at: word.count - 2)
    else { return }
    word[word.count - 1] = "i"
  }

  /// Step 2.
  private static func takeDerivation(_ word: inout StemWord) {
    guard let ending = derivations.longest(of: word), word.ends(with: ending, in: word.r1)
    else { return }
    let before = word.count - ending.length - 1
    switch ending.rule {
    case .always: break
    case .afterL: guard word.has("l", at: before) else { return }
    case .afterLiLetter: guard word.isOne(of: beforeLi, at: before) else { return }
    }
    word.replace(ending)
  }

  /// Step 3.
  private static func takeSecondDerivation(_ word: inout StemWord) {
    guard let ending = secondDerivations.longest(of: word),
      word.ends(with: ending, in: ending.rule == .inR1 ? word.r1 : max(word.r1, word.r2))
    else { return }
    word.replace(ending)
  }

  /// Step 4.
  private static func takeRest(_ word: inout StemWord) {
    guard let ending = rest.longest(of: word), word.ends(with: ending, in: word.r2) else {
      return
    }
    let before = word.count - ending.length - 1
    if ending.rule == .afterSOrT, !word.has("s", at: before), !word.has("t", at: before) {
      return
    }
    word.replace(ending)
  }

  /// Step 5: a last e, or one of two l.
  private static func takeFinalLetter(_ word: inout StemWord) {
    let last = word.count - 1
    if word.has("e", at: last) {
      guard word.r2 <= last || word.r1 <= last && !hasShortSyllable(word, before: last)
      else { return }
      word.removeLast()
    } else if word.has("l", at: last), word.r2 <= last, word.has("l", at: last - 1) {
      word.removeLast()
    }
  }

  /// Whether a syllable that ends before a place is short: a consonant, a vowel, and a
  /// consonant that is not w, x or Y; or a vowel at the start and a consonant.
  private static func hasShortSyllable(_ word: StemWord, before end: Int) -> Bool {
    if word.isNone(of: vowelsOrWXY, at: end - 1), word.isOne(of: vowels, at: end - 2),
      word.isNone(of: vowels, at: end - 3)
    {
      return true
    }
    if end == 2, word.isNone(of: vowels, at: 1), word.isOne(of: vowels, at: 0) {
      return true
    }
    // "pasted" is of "paste".
    return shortWords.longest(of: word, to: end) != nil
  }
}

// What each step looks for. Where the longest ending that a word has may not go, no shorter
// one does.
extension EnglishStemmer {
  private enum Always { case always }
  private enum Plural { case always, ie, vowelBefore }
  private enum PastOrGerund { case eed, ing, other }
  private enum Derivation { case always, afterL, afterLiLetter }
  private enum SecondDerivation { case inR1, inR2 }
  private enum Rest { case always, afterSOrT }

  private static let exceptions = Affixes<Always>(endings: [
    (
      .always,
      "skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli "
        + "singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias "
        + "andes:andes"
    )
  ])
  private static let beginnings = Affixes<Always>(beginnings: [
    (.always, "gener commun arsen past univers later emerg organ inter")
  ])
  private static let genitives = Affixes<Always>(endings: [(.always, "' 's 's'")])
  private static let plurals = Affixes<Plural>(endings: [
    (.always, "sses:ss us:us ss:ss"), (.ie, "ied ies"), (.vowelBefore, "s"),
  ])
  private static let pastsOrGerunds = Affixes<PastOrGerund>(endings: [
    (.eed, "eed:ee eedly:ee"), (.other, "ed edly ingly"), (.ing, "ing"),
  ])
  private static let eedVerbs = Affixes<Always>(endings: [(.always, "proc exc succ")])
  private static let ingNouns = Affixes<Always>(endings: [
    (.always, "inn out cann herr earr even")
  ])
  private static let needsE = Affixes<Always>(endings: [(.always, "at bl iz")])
  private static let shortWords = Affixes<Always>(endings: [(.always, "past")])
  private static let derivations = Affixes<Derivation>(endings: [
    (
      .always,
      "tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize "
        + "ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful "
        + "ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogist:og "
        + "fulli:ful lessli:less"
    ),
    (.afterL, "ogi:og"), (.afterLiLetter, "li"),
  ])
  private static let secondDerivations = Affixes<SecondDerivation>(endings: [
    (.inR1, "tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful ness"),
    (.inR2, "ative"),
  ])
  private static let rest = Affixes<Rest>(endings: [
    (
      .always,
      "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize"
    ),
    (.afterSOrT, "ion"),
  ])
}
