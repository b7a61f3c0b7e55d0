import Testing
import Vectors

@Suite("NFKC") struct NFKCTests {
  static func codes(_ string: String) -> [UInt32] { string.unicodeScalars.map(\.value) }

  @Test func `agrees with all columns of NormalizationTest`() throws {
    var isFirstPart = false
    var listed = Set<UInt32>()
    var count = 0
    var failed: [String] = []
    for line in try Resource.lines("unicode-15.0/NormalizationTest-NFKC.txt") {
      guard !line.hasPrefix("@") else {
        isFirstPart = line == "@Part1"
        continue
      }
      let strings = line.split(separator: ";").map(Resource.string)
      let expected = Array(strings[0].utf8)
      for string in strings {
        if Array(NFKC.normalize(string).utf8) != expected { failed.append(line) }
        count += 1
        let scalars = string.unicodeScalars
        if isFirstPart, scalars.count == 1 { listed.formUnion(scalars.map(\.value)) }
      }
    }
    #expect(failed == [])
    #expect(count == 38_800)

    var others = String.UnicodeScalarView()
    for value in UInt32(0)..<0x110000 where !listed.contains(value) {
      if let scalar = Unicode.Scalar(value) {
        others.append(scalar)
        others.append("1")
      }
    }
    let text = Array(String(others).utf8)
    var normal: [UInt8] = []
    NFKC.normalize(text.span, into: &normal)
    #expect(normal.elementsEqual(text), "what the file does not list is its own form")
  }

  @Test func `presentation forms become letters`() {
    #expect(NFKC.normalize("ﻻ") == "لا")
    #expect(Self.codes(NFKC.normalize("ﷺ")) == Self.codes("صلى الله عليه وسلم"))
  }

  @Test func `a million marks on one letter take no quadratic time`() {
    let marks = String(repeating: "\u{301}\u{323}", count: 50_000)
    let normal = NFKC.normalize("x" + marks)
    #expect(normal.unicodeScalars.count == 100_001)
    #expect(normal.unicodeScalars.dropFirst().first == "\u{323}")
  }

  @Test(arguments: [
    ("كتاب café 東京 한국", true), ("ﬁ", false), ("e\u{301}", false), ("", true),
  ])
  func `the quick check knows ordinary text`(text: String, isNormal: Bool) {
    let bytes = Array(text.utf8)
    let answer = NFKC.isNormalForCertain(bytes.span)
    #expect(answer == isNormal)
  }
}
