import Testing
import Vectors

@Suite("Timestamp") struct TimestampTests {
  // 21 July 2015, midnight and 14:30:05 UTC.
  static let day: Int64 = 1_437_436_800
  static let moment: Int64 = 1_437_489_005

  @Test(arguments: [
    "2015-07-21", "2015/07/21", "2015.7.21", "20150721", "2015-7-21", "21/07/2015",
    "21-07-2015", "21.7.2015", "07/21/2015", "July 21, 2015", "21 July 2015",
    "Tuesday, July 21st, 2015", "21-Jul-15", "2015 Jul 21", "mardi 21 juillet 2015",
    "21 يوليو 2015", "الثلاثاء 21 تموز/يوليو 2015", "الثلاثاء، 21 جويلية 2015",
    "٢١ يوليو ٢٠١٥", "٢١/٠٧/٢٠١٥", "۲۰۱۵/۰۷/۲۱", "\u{200F}21/07/2015", " 2015-07-21 ",
  ])
  func `reads a day`(text: String) {
    #expect(Timestamp.seconds(text) == Self.day)
    #expect(Timestamp.reading(of: Array(text.utf8).span)?.hasTimeOfDay == false)
  }

  @Test(arguments: [
    "2015-07-21T14:30:05Z", "2015-07-21 14:30:05", "2015-07-21T17:30:05+03:00",
    "2015-07-21T17:30:05+0300", "2015-07-21 17:30:05.123456+03", "20150721T143005Z",
    "20150721143005", "2015-07-21T09:00:05-05:30", "Tue, 21 Jul 2015 14:30:05 +0000",
    "Tue, 21 Jul 2015 14:30:05 GMT", "21 Jul 2015 10:30:05 EDT (summer)",
    "Tuesday, 21-Jul-15 14:30:05 GMT", "21/07/2015 02:30:05 PM", "7/21/2015, 2:30:05 pm",
    "1437489005", "1437489005123", "1437489005.75", "21 يوليو 2015، الساعة 2:30:05 م",
    "July 21, 2015 at 17:30:05 UTC+3", "2015-07-21T14:30:05.000Z",
  ])
  func `reads a moment`(text: String) {
    #expect(Timestamp.seconds(text) == Self.moment)
    #expect(Timestamp.reading(of: Array(text.utf8).span)?.hasTimeOfDay == true)
  }

  @Test(arguments: [
    "", "0000-00-00", "yesterday", "2015", "2015-13-01", "2015-02-29", "31/04/2015",
    "1436/10/05", "5 شوال 1436", "21/07/15", "12", "2015-07-21T25:00", "2015-07-21T14:61",
    "21 July", "July 2015", "21 July August 2015", "1 2 3 4", "99999999999999999999",
    "2015-07-21T14:30+99:00", "2015-07-21 13:00 am", "7258118400", "8900512323000",
  ])
  func `does not guess`(text: String) {
    #expect(Timestamp.seconds(text) == nil)
  }

  @Test
  func `takes the day first where both orders are possible`() {
    #expect(Timestamp.seconds("03/04/2019") == Timestamp.seconds("2019-04-03"))
  }

  @Test(arguments: [
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  ])
  func `knows the months`(names: String) {
    for (index, name) in names.split(separator: " ").enumerated() {
      let name = name.replacing("_", with: " ")
      #expect(
        Timestamp.seconds("5 \(name) 2019") == Timestamp.seconds("2019-\(index + 1)-05"),
        "\(name)")
    }
  }

  @Test
  func `counts days over leap years and centuries`() {
    #expect(Timestamp.seconds("1970-01-01") == 0)
    #expect(Timestamp.seconds("1969-12-31") == -86_400)
    #expect(Timestamp.seconds("2000-02-29") == 951_782_400)
    #expect(Timestamp.seconds("2000-03-01") == 951_868_800)
    #expect(Timestamp.seconds("1900-02-29") == nil)
    #expect(Timestamp.seconds("2019-03-23T24:00Z") == Timestamp.seconds("2019-03-24"))
  }

  @Test
  func `survives any bytes`() {
    var random = SplitMix64(seed: 8)
    let alphabet = Array("0123456789:-/T+ .,Zamp(hيوليو".utf8) + [0xD8, 0xE2, 0x80, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      _ = Timestamp.reading(of: bytes.span)
    }
  }

  @Test
  func `gives articles their time, and takes the time of day from a second field`() throws
  {
    let article = Article(id: "a", text: "t", date: "21/07/2015")
    #expect(Corpus([article]).documents[0].time == Self.day)

    let (corpus, _) = try read(
      """
      {"text":"a","date":"2015-07-21","time":"2015-07-21 14:30:05"}
      {"text":"b","date":"0000-00-00","time":"21/07/2015"}
      {"text":"c","date":"2015-07-21","time":"2015-08-21 14:30:05"}
      {"text":"d","date":"soon"}
      {"text":"e","date":1437489005}
      """)
    #expect(
      corpus.documents.map(\.time) == [Self.moment, Self.day, Self.day, nil, Self.moment])
    #expect(corpus.strings(.date)[3] == "soon")
  }
}
