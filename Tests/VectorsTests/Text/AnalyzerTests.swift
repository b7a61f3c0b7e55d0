import Testing
import Vectors

@Suite("Analyzer") struct AnalyzerTests {
  static let shingles = Analyzer(.shingles)
  /// Every word, spelt as it is.
  static let plain = Analyzer(stemming: .none, stopWords: .none)

  static func forms(_ text: String, _ analyzer: Analyzer = shingles) -> [String] {
    var buffer = TokenBuffer()
    analyzer.append(Array(text.utf8).span, to: &buffer)
    return buffer.tokens.map(buffer.form(of:))
  }

  static func surfaces(_ text: String) -> [String] {
    var buffer = TokenBuffer()
    let bytes = Array(text.utf8)
    shingles.append(bytes.span, to: &buffer)
    return buffer.tokens.map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("آجن أحمد إعاذ ٱلله", ["اجن", "احمد", "اعاذ", "الله"]),
    ("بنى فاطمة", ["بني", "فاطمه"]),
    ("مَبنا ولداً هتميّ", ["مبنا", "ولدا", "هتمي"]),
    ("روبرـــــت", ["روبرت"]),
    ("ـــ", []),
    ("مسؤول هيئة", ["مسؤول", "هيئه"]),
    ("کتابی", ["كتابي"]),
    ("٢٠١٩ و۱۲ و١٢٫٥ و٣٬٥٠٠", ["2019", "و12", "و12.5", "و3,500"]),
    ("هَٰذَا ٱلْقُرْءَانُ", ["هذا", "القرءان"]),
    ("صۖلى", ["صلي"]),
  ])
  func `folds Arabic`(text: String, expected: [String]) {
    #expect(Self.forms(text) == expected)
  }

  @Test(arguments: [
    ("ﻻﻋﺐ", ["لاعب"]), ("ﷲ", ["الله"]),
    ("ﷺ", ["صلي", "الله", "عليه", "وسلم"]), ("ﷻ", ["جل", "جلاله"]),
    ("ﺏﹰ", ["ب"]), ("ＡＢＣ１２", ["abc12"]), ("ﬁnal", ["final"]),
  ])
  func `folds compatibility characters`(text: String, expected: [String]) {
    #expect(Self.forms(text) == expected)
  }

  @Test(arguments: [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{FEFF}", "\u{AD}",
    "\u{2060}", "\u{61C}", "\u{202B}", "\u{2067}", "\u{FE0F}", "\u{34F}", "\u{180E}",
    "\u{E0100}", "\u{640}", "\u{64E}", "\u{670}", "\u{6DD}", "\u{2066}\u{200F}\u{64B}",
  ])
  func `does not see the invisible`(invisible: String) {
    for word in ["كتاب", "don't", "3.14", "Москва", "naïve", "東京都"] {
      let plain = Self.forms(word)
      for place in word.unicodeScalars.indices.dropFirst() {
        var scalars = word.unicodeScalars
        scalars.insert(contentsOf: invisible.unicodeScalars, at: place)
        #expect(Self.forms(String(scalars)) == plain)
      }
    }
  }

  @Test(arguments: [
    ("Don’t stop", ["don't", "stop"]), ("e.g. U.S.A.", ["e.g", "u.s.a"]),
    ("انتهى.وقال", ["انتهي", "وقال"]), ("أ.ف.ب", ["ا", "ف", "ب"]),
    ("الرياض:واس", ["الرياض", "واس"]), ("السعودية_اليوم", ["السعوديه_اليوم"]),
    ("3,000.5 10:30", ["3,000.5", "10", "30"]), ("_ __ a_b", ["a_b"]),
    ("m² ½", ["m", "2", "1⁄2"]), ("Straße STRASSE", ["strasse", "strasse"]),
    ("Quoi\u{202F}? 1\u{202F}000 1\u{A0}000", ["quoi", "1", "000", "1", "000"]),
    ("İstanbul", ["i̇stanbul"]), ("café cafe\u{301} cafe", ["café", "café", "cafe"]),
    ("ΟΔΟΣ ὈΔΌΣ", ["οδοσ", "ὀδόσ"]), ("ה\"ר צה״ל", ["ה\"ר", "צה״ל"]),
    ("한국어 뉴스", ["한국어", "뉴스"]), ("हिन्दी", ["हिन्दी"]), ("🙂 a🙂b", ["a", "b"]),
    ("", []), (" \n\t.", []), ("a", ["a"]),
  ])
  func `finds and folds words`(text: String, expected: [String]) {
    #expect(Self.forms(text, Self.plain) == expected)
  }

  @Test(arguments: [
    ("東京都", ["東京", "京都"]), ("京", ["京"]), ("カタカナ", ["カタ", "タカ", "カナ"]),
    ("ｶﾞｲﾄﾞ", ["ガイ", "イド"]), ("漢字abc仮名", ["漢字", "abc", "仮名"]),
    ("第12回", ["第", "12", "回"]), ("ลังกา", ["ลัง", "งก", "กา"]), ("២០១៩", ["2019"]),
  ])
  func `pairs what has no spaces`(text: String, expected: [String]) {
    #expect(Self.forms(text) == expected)
  }

  @Test func `tokens stand where their words stand`() {
    #expect(
      Self.surfaces("«كِتابٌ» و 東京, ﷺ don’t")
        == ["كِتابٌ", "و", "東京", "ﷺ", "ﷺ", "ﷺ", "ﷺ", "don’t"])
  }

  @Test func `the hash is that of the form`() {
    var buffer = TokenBuffer()
    for analyzer in [Analyzer(.shingles), Analyzer(.terms)] {
      analyzer.append(Array("والكتابُ Straße 東京 𐐀x 12".utf8).span, to: &buffer)
    }
    for token in buffer.tokens {
      #expect(token.hash == TermHash.hash(buffer.form(of: token)))
    }
    // Files may hold hashes: this number changes with TermHash.version only.
    #expect(TermHash.hash("كتاب") == 9_777_280_315_068_723_040)
  }
}
