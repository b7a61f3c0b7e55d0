internal import Vectors

/// Where the form of an agency is its credit.
///
/// - In a byline or an outlet's name: anywhere, and forms that are everyday words as well
///   only alone between marks.
/// - In a dateline: alone between marks, in the first ``datelineWords`` words of a line at
///   the head of the text: "الرياض - واس:", "PARIS, 3 mai (AFP) -", "رويترز - لندن".
/// - In a sign-off: alone in brackets, in quotation marks behind a full stop, or on the
///   last line with nothing but names, at the end of the text; behind a copyright sign;
///   or by the words an agency ends its reports with.
///
/// What stands in a sentence is never a credit.
struct CreditRules: Sendable {
  typealias Marks = MarkedWords.Marks

  let forms: AgencyForms

  /// Words of a line before and with the credit of its dateline, at most.
  static let datelineWords = 12
  /// Words between two marks of a dateline, at most; a longer stretch is a sentence.
  static let placeWords = 5
  /// Words of the last line of a text that is a credit.
  static let lastLineWords = 5

  private static let separators: Marks = [
    .line, .dash, .slash, .colon, .opening, .closing, .quote, .comma, .stop, .copyright,
  ]
  /// What ends a dateline or a part of it.
  private static let ends: Marks = [.line, .dash, .hyphen, .slash, .colon]

  /// "agency", "news": words before a bracket in which an agency is only named.
  private static let agencyWords = hashes(
    "وكالة لوكالة الأنباء للأنباء أنباء وكالات agency news agence press presse")
  private static let copyrightWords = hashes("copyright c")
  private static let the = hashes("the")

  private static func hashes(_ words: String) -> Set<UInt64> {
    var buffer = TokenBuffer()
    Analyzer(.shingles).append(Array(words.utf8).span, to: &buffer)
    return Set(buffer.tokens.map(\.hash))
  }

  /// Appends the agencies that are credited, in text order.
  func find(_ place: AgencyCredit.Place, in words: MarkedWords, to found: inout [Int32]) {
    var start = 0
    while start < words.count {
      guard let match = forms.match(at: start, in: words) else {
        start += 1
        continue
      }
      let isCredit =
        switch place {
        case .source, .byline: match.isPlain || isAlone(match, in: words)
        case .dateline: isDateline(match, in: words)
        case .signOff: isSignOff(match, in: words)
        }
      if isCredit { found.append(match.agency) }
      start = match.words.upperBound
    }
    if place == .signOff { findSignOffs(in: words, to: &found) }
  }

  /// Whether marks stand on both sides; a bare hyphen will do for a plain form.
  private func isAlone(_ match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    let (before, after) = marks(around: match, in: words)
    var marks = CreditRules.separators.union(.script)
    if match.isPlain { marks.insert(.hyphen) }
    return !before.isDisjoint(with: marks) && !after.isDisjoint(with: marks)
  }

  private func marks(
    around match: AgencyForms.Match, in words: MarkedWords
  ) -> (Marks, Marks) {
    (words.marks[match.words.lowerBound], words.marks[match.words.upperBound])
  }
}

extension CreditRules {
  private func isDateline(_ match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    if isDatedLine(match, in: words) { return true }
    guard isAlone(match, in: words) else { return false }
    let (before, after) = marks(around: match, in: words)
    guard let wordsBefore = placesBefore(match, in: words) else { return false }
    if before.contains(.opening), after.contains(.closing) {
      // "(Reuters) -" is a credit, "the agency (Reuters) said" is none.
      return !after.isDisjoint(with: CreditRules.ends)
        || wordsBefore <= 3 && !isNamed(before: match, in: words)
    }
    if !after.isDisjoint(with: CreditRules.ends.union(.opening)) { return true }
    // "واس، رويترز - الرياض": a short part of a list that goes on.
    guard !after.isDisjoint(with: [.comma, .quote, .closing]) else { return false }
    var next = match.words.upperBound
    repeat {
      next += 1
    } while next < words.count
      && words.marks[next].isDisjoint(with: CreditRules.separators)
    return next <= words.count && next - match.words.upperBound <= 3
      && !words.marks[next].isDisjoint(with: CreditRules.ends)
  }

  /// Whether a match ends a line that has a number: "الرياض 15 شوال 1436 هـ الموافق 31
  /// يوليو 2015 م واس", as SPA itself begins.
  private func isDatedLine(_ match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    guard match.isPlain, words.marks[match.words.upperBound].contains(.line) else {
      return false
    }
    var start = match.words.lowerBound
    var hasNumber = false
    while !words.marks[start].contains(.line), start > 0,
      match.words.lowerBound - start < CreditRules.datelineWords
    {
      start -= 1
      hasNumber = hasNumber || words.isNumber(start)
    }
    return hasNumber && words.marks[start].contains(.line)
  }

  /// Words of the line before a match, if all of them may be of a dateline.
  private func placesBefore(
    _ match: AgencyForms.Match, in words: MarkedWords
  ) -> Int? {
    var run = 0
    var start = match.words.lowerBound
    while !words.marks[start].contains(.line) {
      guard start > 0, match.words.upperBound - start < CreditRules.datelineWords else {
        return nil
      }
      run =
        words.marks[start].isDisjoint(with: CreditRules.separators.union(.hyphen))
        ? run + 1 : 1
      guard run <= CreditRules.placeWords || start == match.words.lowerBound else {
        return nil
      }
      start -= 1
    }
    return match.words.lowerBound - start
  }

  /// Whether the words before a match say that it is an agency.
  private func isNamed(before match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    let start = match.words.lowerBound
    return words.hashes[max(0, start - 4)..<start].contains {
      CreditRules.agencyWords.contains($0)
    }
  }
}

extension CreditRules {
  private func isSignOff(_ match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    let (before, after) = marks(around: match, in: words)
    if isCopyright(match, in: words) { return true }
    let start = lastLineStart(before: match.words.lowerBound, in: words)
    let isLast = match.words.upperBound == words.count && after.contains(.line)
    if isLast, before.contains(.opening), after.contains(.closing) {
      return !isNamed(before: match, in: words)
    }
    let begins = match.words.lowerBound == start
    if isLast, begins {
      return match.isPlain || !before.isDisjoint(with: [.line, .quote, .dash, .slash])
    }
    // "AFP/xyz", "المصدر: رويترز": a last line of names and marks.
    guard isAlone(match, in: words), words.count - start <= CreditRules.lastLineWords,
      words.marks[words.count].contains(.line)
    else { return false }
    if isLast { return !before.isDisjoint(with: [.colon, .slash, .dash]) }
    return begins && before.contains(.line) && after.contains(.slash)
  }

  /// Where the line or sentence begins in which a word stands.
  private func lastLineStart(before word: Int, in words: MarkedWords) -> Int {
    var start = word
    while start > 0, words.marks[start].isDisjoint(with: [.line, .stop]) { start -= 1 }
    return start
  }

  /// "© 2020 AFP", "Copyright 2020 The Associated Press".
  private func isCopyright(_ match: AgencyForms.Match, in words: MarkedWords) -> Bool {
    var start = match.words.lowerBound
    if start > 0, CreditRules.the.contains(words.hashes[start - 1]) { start -= 1 }
    if words.marks[start].contains(.copyright) { return true }
    if start > 0, words.isNumber(start - 1) { start -= 1 }
    return words.marks[start].contains(.copyright)
      || start > 0 && CreditRules.copyrightWords.contains(words.hashes[start - 1])
        && match.isPlain
  }

  private func findSignOffs(in words: MarkedWords, to found: inout [Int32]) {
    for signOff in forms.signOffs {
      var start = 0
      let holds = signOff.parts.allSatisfy { part in
        while start < words.count {
          defer { start += 1 }
          // One word may be any word: it has to stand between slashes.
          if words.hold(part, at: start),
            signOff.parts.count > 1 || part.count > 1 || words.isSlashed(start)
          {
            return true
          }
        }
        return false
      }
      if holds { found.append(signOff.agency) }
    }
  }
}
