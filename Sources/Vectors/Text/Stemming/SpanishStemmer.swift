/// Snowball's Spanish stemmer, in the form of release 3.
enum SpanishStemmer {
  private static let vowels = LetterSet("aeiouáéíóúü")

  /// Stems a folded word.
  static func stem(_ word: inout StemWord) {
    word.r1 = word.region(vowels)
    word.r2 = word.region(vowels, from: word.r1)
    word.rv = verbRegion(of: word)
    takePronoun(&word)
    if !takeStandardEnding(&word), !takeYVerbEnding(&word) { takeVerbEnding(&word) }
    takeRest(&word)
    for place in 0..<word.count {
      switch word[place] {
      case "á": word[place] = "a"
      case "é": word[place] = "e"
      case "í": word[place] = "i"
      case "ó": word[place] = "o"
      case "ú": word[place] = "u"
      default: break
      }
    }
  }

  /// RV begins behind the next vowel if the second letter is a consonant, behind the next
  /// consonant if the first two are vowels, and else behind the third letter.
  private static func verbRegion(of word: StemWord) -> Int {
    guard word.count > 1 else { return word.count }
    let place: Int? =
      switch (vowels.contains(word[0]), vowels.contains(word[1])) {
      case (_, false): word.placeAfter(vowels, from: 2)
      case (true, true): word.placeAfterOther(than: vowels, from: 2)
      case (false, true): word.count > 2 ? 3 : nil
      }
    return place ?? word.count
  }

  /// Step 0: a pronoun written onto a verb.
  private static func takePronoun(_ word: inout StemWord) {
    guard let pronoun = pronouns.longest(of: word) else { return }
    let start = word.count - pronoun.length
    guard let verb = beforePronouns.longest(of: word, to: start),
      word.rv <= start - verb.length
    else { return }
    if verb.rule == .afterU, !word.has("u", at: start - verb.length - 1) { return }
    word.replace(pronoun)
    // The accent was there for the pronoun.
    if verb.rule == .accented { word.replace(verb) }
  }

  /// Step 1: endings of nouns, adjectives and adverbs; whether one went.
  private static func takeStandardEnding(_ word: inout StemWord) -> Bool {
    guard let ending = standard.longest(of: word) else { return false }
    let region = ending.rule == .amente ? word.r1 : word.r2
    guard word.ends(with: ending, in: region) else { return false }
    word.replace(ending)
    switch ending.rule {
    case .plain: break
    case .ador: takeInR2(ic, of: &word)
    case .amente: if takeInR2(beforeAmente, of: &word) == .iv { takeInR2(at, of: &word) }
    case .mente: takeInR2(beforeMente, of: &word)
    case .idad: takeInR2(beforeIdad, of: &word)
    case .iva: takeInR2(at, of: &word)
    }
    return true
  }

  /// Takes an ending off that lies in R2; its rule, if there was one.
  @discardableResult
  private static func takeInR2(
    _ endings: Affixes<Before>, of word: inout StemWord
  ) -> Before? {
    guard let ending = endings.longest(of: word), word.ends(with: ending, in: word.r2)
    else { return nil }
    word.replace(ending)
    return ending.rule
  }

  /// Step 2a: endings of verbs that begin with y; whether one went.
  private static func takeYVerbEnding(_ word: inout StemWord) -> Bool {
    guard let ending = yVerbs.longest(of: word, from: word.rv),
      word.has("u", at: word.count - ending.length - 1)
    else { return false }
    word.replace(ending)
    return true
  }

  /// Step 2b: other endings of verbs.
  private static func takeVerbEnding(_ word: inout StemWord) {
    guard let ending = verbs.longest(of: word, from: word.rv) else { return }
    word.replace(ending)
    if ending.rule == .withU, endsWithGu(word) { word.removeLast() }
  }

  /// Step 3: a last vowel.
  private static func takeRest(_ word: inout StemWord) {
    guard let ending = rest.longest(of: word), word.ends(with: ending, in: word.rv) else {
      return
    }
    word.replace(ending)
    if ending.rule == .withU, endsWithGu(word), word.rv < word.count { word.removeLast() }
  }

  /// Whether a word ends with the "gu" of "pague".
  private static func endsWithGu(_ word: StemWord) -> Bool {
    word.has("u", at: word.count - 1) && word.has("g", at: word.count - 2)
  }
}

// What each step looks for. Where the longest ending that a word has may not go, no shorter
// one does.
extension SpanishStemmer {
  private enum Before { case any, iv }
  private enum Verb { case plain, accented, afterU }
  private enum Standard { case plain, ador, amente, mente, idad, iva }
  private enum Vowel { case any, withU }

  private static let pronouns = Affixes<Before>(endings: [
    (.any, "me se sela selo selas selos la le lo las les los nos")
  ])
  private static let beforePronouns = Affixes<Verb>(endings: [
    (.accented, "iéndo:iendo ándo:ando ár:ar ér:er ír:ir"),
    (.plain, "ando iendo ar er ir"), (.afterU, "yendo"),
  ])
  private static let standard = Affixes<Standard>(endings: [
    (
      .plain,
      "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa "
        + "osos osas amiento amientos imiento imientos logía:log logías:log ución:u ucion:u "
        + "uciones:u encia:ente encias:ente"
    ),
    (
      .ador,
      "adora ador ación adoras adores aciones ante antes ancia ancias acion"
    ),
    (.amente, "amente"), (.mente, "mente"), (.idad, "idad idades"),
    (.iva, "iva ivo ivas ivos"),
  ])
  private static let ic = Affixes<Before>(endings: [(.any, "ic")])
  private static let at = Affixes<Before>(endings: [(.any, "at")])
  private static let beforeAmente = Affixes<Before>(endings: [
    (.iv, "iv"), (.any, "os ic ad"),
  ])
  private static let beforeMente = Affixes<Before>(endings: [(.any, "ante able ible")])
  private static let beforeIdad = Affixes<Before>(endings: [(.any, "abil ic iv")])
  private static let yVerbs = Affixes<Before>(endings: [
    (.any, "ya ye yan yen yeron yendo yo yó yas yes yais yamos")
  ])
  private static let verbs = Affixes<Vowel>(endings: [
    (.withU, "en es éis emos"),
    (
      .any,
      "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán "
        + "erás eríais ería eréis eríamos eremos erá eré irían irías irán irás iríais "
        + "iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese "
        + "aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió "
        + "ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais "
        + "ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos "
        + "iéramos iésemos ásemos"
    ),
  ])
  private static let rest = Affixes<Vowel>(endings: [
    (.any, "os a o á í ó"), (.withU, "e é"),
  ])
}
