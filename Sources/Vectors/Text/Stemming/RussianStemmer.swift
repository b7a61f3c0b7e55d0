/// Snowball's Russian stemmer, in the form of release 3.
///
/// All endings lie behind the first vowel, and so does the а or я that some of them need
/// before them.
enum RussianStemmer {
  private static let vowels = LetterSet("аеиоуыэюя")

  /// Stems a folded word.
  static func stem(_ word: inout StemWord) {
    for place in 0..<word.count where word[place] == "ё" { word[place] = "е" }
    word.rv = word.placeAfter(vowels, from: 0) ?? word.count
    word.r1 = word.placeAfterOther(than: vowels, from: word.rv) ?? word.count
    word.r2 = word.region(vowels, from: word.r1)
    if !take(gerunds, of: &word) {
      _ = take(reflexives, of: &word)
      if take(adjectives, of: &word) {
        _ = take(participles, of: &word)
      } else if !take(verbs, of: &word) {
        _ = take(nouns, of: &word)
      }
    }
    _ = take(lastI, of: &word)
    if let ending = derivations.longest(of: word, from: word.rv),
      word.ends(with: ending, in: word.r2)
    {
      word.replace(ending)
    }
    tidyUp(&word)
  }

  /// Takes an ending off that lies in RV; whether there was one.
  private static func take(_ endings: Affixes<Rule>, of word: inout StemWord) -> Bool {
    guard let ending = endings.longest(of: word, from: word.rv) else { return false }
    if ending.rule == .afterA {
      let before = word.count - ending.length - 1
      guard before >= word.rv, word.has("а", at: before) || word.has("я", at: before)
      else { return false }
    }
    word.replace(ending)
    return true
  }

  /// A superlative, one of two н, or a soft sign.
  private static func tidyUp(_ word: inout StemWord) {
    if take(superlatives, of: &word) {
      if endsWithTwoN(word) { word.removeLast() }
    } else if endsWithTwoN(word) {
      word.removeLast()
    } else if word.rv < word.count, word.has("ь", at: word.count - 1) {
      word.removeLast()
    }
  }

  private static func endsWithTwoN(_ word: StemWord) -> Bool {
    word.rv <= word.count - 2 && word.has("н", at: word.count - 1)
      && word.has("н", at: word.count - 2)
  }
}

// What each step looks for. Where the longest ending that a word has may not go, no shorter
// one does.
extension RussianStemmer {
  private enum Rule { case always, afterA }

  private static let gerunds = Affixes<Rule>(endings: [
    (.afterA, "в вши вшись"), (.always, "ив ивши ившись ыв ывши ывшись"),
  ])
  private static let reflexives = Affixes<Rule>(endings: [(.always, "ся сь")])
  private static let adjectives = Affixes<Rule>(endings: [
    (
      .always,
      "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею"
    )
  ])
  private static let participles = Affixes<Rule>(endings: [
    (.afterA, "ем нн вш ющ щ"), (.always, "ивш ывш ующ"),
  ])
  private static let verbs = Affixes<Rule>(endings: [
    (.afterA, "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно"),
    (
      .always,
      "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит "
        + "ыт ены ить ыть ишь ую ю"
    ),
  ])
  private static let nouns = Affixes<Rule>(endings: [
    (
      .always,
      "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях "
        + "ях ы ь ию ью ю ия ья я"
    )
  ])
  private static let lastI = Affixes<Rule>(endings: [(.always, "и")])
  private static let derivations = Affixes<Rule>(endings: [(.always, "ост ость")])
  private static let superlatives = Affixes<Rule>(endings: [(.always, "ейш ейше")])
}
