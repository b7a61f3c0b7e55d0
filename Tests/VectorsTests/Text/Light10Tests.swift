import Testing
import Vectors

@Suite("light10") struct Light10Tests {
  /// The paper's procedure, word for word, on characters.
  static func reference(_ word: String) -> String {
    var letters = Array(word.unicodeScalars)
    for prefix in ["ال", "وال", "بال", "كال", "فال", "لل", "و"].map({
      Array($0.unicodeScalars)
    })
    where letters.starts(with: prefix) {
      let left = letters.count - prefix.count
      guard left >= (prefix.count == 1 ? 3 : 2) else { continue }
      letters.removeFirst(prefix.count)
      break
    }
    for suffix in ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"]
    where letters.reversed().starts(with: suffix.unicodeScalars.reversed())
      && letters.count >= suffix.unicodeScalars.count + 2
    {
      letters.removeLast(suffix.unicodeScalars.count)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: letters)
    return String(result)
  }

  @Test func `agrees with the paper on words made of affixes`() {
    let parts = [
      "و", "ال", "ب", "ك", "ف", "ل", "ا", "ه", "ها", "ن", "ت", "ون", "ين", "ي", "ة", "ر",
      "سم", "x", "东",
    ]
    var random = SplitMix64(seed: 5)
    for _ in 0..<5000 {
      let word = (0..<Int.random(in: 0...6, using: &random))
        .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      #expect(Light10.stem(word) == Self.reference(word))
    }
  }

  @Test(arguments: [
    ("السعوديه", "سعود"), ("والمستشفيات", "مستشف"), ("للاجئين", "اجئ"),
    ("بالقاهره", "قاهر"),
    ("وقف", "وقف"), ("ال", "ال"), ("هي", "هي"), ("2019", "2019"), ("", ""),
  ])
  func `takes affixes off`(word: String, stem: String) {
    #expect(Light10.stem(word) == stem)
  }
}
