/// Colours for similarities from 0 to 1.
///
/// From near white over yellow, orange and crimson to near black. Lightness falls by the
/// same amount from step to step in OKLab (Ottosson 2020, "A perceptual color space for
/// image processing"), so that equal differences look equal, the scale reads the same in
/// grey, and whoever does not tell red from green loses nothing: lightness alone says all.
///
/// Similarities of texts crowd near 0. The share of the scale that a similarity *s* takes
/// is *s*^⅔: half of it lies below 0.35, while unrelated texts, at 0.03, stay light.
package struct ColorScale {
  /// Number of colours.
  package static let count = 64

  /// The colours, the lightest first.
  package static let colors: [IndexedImage.Color] = (0..<count).map { step in
    let (index, part) = (step * (anchors.count - 1)).quotientAndRemainder(
      dividingBy: count - 1)
    let (low, high) = (anchors[index], anchors[min(index + 1, anchors.count - 1)])
    func mixed(_ shift: UInt32) -> UInt8 {
      let (a, b) = (Int(low >> shift & 0xFF), Int(high >> shift & 0xFF))
      return UInt8((a * (count - 1 - part) + b * part + (count - 1) / 2) / (count - 1))
    }
    return IndexedImage.Color(red: mixed(16), green: mixed(8), blue: mixed(0))
  }

  /// Colours at equal distances along the scale, between which one goes straight.
  ///
  /// Their OKLab lightness is 0.992, 0.942 and so on down to 0.192.
  private static let anchors: [UInt32] = [
    0xFEFCF9, 0xF3EBDD, 0xEBD8BF, 0xE7C59D, 0xE5AF7E, 0xE29864,
    0xDE804D, 0xD9663C, 0xCD4F3D, 0xBD3A41, 0xAA2746, 0x941A49,
    0x7B104F, 0x5F1051, 0x450E4C, 0x2C0E40, 0x170D2C,
  ]

  /// From which similarity on each colour is used, but the lightest.
  private static let thresholds: [Float] = (1..<count).map { step in
    Float(similarity(at: (Double(step) - 0.5) / Double(count - 1)))
  }

  /// The similarity at a share of the scale.
  ///
  /// A product and a square root, which every machine rounds alike.
  private static func similarity(at share: Double) -> Double {
    share * share.squareRoot()
  }

  /// The colour of a similarity, as its place in ``colors``.
  package static func step(of similarity: Float) -> UInt8 {
    UInt8(thresholds.indices.partitionPoint { thresholds[$0] > similarity })
  }

  /// How far along the scale a similarity lies, 0 to 1.
  package static func share(of similarity: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if Self.similarity(at: middle) < similarity { low = middle } else { high = middle }
    }
    return high
  }
}
