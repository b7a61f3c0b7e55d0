import Foundation
import Testing

/// Events of the sample batch, a day at a time, as a newsroom would ask for them.
///
/// Gold events go across languages, which words do not; and some articles tell an event from
/// an angle of their own. Whatever else is missed, and any false join, is an error.
@Suite("Events of the sample's days") struct SampleEventsTests {
  private struct Record: Decodable {
    let id: String
    let date: String?
    let cluster: String?
    let lang: String?
  }

  /// The lines of a file with what they hold.
  private static func records(_ path: String) throws -> [(line: String, record: Record)] {
    try String(contentsOfFile: Page.file(path), encoding: .utf8)
      .split(separator: "\n").map {
        (String($0), try JSONDecoder().decode(Record.self, from: Data($0.utf8)))
      }
  }

  /// What is known to stand apart from the reports of its event, and what it is.
  static let angles = [
    "burj-0081": "portrait of the winning coach",
    "hudhud-0077": "accounts of those who fled",
    "qindil-0590": "lives of the victims",
    "zawraq-0987": "walk through the ruins a day later",
    "qindil-0611": "reactions abroad",
    "zawraq-1020": "comment on the summit",
    "rawaq-0406": "twenty years of a presidency",
    "marsa-0519": "mood in the streets",
    "corvane-ar-3250": "mood in the cafes",
    "qindil-0664": "why investors bought",
  ]

  @Test func `no events of a day are one, and no event of a language is several`() throws
  {
    let gold = Dictionary(
      uniqueKeysWithValues: try Self.records("data/gold/events.jsonl").map {
        ($0.record.id, $0.record)
      })
    let days = Dictionary(grouping: try Self.records("data/articles.jsonl")) {
      String(($0.record.date ?? "").prefix(10))
    }.filter { $0.value.count > 1 }
    let folder = try Folder()
    for (day, articles) in days {
      try folder.write(articles.map { $0.line + "\n" }.joined(), to: "day.jsonl")
      let result = try Binary.run(["events", "day.jsonl"], in: folder)
      let rows = result.output.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").map(String.init)
      }
      #expect(rows.count == articles.count, "\(day)")
      for (place, a) in rows.enumerated() {
        for b in rows.dropFirst(place + 1) {
          let (first, second) = (gold[a[0]], gold[b[0]])
          let isOne = first?.cluster == second?.cluster
          let isHard =
            first?.lang != second?.lang || Self.angles[a[0]] != nil
            || Self.angles[b[0]] != nil
          if a[1] == b[1] {
            #expect(isOne, "\(day): \(a[0]) and \(b[0]) are two events")
          } else if !isHard {
            #expect(!isOne, "\(day): \(a[0]) and \(b[0]) are one event")
          }
        }
      }
    }
  }
}
