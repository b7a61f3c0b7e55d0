import Testing
import Topics
import Vectors

@Suite("Timelines") struct TimelineTests {
  static func corpus(_ articles: [(source: String, date: String)]) -> Corpus {
    Corpus(
      articles.enumerated().map { number, article in
        Article(
          id: "\(number)", text: "text", date: article.date, source: article.source)
      })
  }

  @Test func `outlets come in the order of their first reports`() {
    let corpus = Self.corpus([
      ("Echo", "2019-03-01T09:00:00Z"), ("Wire", "2019-03-01T06:10:00Z"), ("Post", ""),
      ("Echo", "2019-03-01T09:40:00Z"), ("", "2019-03-01T09:59:00Z"),
      ("Wire", "2019-03-01T10:00:00Z"),
    ])
    let timeline = Timeline(of: Array(0..<6), in: corpus)
    #expect(timeline.documents == [1, 0, 3, 4, 5, 2])
    #expect(timeline.outlets.map(\.name) == ["Wire", "Echo", "", "Post"])
    #expect(timeline.outlets.map(\.first) == [1, 0, 4, 2])
    #expect(timeline.outlets.map(\.count) == [2, 2, 1, 1])
    #expect(timeline.first == Timestamp.seconds("2019-03-01T06:10:00Z"))
    #expect(timeline.last == Timestamp.seconds("2019-03-01T10:00:00Z"))
    let nine = Timestamp.seconds("2019-03-01T09:00:00Z") ?? 0
    #expect(timeline.peak == .init(start: nine, length: 3600, count: 3))
  }

  @Test(arguments: [
    ["2019-03-01", "2019-03-02", "2019-03-02"],
    [
      "2019-03-01T08:00:00Z", "2019-03-02T09:00:00Z", "2019-03-02T23:00:00Z",
      "2019-03-04T08:01:00Z",
    ],
  ])
  func `the peak is a day where hours say nothing`(dates: [String]) {
    let corpus = Self.corpus(dates.map { ("Wire", $0) })
    let timeline = Timeline(of: Array(dates.indices), in: corpus)
    let second = Timestamp.seconds("2019-03-02") ?? 0
    #expect(timeline.peak == .init(start: second, length: 86_400, count: 2))
  }

  @Test func `midnights of dates without a time are no hour`() {
    let corpus = Self.corpus([
      ("A", "2019-03-01"), ("B", "2019-03-01"), ("C", "2019-03-01T08:00:00Z"),
      ("D", "2019-03-01T09:10:00Z"), ("E", "2019-03-01T10:00:00Z"),
    ])
    let timeline = Timeline(of: Array(0..<5), in: corpus)
    let eight = Timestamp.seconds("2019-03-01T08:00:00Z") ?? 0
    #expect(timeline.peak == .init(start: eight, length: 3600, count: 1))
  }

  @Test func `without dates there is no time`() {
    let timeline = Timeline(of: [1, 0], in: Self.corpus([("A", ""), ("B", "soon")]))
    #expect(timeline.first == nil && timeline.last == nil && timeline.peak == nil)
    #expect(timeline.documents == [0, 1])
  }
}
