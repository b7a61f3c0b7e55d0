/// What Arabic writes onto the beginning of a word: a conjunction, a preposition, or both.
enum ArabicClitic: CaseIterable {
  /// The preposition lam and the article, which lose an alef together: للرياض.
  case lamBeforeArticle
  /// Waw, feh, beh, lam or kaf: والرياض, بالرياض.
  case letter

  /// Writes what a word is without it.
  ///
  /// - Parameters:
  ///   - word: the word as it is spelt.
  ///   - bare: takes the rest.
  /// - Returns: whether the word may begin with it and three letters are left.
  func leaves(of word: Span<UInt8>, in bare: inout [UInt8]) -> Bool {
    guard word.count >= 8 else { return false }
    bare.removeAll(keepingCapacity: true)
    let first = ArabicClitic.letter(word, 0)
    switch self {
    case .lamBeforeArticle:
      guard first == 0x0644, ArabicClitic.letter(word, 2) == 0x0644 else { return false }
      // Alef and lam.
      bare += [0xD8, 0xA7, 0xD9, 0x84]
      for i in 4..<word.count { bare.append(word[i]) }
    case .letter:
      guard [0x0648, 0x0641, 0x0628, 0x0644, 0x0643].contains(first) else { return false }
      for i in 2..<word.count { bare.append(word[i]) }
    }
    return true
  }

  /// The scalar of the two bytes at an offset, or 0 if they are none.
  private static func letter(_ word: Span<UInt8>, _ offset: Int) -> UInt32 {
    guard word[offset] & 0xE0 == 0xC0 else { return 0 }
    return UInt32(word[offset] & 0x1F) << 6 | UInt32(word[offset + 1] & 0x3F)
  }
}
