/// For each letter that is drawn like another one, that other one: see ``Lookalikes``.
final class LookalikeTable: Sendable {
  /// The one table there is.
  static let shared = LookalikeTable()

  /// The letter that a scalar is drawn like, or 0.
  let letters: ScalarTable<UInt16>

  private init() {
    var letters = ScalarTable<UInt16>(0)
    for line in LookalikeTable.lines.split(separator: "\n") {
      let codes = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      guard let letter = codes.first.flatMap(UInt16.init(exactly:)) else { continue }
      for code in codes.dropFirst() { letters.set(letter, for: code) }
    }
    self.letters = letters
  }

  /// The letter that a scalar is drawn like, if it is one of the table.
  @inline(__always)
  func letter(like scalar: UInt32) -> UInt32? {
    let letter = letters[scalar]
    return letter == 0 ? nil : UInt32(letter)
  }
}
