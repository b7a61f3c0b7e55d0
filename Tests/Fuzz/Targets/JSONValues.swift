import Foundation
import Vectors

/// The scanner takes and refuses what Foundation's parser takes and refuses.
///
/// Left out is what RFC 8259 leaves to the reader: surrogates that are no pair, numbers beyond
/// double precision, and texts that are not UTF-8.
enum JSONValues: Target {
  static let name = "json-values"

  static func run(_ input: [UInt8]) {
    // Foundation takes zeros for UTF-16 and a mark for one, as a file's reader does.
    guard input.span.isUTF8, !input.contains(0), !input.starts(with: [0xEF, 0xBB, 0xBF])
    else {
      _ = JSONScanner.fault(in: input.span)
      return
    }
    let fault = JSONScanner.fault(in: input.span)
    let isTaken = JSONOracle.value(input) != nil
    if isTaken {
      hold(
        fault.map { JSONOracle.isLax(input, at: $0.position) } ?? true,
        "refused, and Foundation takes it")
    } else if fault == nil {
      hold(JSONOracle.mayRefuse(input), "taken, and Foundation refuses it")
    }
  }
}

/// What Foundation makes of JSON.
enum JSONOracle {
  /// The value of a text, nil if it is refused.
  static func value(_ bytes: [UInt8]) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  /// Whether Foundation takes what is wrong at a place although no grammar allows it: a comma
  /// before the end of an array or an object.
  static func isLax(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place < bytes.count,
      [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[place])
    else { return false }
    return bytes[..<place].last { $0 > 0x20 } == UInt8(ascii: ",")
  }

  /// Whether a text that the grammar allows has what Foundation may refuse all the same:
  /// escapes of surrogates, long numbers, and exponents.
  static func mayRefuse(_ bytes: [UInt8]) -> Bool {
    var digits = 0
    for (place, byte) in bytes.enumerated() {
      digits = 0x30...0x39 ~= byte ? digits + 1 : 0
      if digits > 15 { return true }
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      let isExponent =
        byte | 0x20 == UInt8(ascii: "e") && place > 0
        && 0x30...0x39 ~= bytes[place - 1]
      if isExponent { return true }
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "u"), place + 2 < bytes.count,
        bytes[place + 2] | 0x20 == UInt8(ascii: "d")
      {
        return true
      }
    }
    return false
  }
}
