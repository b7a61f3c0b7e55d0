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
    hold(normal == expected, "\(normal), and of Foundation \(expected)")
  }

  /// Whether a character was assigned in Unicode 15.0, as the form of later ones may differ,
  /// and is none of the four marks that fall apart into marks, which Foundation leaves out of
  /// order, nor one of the parts of Hangul syllables, of which it makes U+FFFD in some orders.
  static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    if 0x1100...0x11FF ~= scalar.value { return false }
    if [0x344, 0xF73, 0xF75, 0xF81].contains(scalar.value) { return false }
    return age.major < 15 || age.major == 15 && age.minor == 0
  }
}
