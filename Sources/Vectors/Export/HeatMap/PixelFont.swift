/// Digits of five by seven pixels, for pictures that have no other type.
enum PixelFont {
  /// From one character to the next.
  static let advance = 6
  /// Height of a character.
  static let height = 7

  /// Rows of each character from the top, the leftmost pixel highest of five bits.
  private static let glyphs: [Character: [UInt8]] = [
    "0": [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
    "1": [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
    "2": [0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111],
    "3": [0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110],
    "4": [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
    "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
    "6": [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
    "7": [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
    "8": [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
    "9": [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
    "-": [0, 0, 0, 0b11111, 0, 0, 0],
    ".": [0, 0, 0, 0, 0, 0b01100, 0b01100],
  ]

  /// Whether all of a text can be written.
  static func canWrite(_ text: String) -> Bool {
    text.allSatisfy { glyphs[$0] != nil }
  }

  /// Pixels that a text is wide.
  static func width(of text: String, scale: Int) -> Int {
    max(0, scale * (advance * text.count - 1))
  }
}

extension IndexedImage {
  /// Writes digits with their upper left corner at a place, each pixel of the font `scale`
  /// pixels a side; characters the font lacks stay blank.
  mutating func write(_ text: String, x: Int, y: Int, scale: Int, with color: UInt8) {
    for (i, character) in text.enumerated() {
      let left = x + scale * PixelFont.advance * i
      for (row, bits) in PixelFont.rows(of: character).enumerated() {
        for column in 0..<5 where bits >> (4 - column) & 1 == 1 {
          fill(
            x: left + scale * column, y: y + scale * row, width: scale, height: scale,
            with: color)
        }
      }
    }
  }
}

extension PixelFont {
  fileprivate static func rows(of character: Character) -> [UInt8] {
    glyphs[character] ?? []
  }
}
