/// How the files of an index are called: `NUMBER.KIND`.
///
/// A manifest may name no others, so that one from elsewhere leads to no file outside its
/// folder.
enum FileName {
  /// The number in the name of a file, nil if it is the name of no file of an index.
  static func number(of name: some StringProtocol) -> Int? {
    guard let dot = name.firstIndex(of: "."), isWord(name[name.index(after: dot)...])
    else { return nil }
    return whole(name[..<dot])
  }

  /// The kinds of files that indices are made of.
  static let kinds = ["segment", "deleted", "recurring", "attachment"]

  /// Whether a file is of a kind that indices are made of.
  static func isWritten(_ name: String) -> Bool {
    kinds.contains { name.hasSuffix(".\($0)") }
  }

  /// Whether a text is of lower-case letters, digits and hyphens.
  static func isWord(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  /// The number that digits are, written as this release writes it; sums of them cannot
  /// overflow.
  static func whole(_ text: some StringProtocol) -> Int? {
    guard let number = Int(text), (0...1 << 48).contains(number), String(number) == text
    else { return nil }
    return number
  }
}
