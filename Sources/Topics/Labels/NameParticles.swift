/// Words of names that belong to the next one: whose child someone is, or from where.
///
/// They are inside of names as "of" is, dangle at the ends of them, and are no names alone.
enum NameParticles {
  /// Folded as the analyzer does, and no longer than their stems.
  static let all = [
    "بن", "ابن", "بنت", "ابو", "ام", "al", "el", "bin", "ibn", "bint", "abu", "van",
    "von",
    "der", "de", "di", "da",
  ]
}
