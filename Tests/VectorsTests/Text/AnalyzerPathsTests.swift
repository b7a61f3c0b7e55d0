import Testing
import Vectors

@Suite("Paths of the analyzer") struct AnalyzerPathsTests {
  /// Scalars of every class, and those that fold, vanish, compose, expand or pair.
  static let nasty: [UInt32] =
    [
      0x20, 0x0A, 0x0D, 0x22, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x5F, 0x30, 0x39, 0x41, 0x7A,
      0xA8, 0xAD, 0xB2, 0xB7, 0xBD, 0xC9, 0xDF, 0x130, 0x149, 0x23A, 0x300, 0x301, 0x307,
      0x323, 0x345, 0x34F, 0x37A, 0x3A3, 0x3C2, 0x391, 0x42F, 0x450, 0x5D4, 0x5F3, 0x5F4,
      0x600, 0x60C, 0x61C, 0x622, 0x627, 0x629, 0x640, 0x644, 0x648, 0x649, 0x64A, 0x64E,
      0x651, 0x653, 0x654, 0x655, 0x661, 0x66B, 0x66C, 0x670, 0x671, 0x6A9, 0x6C0, 0x6CC,
      0x6D5, 0x6DD, 0x6E5, 0x6F5, 0x8A0, 0x93F, 0x915, 0x94D, 0x9C7, 0x9BE, 0xE01, 0xE31,
      0xE33, 0xE48, 0xE50, 0xF43, 0x1000, 0x1031, 0x1100, 0x1161, 0x11A8, 0x115F, 0x1780,
      0x17B4, 0x180E, 0x1E9E, 0x1F00, 0x1FBF, 0x2014, 0x2018, 0x2019, 0x2024, 0x200B,
      0x200D, 0x200F, 0x201C, 0x2028, 0x202F, 0x203F, 0x2060, 0x20E3, 0x2122, 0x212A,
      0x2160, 0x24B6, 0x3000, 0x3002, 0x3005, 0x3042, 0x3099, 0x30AB, 0x30FC, 0x3300,
      0x4E00,
      0xAC00, 0xAC01, 0xD7A3, 0xFB01, 0xFB1D, 0xFC5E, 0xFCF2, 0xFDFA, 0xFDFC, 0xFE0F,
      0xFE13, 0xFE70, 0xFE71, 0xFE8D, 0xFEFB, 0xFEFF, 0xFF07, 0xFF0E, 0xFF21, 0xFF66,
      0xFF9E, 0xFFFD, 0x10400, 0x10FFFF, 0x16D40, 0x1D400, 0x1D7CE, 0x1F170, 0x1F1E6,
      0x1F1F8, 0x1F600, 0x1F3FB, 0x20000, 0x2F800, 0x00, 0x1F, 0x3164, 0xFFF9, 0x131,
      0x251,
      0x3BD, 0x39D, 0x435, 0x451, 0x45E, 0x441, 0x327, 0x674, 0x6BE, 0x6D3, 0x13A0,
      0xE0001, 0xE0100, 0x1E900, 0x2F9F4,
    ]

  static func randomText(_ random: inout SplitMix64, scalars count: Int) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    // Few different scalars a text, so that the same ones meet in many orders.
    let chosen = (0..<6).compactMap { _ in
      nasty.randomElement(using: &random).flatMap(Unicode.Scalar.init)
    }
    for _ in 0..<count {
      if let scalar = chosen.randomElement(using: &random) { scalars.append(scalar) }
    }
    return Array(String(scalars).utf8)
  }

  @Test(arguments: [Analyzer(.shingles), AnalyzerTests.plain, Analyzer(.terms)])
  func `give the same tokens`(analyzer: Analyzer) {
    var random = SplitMix64(seed: 11)
    var failed: [[String]] = []
    var fast = TokenBuffer()
    var thorough = TokenBuffer()
    for _ in 0..<2000 {
      let bytes = Self.randomText(
        &random, scalars: Int.random(in: 0...14, using: &random))
      fast.removeAll()
      thorough.removeAll()
      analyzer.append(bytes.span, to: &fast)
      analyzer.appendReference(bytes.span, to: &thorough)
      if Self.places(fast) != Self.places(thorough)
        || fast.tokens.map(fast.form) != thorough.tokens.map(thorough.form)
        || fast.tokens.map(\.hash) != thorough.tokens.map(\.hash)
      {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        failed.append(scalars.map { String($0.value, radix: 16) })
      }
    }
    #expect(failed == [])
  }

  static func places(_ buffer: TokenBuffer) -> [Range<UInt32>] {
    buffer.tokens.map { $0.start..<$0.end }
  }

  @Test func `give places on scalar boundaries, in order`() {
    var random = SplitMix64(seed: 12)
    var buffer = TokenBuffer()
    for _ in 0..<500 {
      let bytes = Self.randomText(&random, scalars: 20)
      buffer.removeAll()
      Analyzer(.shingles).append(bytes.span, to: &buffer)
      var last: UInt32 = 0
      for token in buffer.tokens {
        #expect(
          token.start < token.end && token.end <= bytes.count && last <= token.start)
        #expect(bytes[Int(token.start)] & 0xC0 != 0x80)
        #expect(token.end == bytes.count || bytes[Int(token.end)] & 0xC0 != 0x80)
        #expect(token.formStart < token.formEnd && token.formEnd <= buffer.forms.count)
        last = token.start
      }
    }
  }

  /// Scalars whose forms are segmented in another way than they are: a squared word, a vowel
  /// sign in two parts, signs that hold words together, a letter that becomes a mark.
  static let resegmented: Set<UInt32> = [0xE33, 0x3300, 0x203F, 0x37A, 0x674]

  @Test func `leave a form as it is when it is folded again`() {
    var random = SplitMix64(seed: 13)
    var buffer = TokenBuffer()
    for _ in 0..<1000 {
      let bytes = Self.randomText(&random, scalars: 8)
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      guard Self.resegmented.isDisjoint(with: scalars.map(\.value)) else { continue }
      buffer.removeAll()
      Analyzer(.shingles).append(bytes.span, to: &buffer)
      for token in buffer.tokens {
        let form = buffer.form(of: token)
        #expect(AnalyzerTests.forms(form).joined() == form)
      }
    }
  }

  @Test func `survive bytes that are not UTF-8`() {
    var random = SplitMix64(seed: 14)
    var buffer = TokenBuffer()
    for _ in 0..<2000 {
      let bytes = (0..<24).map { _ in
        [0x20, 0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xD8, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFF]
          .randomElement(using: &random) ?? UInt8(0)
      }
      buffer.removeAll()
      Analyzer(.terms).append(bytes.span, to: &buffer)
      for token in buffer.tokens { #expect(token.end <= 24) }
    }
  }
}
