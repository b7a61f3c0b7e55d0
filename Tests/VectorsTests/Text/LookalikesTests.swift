import Testing
import Vectors

@Suite("Lookalikes") struct LookalikesTests {
  @Test(arguments: [
    ("сору рaste аррӏе", "copy paste apple"),  // Cyrillic, mixed, Cyrillic
    ("ΑΤΗΕΝΑ Αthens ρrοgrαm", "atheva athens program"),  // Greek: its nu is a v
    ("ВВС НАТО", "bbc hato"), ("оո սs", "on us"), ("ᏟᎪᎢ", "cat"), ("ꓚꓳꓑ", "cop"),
    ("ᴛʜᴇ ᴍɪɴɪꜱᴛᴇʀ", "the minister"), ("ɡrant dıd ɑnd", "grant did and"),
    ("🅝🅔🅦🅢 🆂🅰🅸🅳", "news said"), ("ｎｅｗｓ 𝐧𝐞𝐰𝐬 ⓝⓔⓦⓢ ⁿeʷˢ", "news news news news"),
    ("νοісе", "voice"), ("сafé саfе\u{301}", "café café"),
    ("frаnс\u{327}аis", "français"),
    ("naїve", "naïve"), ("кому ѐлка", "komy èлka"),
  ])
  func `read as the Latin letters they are drawn like`(text: String, expected: String) {
    #expect(AnalyzerTests.forms(text).joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("ھذا ہذا هذا", ["هذا", "هذا", "هذا"]),
    ("کتابی كتابے كتابې", ["كتابي", "كتابي", "كتابي"]),
    ("مسٶول مسؤول", ["مسؤول", "مسؤول"]), ("ڧي في", ["في", "في"]),
    ("ٲن ٵن أن", ["ان", "ان", "ان"]),
    ("هيٴة هئة", ["هئه", "هئه"]), ("ﮬذا ﻫذا", ["هذا", "هذا"]),
  ])
  func `read as the Arabic letters they are drawn like`(text: String, expected: [String])
  {
    #expect(AnalyzerTests.forms(text) == expected)
  }

  @Test func `are the same in small and capital letters`() {
    for word in ["нет", "весь", "ἄνθρωποσ", "νέα", "ύπνοσ", "հայ", "ѡѵ"] {
      #expect(AnalyzerTests.forms(word) == AnalyzerTests.forms(word.uppercased()))
    }
  }

  @Test(arguments: ["0", "1", "3", "5"])
  func `are no digits`(digit: String) {
    #expect(AnalyzerTests.forms("w\(digit)rd") == ["w\(digit)rd"])
  }

  @Test func `leave terms and words for readers alone`() {
    let terms = Analyzer(.terms)
    for word in ["Москва", "Αθήνα", "ɡrant", "ھذا"] {
      #expect(
        AnalyzerTests.forms(word, terms)
          == AnalyzerTests.forms(word, AnalyzerTests.plain))
    }
    #expect(AnalyzerTests.forms("Москва", terms) == ["москва"])
  }

  @Test func `leave what they become alone`() {
    let blocks: [ClosedRange<UInt32>] = [0x80...0x6FF, 0x13A0...0x16FF, 0x1D00...0x1FFF]
    for scalar in (blocks.joined() + Array(0x1F150...0x1F189)).compactMap(
      Unicode.Scalar.init)
    {
      let once = AnalyzerTests.forms(String(scalar))
      let plain = AnalyzerTests.forms(String(scalar), AnalyzerTests.plain)
      if once != plain { #expect(once.flatMap { AnalyzerTests.forms($0) } == once) }
    }
  }
}
