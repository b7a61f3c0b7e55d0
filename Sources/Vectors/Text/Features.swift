/// What the terms of a text are made of.
public enum Features: String, Sendable, Hashable, CaseIterable {
  /// Words in a row, with one space between them.
  ///
  /// Stop words are left out first, so that "council of ministers" has the bigram "council
  /// ministers", as scikit-learn makes them.
  case words
  /// Characters in a row of the words with one space between them; a term may begin in one
  /// word and end in another.
  case characters = "chars"
  /// Characters in a row of each word with a space before and after it, so that beginnings
  /// and ends differ from what is inside.
  ///
  /// A word that is shorter than the shortest term, spaces included, is a term as it is.
  /// These are the terms of `analyzer="char_wb"` in scikit-learn.
  case charactersInWords = "chars-in-words"
}
