/// English stop words beside Snowball's.
///
/// Snowball's list has contractions taken apart, and the analyzer keeps them whole; and its
/// modal verbs, quantifiers and conjunctions are few.
enum EnglishStopWords {
  /// The contractions and the other function words.
  static var all: [String] {
    let contractions =
      subjects.flatMap { subject in endings.map { subject + $0 } }
      + verbs.map { $0 + "n't" } + ["can't", "won't", "shan't", "let's"]
    return contractions + others.split(separator: " ").map(String.init)
  }

  private static let subjects = "i you he she it we they who what that there here"
    .split(separator: " ")

  private static let endings = ["'m", "'re", "'s", "'ve", "'ll", "'d"]

  private static let verbs = """
    is are was were has have had do does did can could will would should must might need
    """.split(separator: " ")

  private static let others = """
    would could shall may might must ought cannot also us upon among amongst within without \
    since although though unless whether either neither every another much many several \
    however therefore thus hence yet else per via whose whoever whatever whichever \
    anyone anything someone something everyone everything nobody nothing none oneself \
    towards toward onto beside besides despite except till amid
    """
}
