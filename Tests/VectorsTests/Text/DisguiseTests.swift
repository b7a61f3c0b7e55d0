import Testing
import Vectors

/// What is done to a text so that readers see no difference and programs see another text.
@Suite("Disguised text") struct DisguiseTests {
  static let texts = [
    """
    The ministry said on Sunday that about 3,500.5 people had left e.g. the villages; it \
    didn't say why. "Their café is closed," a naïve spokesman said.Relief came at 10:30.
    """,
    """
    أعلنت الوزارة في بيانٍ لها اليوم أنّ عدد النازحين بلغ نحو ٤٠٠٠ شخص، وقالت إن المنظمات \
    الإنسانية تعمل على توفير الغذاء.وأضاف المتحدث هذا كله في 17 آذار ٢٠١٩
    """,
    "Москва сообщила: 5 июля ёлки. Η Αθήνα ανακοίνωσε νέα μέτρα. 東京都は、カタカナ 한국어",
  ]

  /// Everything that is ignorable by its property, but the Hangul fillers, which are drawn
  /// as spaces; then control characters and annotation marks.
  static let invisible: [Unicode.Scalar] = {
    let ignorable = (0..<0x110000 as Range<UInt32>).compactMap(Unicode.Scalar.init)
      .filter(\.properties.isDefaultIgnorableCodePoint)
    let fillers: Set<UInt32> = [0x115F, 0x1160, 0x3164, 0xFFA0]
    let others: [UInt32] =
      Array(0...8) + Array(0x0E...0x1B) + [0x7F] + Array(0xFFF9...0xFFFB)
    return ignorable.filter { !fillers.contains($0.value) }
      + others.compactMap(Unicode.Scalar.init)
  }()

  /// Letters of other alphabets for ASCII and Arabic letters.
  static let doubles: [Unicode.Scalar: [Unicode.Scalar]] = [
    "a": ["а", "α", "ɑ", "ａ"], "c": ["с", "ϲ", "ᴄ"], "e": ["е", "ҽ", "𝐞"],
    "i": ["і", "ι", "ı"],
    "o": ["о", "ο", "օ", "ⓞ"], "p": ["р", "ρ"], "s": ["ѕ", "ꜱ"], "T": ["Т", "Τ", "Ｔ"],
    "h": ["һ", "հ"], "n": ["ո", "ɴ"], "y": ["у", "γ"], "v": ["ν", "ѵ"], "d": ["ԁ", "🅳"],
    "х": ["x"], "о": ["o"], "р": ["p"], "ρ": ["p"], "ك": ["ک", "ڪ", "ﻛ"],
    "ه": ["ھ", "ہ", "ە", "ﻫ"], "ي": ["ی", "ې", "ﻴ", "ى"], "أ": ["ٲ", "ٵ", "ﺃ"],
    "و": ["ﻮ"],
  ]

  /// The words of a text, by the fast path and by the reference, which must agree.
  static func words(_ text: String) -> [String] {
    let analyzer = Analyzer(.shingles)
    var buffer = TokenBuffer()
    var reference = TokenBuffer()
    analyzer.append(Array(text.utf8).span, to: &buffer)
    analyzer.appendReference(Array(text.utf8).span, to: &reference)
    #expect(buffer.tokens.map(\.hash) == reference.tokens.map(\.hash))
    return buffer.tokens.map(buffer.form(of:))
  }

  static func disguised(_ text: String, _ random: inout SplitMix64) -> String {
    var scalars = String.UnicodeScalarView()
    func hide() {
      while Int.random(in: 0..<3, using: &random) == 0 {
        if let scalar = invisible.randomElement(using: &random) { scalars.append(scalar) }
      }
    }
    for scalar in text.unicodeScalars {
      hide()
      let isKept = Int.random(in: 0..<3, using: &random) > 0
      let double = isKept ? nil : doubles[scalar]?.randomElement(using: &random)
      scalars.append(double ?? scalar)
    }
    hide()
    return String(scalars)
  }

  @Test(arguments: texts)
  func `has the words of the text`(text: String) {
    var random = SplitMix64(seed: 21)
    let plain = Self.words(text)
    for _ in 0..<100 {
      let disguised = Self.disguised(text, &random)
      #expect(Self.words(disguised) == plain)
    }
  }

  @Test func `is not disguised by any invisible character`() {
    let plain = Self.words("one two واحد")
    for scalar in Self.invisible {
      #expect(
        Self.words("on\(scalar)e \(scalar)two\(scalar) وا\(scalar)حد")
          == plain)
    }
  }

  @Test(arguments: [
    " ", "\u{A0}", "\u{1680}", "\u{2000}", "\u{2003}", "\u{200A}", "\u{2028}", "\u{202F}",
    "\u{205F}", "\u{3000}", "\u{2800}", "\u{3164}", "\u{FFA0}", "\u{115F}", "\u{1160}",
    "\u{1F}", "\u{85}", " \u{200F}", "\u{2067}\u{A0}\u{200B}",
  ])
  func `has words wherever there is a space to see`(space: String) {
    #expect(AnalyzerTests.forms("one\(space)two") == ["one", "two"])
  }

  @Test(arguments: ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{200F}", "\u{2063}\u{200B}"])
  func `has its words when none of its spaces is left`(character: String) {
    for text in [
      "ministers said on Sunday that 3,500 people had left. They didn't say why as e.g. others did",
      "وقالت إن المنظمات الإنسانية تعمل على توفير الغذاء.وأضاف المتحدث هذا كله في 17 آذار",
    ] {
      let joined = text.split(separator: " ").joined(separator: character)
      #expect(Self.words(joined) == Self.words(text))
    }
  }

  @Test(arguments: [
    ("Grundstücksverkehrsgenehmigungszuständigkeitsverordnung", "\u{AD}"),
    ("طريق_الملك_سعود_بالعقيق_يحصد_الأرواح", "\u{200B}"),
    ("internationalisation", "\u{2060}\u{200F}"),
  ])
  func `keeps a long word whole`(word: String, invisible: String) {
    let broken = word.map(String.init).joined(separator: invisible)
    #expect(Self.words(broken) == Self.words(word))
  }
}
