import Testing

@Suite("topictool index add --events") struct IndexEventsRunTests {
  static func line(_ id: String, _ text: String, day: Int = 1) -> String {
    "{\"id\":\"\(id)\",\"text\":\"\(text)\",\"date\":\"2024-01-0\(day)\"}\n"
  }

  static let quake = "arkona quake collapsed dozens"
  static let vote = "belmora senate vote budget"

  @Test func `events are kept from then on, and deleted with their articles`() throws {
    let folder = try Folder()
    try folder.write(
      Self.line("1", Self.quake) + Self.line("2", Self.vote), to: "a.jsonl")
    try folder.write(Self.line("3", Self.quake, day: 2), to: "b.jsonl")
    try folder.write(Self.line("4", "orchard frost cider", day: 2), to: "c.jsonl")
    #expect(try folder.run("index create archive").status == 0)
    #expect(try folder.run("index add archive a.jsonl --quiet").status == 0)
    let none = try folder.run("index events archive")
    #expect(none.status == 2 && none.error.contains("keeps no events"))

    // What is in the index already is grouped too.
    #expect(try folder.run("index add archive b.jsonl --events --quiet").status == 0)
    #expect(try folder.run("index add archive c.jsonl --quiet").status == 0)
    let events = try folder.run("index events archive --merges merges.csv")
    #expect(events.output == "id,event,size\n1,0,2\n2,1,1\n3,0,2\n4,2,1\n")
    #expect(try folder.read("merges.csv") == "event,into,batch,time\n")

    // Nothing is added where an id is there already.
    #expect(try folder.run("index add archive c.jsonl --quiet").status == 1)
    #expect(try folder.run("index events archive").output == events.output)

    #expect(try folder.run("index delete archive 1 4 --quiet").status == 0)
    #expect(
      try folder.run("index events archive").output == "id,event,size\n2,1,1\n3,0,1\n")
    try folder.write(Self.line("3", Self.vote, day: 2), to: "b.jsonl")
    #expect(try folder.run("index add archive b.jsonl --replace --quiet").status == 0)
    #expect(
      try folder.run("index events archive").output == "id,event,size\n2,1,2\n3,1,2\n")
    #expect(try folder.run("index compact archive --quiet").status == 0)
    #expect(
      try folder.run("index events archive").output == "id,event,size\n2,1,2\n3,1,2\n")
  }

  @Test func `history tells which event became part of which`() throws {
    let folder = try Folder()
    try folder.write(
      Self.line("1", "orchard frost cider") + Self.line("2", "lighthouse ferry harbour"),
      to: "a.jsonl")
    try folder.write(
      Self.line("3", "orchard frost cider lighthouse ferry harbour"), to: "b.jsonl")
    #expect(try folder.run("index create archive").status == 0)
    #expect(try folder.run("index add archive a.jsonl --events --quiet").status == 0)
    #expect(try folder.run("index add archive b.jsonl --quiet").status == 0)
    #expect(
      try folder.run("index events archive --merges merges.csv").output
        == "id,event,size\n1,0,3\n2,0,3\n3,0,3\n")
    #expect(
      try folder.read("merges.csv") == "event,into,batch,time\n1,0,2,2024-01-01\n")
  }
}
