import Foundation
import Testing

/// Events of the sample batch, a day at a time, as a newsroom would ask for them.
///
/// Gold events go across languages, which words do not: days that have a report in each of
/// two languages are not among those that have to be exact.
@Suite("Events of the sample's days") struct SampleEventsTests {
  private struct Record: Decodable {
    let id: String
    let date: String?
    let cluster: String?
  }

  /// The lines of a file with what they hold.
  private static func records(_ path: String) throws -> [(line: String, record: Record)] {
    try String(contentsOfFile: Page.file(path), encoding: .utf8)
      .split(separator: "\n").map {
        (String($0), try JSONDecoder().decode(Record.self, from: Data($0.utf8)))
      }
  }

  /// The days that come out exactly as labelled.
  static let exact: Set<String> = [
    "2019-02-01", "2019-02-24", "2019-03-02", "2019-03-18", "2019-03-20", "2019-03-21",
    "2019-03-25", "2019-04-01", "2019-04-04", "2019-04-05", "2019-04-09", "2019-04-13",
    "2019-04-16", "2019-04-17",
  ]

  @Test func `no two events of a day are taken for one, and many days are exact`() throws
  {
    let gold = Dictionary(
      uniqueKeysWithValues: try Self.records("data/gold/events.jsonl").map {
        ($0.record.id, $0.record.cluster ?? "")
      })
    let days = Dictionary(grouping: try Self.records("data/articles.jsonl")) {
      String(($0.record.date ?? "").prefix(10))
    }.filter { $0.value.count > 1 }
    let folder = try Folder()
    var exact: Set<String> = []
    for (day, articles) in days {
      try folder.write(articles.map { $0.line + "\n" }.joined(), to: "day.jsonl")
      let result = try Binary.run(["events", "day.jsonl"], in: folder)
      let rows = result.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",")
      }
      let events = rows.map { (gold[String($0[0])] ?? "", String($0[1])) }
      let goldOfFound = Dictionary(grouping: events) { $0.1 }.mapValues {
        Set($0.map(\.0))
      }
      #expect(goldOfFound.values.allSatisfy { $0.count == 1 }, "\(day)")
      if Set(events.map(\.0)).count == goldOfFound.count { exact.insert(day) }
    }
    #expect(exact.isSuperset(of: Self.exact))
  }
}
