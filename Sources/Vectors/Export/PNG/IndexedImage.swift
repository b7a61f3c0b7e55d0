/// A picture of few colours: a palette, and for each pixel its place there.
public struct IndexedImage: Sendable, Hashable {
  /// A colour as a screen takes it (sRGB).
  public struct Color: Sendable, Hashable {
    /// Parts of red, green and blue, 0 to 255.
    public var red, green, blue: UInt8

    /// A colour of these parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
      (self.red, self.green, self.blue) = (red, green, blue)
    }
  }

  /// Pixels a row.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// The colours, at most 256.
  public let palette: [Color]
  /// Row by row from the top, from left to right: the place of each pixel's colour.
  public private(set) var pixels: [UInt8]

  /// A picture all of the palette's first colour.
  ///
  /// - Precondition: the palette has 1 to 256 colours; no extent is negative.
  public init(width: Int, height: Int, palette: [Color]) {
    precondition(1...256 ~= palette.count, "\(palette.count) colours")
    precondition(width >= 0 && height >= 0, "\(width) × \(height) pixels")
    self.width = width
    self.height = height
    self.palette = palette
    pixels = Array(repeating: 0, count: width * height)
  }

  /// The palette's place of the colour of a pixel.
  ///
  /// - Precondition: the pixel lies in the picture, and what is set in the palette.
  public subscript(x: Int, y: Int) -> UInt8 {
    get { pixels[y * width + x] }
    set {
      precondition(newValue < palette.count, "colour \(newValue) of \(palette.count)")
      pixels[y * width + x] = newValue
    }
  }

  /// Colours a rectangle, as much of it as lies in the picture.
  public mutating func fill(
    x: Int, y: Int, width: Int, height: Int, with color: UInt8
  ) {
    precondition(color < palette.count, "colour \(color) of \(palette.count)")
    for row in max(0, y)..<max(0, y, min(y + height, self.height)) {
      for column in max(0, x)..<max(0, x, min(x + width, self.width)) {
        pixels[row * self.width + column] = color
      }
    }
  }
}
