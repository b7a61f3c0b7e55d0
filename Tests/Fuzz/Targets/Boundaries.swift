@testable import Vectors

/// Word boundaries are those of the rules of UAX #29, each looked at by itself at each place.
enum Boundaries: Target {
  static let name = "word-breaks"

  static func run(_ input: [UInt8]) {
    guard input.count < 1 << 11, let text = String(validating: input, as: UTF8.self)
    else {
      return
    }
    let found = WordBreaks.segments(of: text).map(\.upperBound)
    let expected = boundaries(of: text)
    hold(found == expected, "boundaries \(found), by the rules \(expected)")
  }

  private struct Sign {
    let wordClass: WordClass
    let isPictographic: Bool
    let end: Int
  }

  /// Where segments end.
  private static func boundaries(of text: String) -> [Int] {
    var signs: [Sign] = []
    var end = 0
    for scalar in text.unicodeScalars {
      end += UTF8.width(scalar)
      let bits = UnicodeTables.shared.wordBreak[scalar.value]
      signs.append(
        Sign(
          wordClass: WordClass(bits: bits),
          isPictographic: bits & UnicodeTables.pictographic != 0, end: end))
    }
    return signs.indices.filter { $0 == signs.count - 1 || isBoundary(after: $0, signs) }
      .map { signs[$0].end }
  }

  private static func isBoundary(after place: Int, _ signs: [Sign]) -> Bool {
    let (before, after) = (signs[place], signs[place + 1])
    let ends: [WordClass] = [.newline, .carriageReturn, .lineFeed]
    // WB3 to WB3d, and WB4.
    if before.wordClass == .carriageReturn, after.wordClass == .lineFeed { return false }
    if ends.contains(before.wordClass) || ends.contains(after.wordClass) { return true }
    if before.wordClass == .zwj, after.isPictographic { return false }
    if before.wordClass == .wordSpace, after.wordClass == .wordSpace { return false }
    if after.wordClass.isPassedOver { return false }
    // Of the rules below, what WB4 passes over is no part.
    let left = leftwards(from: place, signs)
    let right = signs[(place + 1)...].map(\.wordClass).filter { !$0.isPassedOver }
    return isBoundary(left, right)
  }

  /// The classes before a place, the nearest first, each without what WB4 passes over; such
  /// signs stand for themselves behind a line end or at the start.
  private static func leftwards(from place: Int, _ signs: [Sign]) -> [WordClass] {
    var classes: [WordClass] = []
    var isInRun = false
    for sign in signs[...place].reversed() {
      let ends: [WordClass] = [.newline, .carriageReturn, .lineFeed]
      if isInRun, ends.contains(sign.wordClass) { classes.append(.other) }
      isInRun = sign.wordClass.isPassedOver
      if !isInRun { classes.append(sign.wordClass) }
    }
    if isInRun { classes.append(.other) }
    return classes
  }

  private static func isBoundary(_ left: [WordClass], _ right: [WordClass]) -> Bool {
    func isLetter(_ sign: WordClass?) -> Bool { sign == .letter || sign == .hebrew }
    func holdsLetters(_ sign: WordClass?) -> Bool {
      sign == .midLetter || sign == .midNumLet || sign == .singleQuote
    }
    func holdsDigits(_ sign: WordClass?) -> Bool {
      sign == .midNum || sign == .midNumLet || sign == .singleQuote
    }
    let (a, b) = (left.first, right.first)
    let beforeA = left.dropFirst().first
    let afterB = right.dropFirst().first
    // WB5 to WB7c.
    if isLetter(a), isLetter(b) { return false }
    if isLetter(a), holdsLetters(b), isLetter(afterB) { return false }
    if isLetter(beforeA), holdsLetters(a), isLetter(b) { return false }
    if a == .hebrew, b == .singleQuote { return false }
    if a == .hebrew, b == .doubleQuote, afterB == .hebrew { return false }
    if beforeA == .hebrew, a == .doubleQuote, b == .hebrew { return false }
    // WB8 to WB12.
    if a == .numeric, b == .numeric { return false }
    if isLetter(a), b == .numeric { return false }
    if a == .numeric, isLetter(b) { return false }
    if beforeA == .numeric, holdsDigits(a), b == .numeric { return false }
    if a == .numeric, holdsDigits(b), afterB == .numeric { return false }
    // WB13 to WB13b.
    if a == .katakana, b == .katakana { return false }
    let isJoined = isLetter(a) || a == .numeric || a == .katakana || a == .extendNumLet
    if isJoined, b == .extendNumLet { return false }
    if a == .extendNumLet, isLetter(b) || b == .numeric || b == .katakana { return false }
    // WB15 and WB16.
    if a == .regional, b == .regional {
      return left.prefix { $0 == .regional }.count.isMultiple(of: 2)
    }
    return true
  }
}
