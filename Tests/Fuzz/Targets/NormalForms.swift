import Foundation
import Vectors

/// NFKC is what Foundation makes of a text whose characters are in Unicode 15.0, and its own form.
enum NormalForms: Target {
  static let name = "nfkc"

  static func run(_ input: [UInt8]) {
    var normal: [UInt8] = []
    NFKC.normalize(input.span, into: &normal)
    guard let text = String(validating: input, as: UTF8.self) else { return }
    hold(normal.span.isUTF8, "a normal form that is not UTF-8")
    var again: [UInt8] = []
    NFKC.normalize(normal.span, into: &again)
    hold(again == normal, "the form of a form is another")
    if NFKC.isNormalForCertain(input.span) {
      hold(normal == input, "normal, but changed")
    }
    guard text.unicodeScalars.allSatisfy(isKnown) else { return }
    let expected = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    hold(
      normal == expected || text.unicodeScalars.contains(where: fallsApartIntoMarks),
      "\(normal), and of Foundation \(expected)")
  }

  /// Whether a character stands for a mark, or for a space and marks, which Foundation leaves
  /// out of order where other marks follow (U+0385 U+093C).
  static func fallsApartIntoMarks(_ scalar: Unicode.Scalar) -> Bool {
    let form = String(Character(scalar))
    let parts = form.decomposedStringWithCompatibilityMapping.unicodeScalars
    func isMark(_ part: Unicode.Scalar) -> Bool {
      part.properties.canonicalCombiningClass != .notReordered
    }
    let isCompatible = !parts.elementsEqual(
      form.decomposedStringWithCanonicalMapping.unicodeScalars)
    return parts.count > 1 && parts.contains(where: isMark)
      && (isCompatible || parts.first.map(isMark) == true)
  }

  /// Whether a character was assigned in Unicode 15.0, as the form of later ones may differ,
  /// and is not one of the parts of Hangul syllables, of which Foundation makes U+FFFD in some
  /// orders.
  static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    if 0x1100...0x11FF ~= scalar.value { return false }
    return age.major < 15 || age.major == 15 && age.minor == 0
  }
}
