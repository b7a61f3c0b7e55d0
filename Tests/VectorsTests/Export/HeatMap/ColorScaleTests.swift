import Foundation
import Testing
import Vectors

@Suite("The colours of heat maps") struct ColorScaleTests {
  /// OKLab lightness (Ottosson 2020).
  static func lightness(_ color: IndexedImage.Color) -> Double {
    func linear(_ part: UInt8) -> Double {
      let c = Double(part) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    let (r, g, b) = (linear(color.red), linear(color.green), linear(color.blue))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
  }

  @Test func `lightness falls in equal steps from near white to near black`() {
    let lightness = ColorScale.colors.map(Self.lightness)
    #expect(lightness.count == 64)
    for step in 1..<64 {
      let expected = 0.992 - 0.8 * Double(step) / 63
      // Rounding to a byte, and straight lines between the anchors.
      #expect(abs(lightness[step] - expected) < 0.006, "\(step)")
      #expect(lightness[step] < lightness[step - 1])
    }
  }

  @Test func `similarities take the share of the scale that they should`() {
    #expect(ColorScale.step(of: 0) == 0)
    #expect(ColorScale.step(of: 1) == 63)
    #expect(ColorScale.share(of: 0.125) == 0.25)
    #expect(ColorScale.share(of: 0) < 1e-9 && ColorScale.share(of: 1) > 1 - 1e-9)
    for thousandth in 0...1000 {
      let similarity = Double(thousandth) / 1000
      let exact = pow(similarity, 2.0 / 3) * 63
      #expect(abs(Double(ColorScale.step(of: Float(similarity))) - exact) <= 0.501)
    }
  }
}
