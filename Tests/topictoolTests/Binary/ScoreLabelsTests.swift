import Testing

/// Labels that would make figures of 0 that mean nothing.
@Suite("Labels of score") struct ScoreLabelsTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    for (name, text) in [
      ("gold.csv", "id_a,id_b,reuse,event,weight\na,b,copy,yes,2.5\nb,c,none,?,\n"),
      ("pairs.csv", "a,b,relation\na,b,copy\n"),
      ("groups.csv", "id,cluster\na,0\nb,0\n"),
      ("empty.csv", ""), ("empty.json", ""), ("none.jsonl", ""), ("none.json", "[]"),
      ("heading.csv", "id_a,id_b,reuse,event\n"), ("none.csv", "a,b,relation\n"),
      ("other-pairs.csv", "a,b,relation\n7,8,copy\n"),
      ("other-groups.csv", "id,cluster\n7,0\n"),
      ("relation.csv", "a,b,relation\na,b,similar\n"),
      ("reuse.csv", "id_a,id_b,reuse\na,b,banana\n"),
      ("weight.csv", "id_a,id_b,reuse,weight\na,b,copy,heavy\n"),
      ("event.csv", "id_a,id_b,event\na,b,maybe\n"),
    ] {
      try folder.write(text, to: name)
    }
  }

  @Test(arguments: [
    ("--pairs pairs.csv --gold empty.csv", "--gold: empty.csv: no labelled pair in it"),
    ("--pairs pairs.csv --gold heading.csv", "--gold: heading.csv: no labelled pair"),
    (
      "--pairs pairs.csv --gold gold.csv heading.csv",
      "--gold: heading.csv: no labelled pair in it"
    ),
    ("--pairs pairs.csv --gold -", "--gold: -: no labelled pair in it"),
    ("--clusters groups.csv --gold heading.csv", "heading.csv: no record has a value"),
    (
      "--pairs empty.csv --gold gold.csv",
      "--pairs: empty.csv: an empty file, without a heading"
    ),
    ("--pairs empty.json --gold gold.csv", "--pairs: empty.json: an empty file"),
    ("--pairs - --gold -", "--pairs and --gold both read standard input"),
    ("--pairs pairs.csv - -", "GOLD reads standard input twice"),
    (
      "--pairs other-pairs.csv --gold gold.csv",
      "other-pairs.csv and gold.csv have no document in common; their ids are such as '7' "
        + "and 'a'"
    ),
    (
      "--clusters other-groups.csv --gold gold.csv",
      "other-groups.csv and gold.csv have no document in common"
    ),
    (
      "--pairs pairs.csv --gold reuse.csv",
      "--gold: reuse.csv: expected copy, partial, template or none in 'reuse', found "
        + "'banana' of 'a' and 'b'"
    ),
    (
      "--pairs pairs.csv --gold weight.csv",
      "--gold: weight.csv: expected a number from 0 to 1000000000 in 'weight', found "
        + "'heavy' of 'a' and 'b'"
    ),
    (
      "--pairs relation.csv --gold gold.csv",
      "--pairs: relation.csv: expected copy, partial, template or none in 'relation', found "
    ),
    (
      "--clusters groups.csv --gold event.csv",
      "--gold: event.csv: expected yes, no or ? in 'event', found 'maybe' of 'a' and 'b'"
    ),
  ])
  func `are refused in one line`(arguments: String, complaint: String) throws {
    let run = try folder.run("score \(arguments)")
    #expect(run.status == 2 && run.output == "")
    #expect(run.error.hasPrefix("topictool: error: \(complaint)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["none.csv", "none.jsonl", "none.json", "/dev/null"])
  func `are not missed where no pair was found`(file: String) throws {
    let run = try folder.run("score --pairs \(file) --gold gold.csv")
    #expect(run.status == 0 && run.error == "")
    #expect(run.output.contains("\npairs labelled,2\npairs predicted,0\n"))
  }

  @Test
  func `may lack a weight, and be open`() throws {
    try folder.expectDone("score --pairs pairs.csv --gold gold.csv")
    try folder.expectDone("score --clusters groups.csv --gold gold.csv")
  }
}
