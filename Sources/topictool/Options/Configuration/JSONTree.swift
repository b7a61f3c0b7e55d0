internal import Vectors

/// JSON as a tree, whose members know their lines.
indirect enum JSONTree: Sendable {
  case object([Member])
  case array([JSONTree])
  case text(String)
  case flag(Bool)
  /// A number, as it is written.
  case number(String)
  case null

  /// A key with its value.
  struct Member: Sendable {
    let key: String
    /// Where it stands, counted from 1.
    let line: Int
    let value: JSONTree
  }

  /// What kind of value it is, for messages.
  var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .text(let text), .number(let text): "'\(text.printable)'"
    case .flag(let isOn): String(isOn)
    case .null: "null"
    }
  }
}

extension JSONTree {
  /// The tree of a text.
  ///
  /// - Throws: ``JSONFault`` if it is no JSON.
  init(_ bytes: Span<UInt8>) throws(JSONFault) {
    // This bounds the depth, too.
    if let fault = JSONScanner.fault(in: bytes) { throw fault }
    var scanner = JSONScanner(bytes)
    self = try JSONTree.read(&scanner)
  }

  private static func read(_ scanner: inout JSONScanner) throws(JSONFault) -> JSONTree {
    switch scanner.next() {
    case UInt8(ascii: "{"):
      var members: [Member] = []
      while try continues(&scanner, isFirst: members.isEmpty, end: UInt8(ascii: "}")) {
        let key = try scanner.key(.key)
        let line = scanner.bytes.line(at: key.start)
        members.append(
          Member(key: text(key, scanner), line: line, value: try read(&scanner)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONTree] = []
      while try continues(&scanner, isFirst: elements.isEmpty, end: UInt8(ascii: "]")) {
        elements.append(try read(&scanner))
      }
      return .array(elements)
    case UInt8(ascii: "\""):
      return .text(text(try scanner.string(), scanner))
    default:
      let start = scanner.position
      try scanner.skipValue()
      switch String(copying: scanner.bytes.extracting(start..<scanner.position)) {
      case "true": return .flag(true)
      case "false": return .flag(false)
      case "null": return .null
      case let number: return .number(number)
      }
    }
  }

  /// Steps to the next member or element; false, and behind the end, if there is none.
  private static func continues(
    _ scanner: inout JSONScanner, isFirst: Bool, end: UInt8
  ) throws(JSONFault) -> Bool {
    if isFirst { scanner.position += 1 }
    guard let byte = scanner.next() else { throw scanner.fault(.value) }
    if byte == end || !isFirst { scanner.position += 1 }
    return byte != end
  }

  private static func text(
    _ text: JSONScanner.Text, _ scanner: borrowing JSONScanner
  ) -> String {
    var resolved: [UInt8] = []
    let raw = scanner.bytes.extracting(text.start..<text.start + text.count)
    JSONString.unescape(raw, into: &resolved)
    return String(decoding: resolved, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// The line a place is in, counted from 1.
  func line(at position: Int) -> Int {
    indices.prefix(position).reduce(1) { self[$1] == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }
}
