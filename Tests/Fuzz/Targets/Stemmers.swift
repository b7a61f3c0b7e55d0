import Vectors

/// light10 is the procedure of its paper; no stemmer makes a word longer or breaks a character.
enum Stemmers: Target {
  static let name = "stemmers"

  static func run(_ input: [UInt8]) {
    guard let word = String(validating: input, as: UTF8.self) else { return }
    hold(Light10.stem(word) == light10(word), "'\(word)' is stemmed another way")
    for stemmer in Snowball.allCases {
      let stem = Array(stemmer.stem(word).utf8)
      hold(stem.count <= input.count, "a stem longer than its word")
      hold(stem.span.isUTF8, "a stem that is not UTF-8")
    }
  }

  /// One prefix, then each ending in turn.
  private static func light10(_ word: String) -> String {
    var letters = Array(word.unicodeScalars)
    for prefix in ["ال", "وال", "بال", "كال", "فال", "لل", "و"] {
      let prefix = Array(prefix.unicodeScalars)
      let least = prefix.count == 1 ? 3 : 2
      guard letters.starts(with: prefix), letters.count - prefix.count >= least else {
        continue
      }
      letters.removeFirst(prefix.count)
      break
    }
    for suffix in ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"] {
      let suffix = Array(suffix.unicodeScalars)
      guard letters.count >= suffix.count + 2, letters.suffix(suffix.count) == suffix[...]
      else { continue }
      letters.removeLast(suffix.count)
    }
    return String(String.UnicodeScalarView(letters))
  }
}
