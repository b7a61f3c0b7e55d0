/// Words of Arabic names that say whose child the one before is.
///
/// They are inside of names as "of" is, and dangle at the ends of them.
enum NameParticles {
  /// The stems of "son" and "daughter", in the forms that stand in names.
  static let all = ["بن", "ابن", "بنت"]
}
