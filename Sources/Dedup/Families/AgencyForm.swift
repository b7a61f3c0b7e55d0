internal import Vectors

/// A form of an agency's credit, in words.
struct AgencyForm: Sendable {
  /// Where the form counts.
  enum Kind: Sendable {
    /// Wherever it stands in a byline, and alone in the head of a text.
    case plain
    /// Only alone between marks.
    case marked
    /// Where the text ends, one part after another.
    case signOff
  }

  let kind: Kind
  /// Hashes of the words; of a sign-off those of each part.
  let parts: [[UInt64]]
  /// The longest of its words, which few texts have that have not the form.
  let telling: UInt64
  /// Whether the form is in capitals, and a marked one then counts in capitals only.
  let isInCapitals: Bool

  /// The form written as in ``Agency/forms``; nil if a part of it has no words.
  init?(_ text: String) {
    var text = Substring(text)
    if text.hasPrefix("//") {
      kind = .signOff
      text = text.drop { $0 == "/" }
    } else if text.hasPrefix("("), text.hasSuffix(")") {
      kind = .marked
      text = text.dropFirst().dropLast()
    } else {
      kind = .plain
    }
    let parts = kind == .signOff ? text.split(separator: "…") : [text]
    let analyzer = Analyzer(.shingles)
    var words: [(hash: UInt64, length: UInt32)] = []
    self.parts = parts.map { part in
      var buffer = TokenBuffer()
      analyzer.append(Array(part.utf8).span, to: &buffer)
      words += buffer.tokens.map { ($0.hash, $0.formEnd - $0.formStart) }
      return buffer.tokens.map(\.hash)
    }
    guard !self.parts.isEmpty, self.parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    telling = words.max { $0.length < $1.length }?.hash ?? 0
    isInCapitals =
      text.contains { $0.isASCII && $0.isUppercase }
      && !text.contains { $0.isASCII && $0.isLowercase }
  }
}
