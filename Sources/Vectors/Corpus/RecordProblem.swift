/// What is wrong with one record of the input, and where it stands.
///
/// The description is one line in the form of compilers:
///
///     articles.jsonl:17: expected '}' or ',' after a value, found 'x'
public struct RecordProblem: Error, Sendable, Hashable {
  /// What can be wrong.
  public enum Reason: Sendable, Hashable {
    /// The text breaks its format's grammar.
    case syntax(expected: String, found: String)
    /// There is no text, or only white space.
    case noText
    /// There is no id, where nothing else says which article is meant.
    case noID
    /// An earlier record, at `first`, has the same id.
    case duplicateID(String, first: String)
    /// A row has another number of fields than the header.
    case fieldCount(Int, expected: Int)
    /// A table has no column for the text.
    case noTextColumn(columns: [String])
    /// After a fault, this many bytes up to the end could not be read.
    case lost(byteCount: Int)
    /// Bytes that are no text in the encoding, each replaced by U+FFFD.
    case replaced(count: Int, encoding: String)
  }

  /// The file, as it was named to the reader.
  public let file: String
  /// The line on which the record begins, counted from 1.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// A problem of the record at that place.
  public init(file: String, line: Int, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// Whether the record was left out; otherwise it was mended and kept.
  public var isSkipped: Bool { reason.isSkipped }
}

extension RecordProblem: CustomStringConvertible {
  /// One line, without a full stop.
  public var description: String { "\(file):\(line): \(reason)" }
}

extension RecordProblem.Reason: CustomStringConvertible {
  /// What is wrong, fit to follow the place.
  public var description: String {
    switch self {
    case .syntax(let expected, let found):
      "expected \(expected), found \(found)"
    case .noText:
      "the record has no text"
    case .noID:
      "the record has no id"
    case .duplicateID(let id, let first):
      "the id '\(id)' is taken by the record at \(first)"
    case .fieldCount(let count, let expected):
      "expected \(expected) fields as in the header, found \(count)"
    case .noTextColumn(let columns):
      "no column for the text among \(columns.map { "'\($0)'" }.joined(separator: ", "))"
    case .lost(let byteCount):
      "no further record was found in the last \(byteCount) bytes"
    case .replaced(1, let encoding):
      "1 sequence that is not valid \(encoding) was replaced by U+FFFD"
    case .replaced(let count, let encoding):
      "\(count) sequences that are not valid \(encoding) were replaced by U+FFFD"
    }
  }

  /// Whether the record was left out; otherwise it was mended and kept.
  package var isSkipped: Bool {
    if case .replaced = self { false } else { true }
  }

  /// What is wrong in a few words without particulars, by which problems can be counted.
  public var summary: String {
    switch self {
    case .syntax: "malformed"
    case .noText: "without text"
    case .noID: "without an id"
    case .duplicateID: "with an id already taken"
    case .fieldCount: "with another number of fields than the header"
    case .noTextColumn: "without a column for the text"
    case .lost: "lost after a fault"
    case .replaced: "with invalid bytes replaced"
    }
  }
}

extension RecordProblem.Reason {
  /// A fault of JSON text, in the words of the byte found there.
  init(_ fault: JSONFault, in bytes: Span<UInt8>, end: String) {
    self = .syntax(
      expected: fault.expected.rawValue,
      found: RecordProblem.Reason.found(bytes, at: fault.position, end: end))
  }

  /// What stands at a place, as a reader of the message would look for it.
  static func found(_ bytes: Span<UInt8>, at position: Int, end: String) -> String {
    guard position < bytes.count else { return end }
    let sequence = bytes.utf8Sequence(at: position)
    let text = String(
      copying: bytes.extracting(position..<position + sequence.count))
    guard sequence.isValid, let scalar = text.unicodeScalars.first else {
      return "invalid UTF-8"
    }
    let isShown = scalar.properties.generalCategory != .control && scalar != "\u{FEFF}"
    guard !isShown else { return "'\(text)'" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
