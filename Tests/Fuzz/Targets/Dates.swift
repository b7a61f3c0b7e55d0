import Vectors

/// A date that is understood lies in the years that are, is the same by the shorter way, and is
/// the same again when it is written and read.
enum Dates: Target {
  static let name = "dates"

  // 1600-01-01 and 2200-01-02, with a zone's difference.
  private static let allowed: Range<Int64> = -11_676_182_400..<7_258_291_200

  static func run(_ input: [UInt8]) {
    guard let reading = Timestamp.reading(of: input.span) else { return }
    hold(allowed.contains(reading.seconds), "\(reading.seconds) seconds")
    hold(Timestamp.parsedReading(of: input.span) == reading, "read in two ways")
    let text = Timestamp.text(reading.seconds)
    // A zone can carry a moment into a year that is not understood.
    guard !text.hasPrefix("1599"), !text.hasPrefix("22") else { return }
    hold(Timestamp.seconds(text) == reading.seconds, "\(text) is another time")
  }
}
