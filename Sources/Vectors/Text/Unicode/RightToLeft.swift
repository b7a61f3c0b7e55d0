extension Unicode.Scalar {
  /// Scripts written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and the
  /// others of their blocks.
  private static let rightToLeft: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
    0x1E800...0x1EFFF,
  ]

  /// Whether the scalar belongs to a script written from right to left.
  package var isRightToLeft: Bool {
    Self.rightToLeft.contains { $0.contains(value) }
  }
}

extension String {
  /// Whether the text as a whole is written from right to left: whether its first letter
  /// is (UAX #9, rules P2 and P3).
  package var isRightToLeft: Bool {
    unicodeScalars.first { $0.isRightToLeft || $0.properties.isAlphabetic }?.isRightToLeft
      ?? false
  }
}
