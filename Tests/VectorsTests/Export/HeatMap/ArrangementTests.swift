import Testing
import Vectors

@Suite("Orders of documents") struct ArrangementTests {
  static func corpus(_ dates: [String]) -> Corpus {
    Corpus(
      dates.enumerated().map { Article(id: String($0), text: "text", date: $1) })
  }

  static func names(_ arrangement: Arrangement) -> [String] {
    arrangement.groups.map { "\($0.name): \($0.places.count)" }
  }

  @Test func `by date the earliest come first and the undated last`() {
    let byDate = Arrangement(
      byDateOf: Self.corpus([
        "2019-02-20T08:00:00Z", "", "2019-02-18", "2019-02-20T07:59:59Z", "soon",
        "1969-12-31T23:59:59Z", "2019-02-18",
      ]))
    #expect(byDate.documents == [5, 2, 6, 3, 0, 1, 4])
    #expect(
      Self.names(byDate) == [
        "1969-12-31: 1", "2019-02-18: 2", "2019-02-20: 2", "undated: 2",
      ])
    #expect(byDate.groups.map(\.places) == [0..<1, 1..<3, 3..<5, 5..<7])
  }

  @Test func `many days are weeks from Monday, then months, then years`() {
    // 35 days from Tuesday, 1 January 2019.
    let days = (1...31).map { "2019-01-\($0 < 10 ? "0" : "")\($0)" }
    #expect(Arrangement(byDateOf: Self.corpus(days)).groups.count == 31)
    let weeks = Arrangement(byDateOf: Self.corpus(days + ["2019-02-01", "2019-02-02"]))
    #expect(
      Self.names(weeks) == [
        "2018-12-31: 6", "2019-01-07: 7", "2019-01-14: 7", "2019-01-21: 7",
        "2019-01-28: 6",
      ])
    let months = (0..<40).map { index in
      let month = index % 12 + 1
      return "\(2015 + index / 12)-\(month < 10 ? "0" : "")\(month)-15"
    }
    let byMonth = Arrangement(byDateOf: Self.corpus(months))
    #expect(byMonth.groups.count == 40 && byMonth.groups[0].name == "2015-01")
    let years = (0..<60).map { "\(1960 + $0)-05-01" }
    let byYear = Arrangement(byDateOf: Self.corpus(years))
    #expect(byYear.groups.count == 60 && byYear.groups[59].name == "2019")
  }

  @Test func `without dates all are undated`() {
    let arrangement = Arrangement(byDateOf: Self.corpus(["", ""]))
    #expect(arrangement.documents == [0, 1])
    #expect(Self.names(arrangement) == ["undated: 2"])
    #expect(Arrangement(byDateOf: Corpus([])).groups.isEmpty)
  }
}
