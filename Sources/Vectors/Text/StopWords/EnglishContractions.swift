/// English stop words with an apostrophe: Snowball's list has them taken apart, the
/// analyzer keeps them whole.
enum EnglishContractions {
  /// The contractions of pronouns, auxiliaries and "not".
  static var all: [String] {
    let subjects = "i you he she it we they who what that there here"
    let endings = ["'m", "'re", "'s", "'ve", "'ll", "'d"]
    let verbs =
      "is are was were has have had do does did can could will would should must might need"
    return subjects.split(separator: " ").flatMap { word in endings.map { word + $0 } }
      + verbs.split(separator: " ").map { $0 + "n't" } + ["can't", "won't", "let's"]
  }
}
