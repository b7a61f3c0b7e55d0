internal import Vectors

/// A line of the input, cut into its fields.
struct InputLine {
  /// The line without its line feed.
  var bytes: [UInt8] = []
  /// Its number, counted from 1.
  var number = 0
  private var fields: [Range<Int>] = []

  private static let tab = UInt8(ascii: "\t")

  /// Cuts the line at its tabs.
  ///
  /// - Parameters:
  ///   - names: what its fields are called.
  ///   - endsInRecord: whether the last field is a JSON record, which may hold tabs.
  /// - Throws: ``WorkerError/line(_:expected:)`` if there are more or fewer.
  mutating func split(
    _ names: StaticString..., endsInRecord: Bool = false
  ) throws(WorkerError) {
    fields.removeAll(keepingCapacity: true)
    var start = 0
    while fields.count < names.count {
      let isRecord = endsInRecord && fields.count == names.count - 1
      let end =
        isRecord
        ? bytes.count : Kernels.firstIndex(of: Self.tab, in: bytes.span, from: start)
      fields.append(start..<end)
      start = end + 1
      if end == bytes.count { break }
    }
    guard fields.count == names.count, start > bytes.count else {
      let list = names.map { "\($0)" }.joined(separator: " TAB ")
      let count = names.count
      throw fault("\(count.of("field", "fields")): \(list)")
    }
  }

  /// The first field, which tells the kind of a line where there are several.
  var kind: String {
    let end = Kernels.firstIndex(of: Self.tab, in: bytes.span, from: 0)
    return String(copying: bytes.span.extracting(0..<end))
  }

  /// An error about this line.
  func fault(_ expected: String) -> WorkerError {
    .line(number, expected: expected)
  }

  /// The bytes of a field.
  func field(_ index: Int) -> ArraySlice<UInt8> { bytes[fields[index]] }

  /// The bytes of a field, for as long as the line lives.
  @_lifetime(borrow self)
  func span(_ index: Int) -> Span<UInt8> { bytes.span.extracting(fields[index]) }

  /// Whether a field is `\N`: there is none.
  func isNone(_ index: Int) -> Bool { field(index).elementsEqual("\\N".utf8) }

  /// A field as a string, as it is written.
  func string(_ index: Int) -> String { String(copying: span(index)) }

  /// The text that a field of free text stands for.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` for a backslash that begins no escape.
  func text(_ index: Int, _ name: StaticString) throws(WorkerError) -> [UInt8] {
    var text: [UInt8] = []
    var isEscape = false
    for byte in field(index) {
      if isEscape {
        switch byte {
        case UInt8(ascii: "\\"): text.append(byte)
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        default: throw fault("\\\\, \\t, \\n or \\r for a backslash in \(name)")
        }
        isEscape = false
      } else if byte == UInt8(ascii: "\\") {
        isEscape = true
      } else {
        text.append(byte)
      }
    }
    guard !isEscape else {
      throw fault("\\\\, \\t, \\n or \\r for a backslash in \(name)")
    }
    return text
  }

  /// A field that is a whole number in a range.
  func integer(
    _ index: Int, _ name: StaticString, in range: ClosedRange<Int>
  ) throws(WorkerError) -> Int {
    guard let value = Int.plain(field(index)), range.contains(value) else {
      let limits = "from \(range.lowerBound) to \(range.upperBound)"
      throw fault("a whole number \(limits) for \(name), not '\(shown(index))'")
    }
    return value
  }

  /// A field of so many hexadecimal digits, at most 16.
  func hexadecimal(
    _ index: Int, _ name: StaticString, digits: Int = 16
  ) throws(WorkerError) -> UInt64 {
    let field = field(index)
    let value = String(decoding: field, as: UTF8.self)
    guard field.count == digits, let number = UInt64(value, radix: 16),
      value.first != "+"
    else {
      throw fault("\(digits) hexadecimal digits for \(name), not '\(shown(index))'")
    }
    return number
  }

  /// A field of an error message: its beginning, printable.
  func shown(_ index: Int) -> String {
    let field = field(index)
    let start = String(decoding: field.prefix(40), as: UTF8.self).printable
    return field.count > 40 ? start + "…" : start
  }
}

extension Int {
  /// The number of some decimal digits, with a minus before them or not; nil for all else.
  fileprivate static func plain(_ digits: ArraySlice<UInt8>) -> Int? {
    let isNegative = digits.first == UInt8(ascii: "-")
    let digits = isNegative ? digits.dropFirst() : digits
    guard (1...19).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = product.addingReportingOverflow(
        Int(digit - UInt8(ascii: "0")))
      if isTooLarge || isOver { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }
}
