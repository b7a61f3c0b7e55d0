import Testing
import Vectors

@Suite("Usual dates") struct UsualDatesTests {
  static let dates = [
    "2015-07-21", "2015-07-21T14:30:05", "2015-07-21 14:30:05", "2015-07-21T14:30:05Z",
    "1600-01-01", "2199-12-31T23:59:59", "2000-02-29", "1987-02-26T15:01:01",
  ]
  /// Dates that are refused, or that the other way has to understand.
  static let others = [
    "1599-12-31", "2200-01-01", "1900-02-29", "2015-13-01", "2015-00-10", "2015-04-31",
    "2015-07-21T24:00:00", "2015-07-21T23:59:60", "2015-07-21T23:60:00",
    "2015-07-21x14:30:05",
    "2015-07-21T14:30:05+", "2015-7-21", "21-07-2015", "2015/07/21", "2015-07-2a",
  ]

  @Test(arguments: dates)
  func `are read without a parser, to the same`(date: String) {
    let bytes = Array(date.utf8)
    let reading = Timestamp.usualReading(of: bytes.span)
    #expect(reading != nil)
    #expect(reading == Timestamp.parsedReading(of: bytes.span))
  }

  @Test(arguments: others)
  func `leave all else to the parser`(date: String) {
    let bytes = Array(date.utf8)
    #expect(Timestamp.usualReading(of: bytes.span) == nil)
    #expect(Timestamp.reading(of: bytes.span) == Timestamp.parsedReading(of: bytes.span))
  }

  @Test
  func `with a byte changed are read as the parser reads them`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      var bytes = Array(Self.dates.randomElement(using: &random)?.utf8 ?? "".utf8)
      let place = Int.random(in: bytes.indices, using: &random)
      bytes[place] = Array("0123456789-T :Z.+".utf8).randomElement(using: &random) ?? 0
      #expect(
        Timestamp.reading(of: bytes.span) == Timestamp.parsedReading(of: bytes.span),
        "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
