import Foundation
import Testing

@Suite("Topic models of the built tool") struct TopicModelRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  @Test(arguments: [
    "", "--no-collapse", "--weighting bm25 --ngrams 1-2", "--hash-bits 8",
  ])
  func `a batch comes again as it was, with the same names`(options: String) throws {
    try folder.expectDone(
      "cluster in.jsonl -k 2 \(options) --save-model a.topics --assignments a.csv "
        + "--clusters a.jsonl")
    let collapse = options == "--no-collapse" ? options : ""
    try folder.expectDone(
      "cluster in.jsonl --model a.topics \(collapse) --assignments b.csv --clusters b.jsonl"
    )
    // Held against all others and not only those, fewer articles are outliers.
    func rows(_ name: String) throws -> [Substring] {
      try folder.read(name).split(separator: "\n").map {
        $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)]
      }
    }
    #expect(try rows("a.csv") == rows("b.csv"))
    #expect(
      try folder.read("a.jsonl").split(separator: "\n").map { $0.prefix(40) }
        == folder.read("b.jsonl").split(separator: "\n").map { $0.prefix(40) })
  }

  @Test
  func `another batch has the clusters of the first, those without articles too`() throws
  {
    try folder.expectDone(
      "cluster in.jsonl -k 2 --save-model a.topics --clusters a.jsonl")
    try folder.write(
      #"{"id":"new","title":"Final","text":"Penalties for the harbour team in a final"}"#,
      to: "new.jsonl")
    let rows = try folder.run("cluster new.jsonl --model a.topics")
    #expect(rows.status == 0 && rows.error == "")
    let cup = try #require(
      try folder.read("a.jsonl").split(separator: "\n").firstIndex {
        $0.contains("Captain praises team")
      })
    #expect(rows.output.hasPrefix("id,cluster,similarity,margin,outlier\nnew,\(cup),0."))
    try folder.expectDone("cluster new.jsonl --model a.topics --clusters b.jsonl")
    let clusters = try folder.read("b.jsonl").split(separator: "\n")
    #expect(clusters.count == 2)
    #expect(clusters[1 - cup].contains(#""size":0,"#))
    #expect(clusters[1 - cup].contains(#""representatives":[],"headline":"","#))
    #expect(
      try folder.run("cluster new.jsonl --model a.topics --format table").status == 0)
    try folder.expectDone("similarity new.jsonl --model a.topics --heat-map new.svg")
  }

  @Test
  func `a model without clusters has no place for any article`() throws {
    try folder.write(#"{"id":"x","text":"zeta theta iota"}"#, to: "strange.jsonl")
    try folder.expectDone("vectorize in.jsonl -o a.npz --save-model a.model")
    let strange = try folder.run(
      "cluster strange.jsonl -k 2 --model a.model --save-model a.topics")
    #expect(strange.status == 0)
    #expect(strange.error == "topictool: note: no article has any of the terms\n")
    let rows = try folder.run("cluster in.jsonl --no-collapse --model a.topics")
    #expect(rows.status == 0)
    #expect(
      rows.output.split(separator: "\n").count {
        $0.hasSuffix(",0,0.000000,0.000000,true")
      } == 5)
    #expect(
      try folder.run("similarity in.jsonl --model a.topics --heat-map a.svg").status == 0)
  }

  @Test
  func `vectors can be made by it, and a model of vectors gives new clusters`() throws {
    try folder.expectDone("cluster in.jsonl -k 2 --no-collapse --save-model a.topics")
    try folder.expectDone("vectorize in.jsonl --model a.topics -o a.npz")
    try folder.expectDone(
      "vectorize in.jsonl --ngrams 1-2 --tf binary --save-model b.model -o b.npz")
    #expect(try folder.bytes("a.npz") == folder.bytes("b.npz"))
    try folder.expectDone(
      "cluster in.jsonl -k 2 --model b.model --save-model b.topics -q")
    #expect(try folder.run("cluster in.jsonl --model b.topics").status == 0)
  }

  @Test
  func `a batch that it has no words for is told`() throws {
    try folder.expectDone(
      "cluster in.jsonl -k 2 --save-model a.topics --assignments a.csv")
    try folder.write(#"{"id":"ru","text":"Дождь идёт"}"#, to: "ru.jsonl")
    let result = try folder.run("cluster ru.jsonl --model a.topics")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("ru,2,0.000000,0.000000,true\n"))
    #expect(
      result.error
        == "topictool: note: no term of the model is in 1 of 1 article: it may be of "
        + "another language or of other words\n")
  }

  @Test(arguments: ["-k 2", "--restarts 2", "--save-model b.topics", "--min-df 2"])
  func `what it says already is wrong usage`(options: String) throws {
    try folder.expectDone(
      "cluster in.jsonl -k 2 --save-model a.topics --assignments a.csv")
    let wrong = try folder.run("cluster in.jsonl --model a.topics \(options)")
    #expect(wrong.status == 2 && wrong.output == "")
    let option = options.split(separator: " ")[0]
    #expect(wrong.error.hasPrefix("topictool: error: \(option) does not go with "))
    #expect(wrong.error.split(separator: "\n").count == 1)
  }

  @Test
  func `files that are none, or no longer whole, are told in one line`() throws {
    try folder.expectDone(
      "cluster in.jsonl -k 2 --save-model a.topics --assignments a.csv")
    let bytes = try folder.bytes("a.topics")
    func expect(_ bytes: [UInt8], _ message: String) throws {
      try Data(bytes).write(to: folder.file("bad.topics"))
      let run = try folder.run(
        "cluster in.jsonl --model bad.topics --assignments out.csv")
      #expect(run.status == 1 && run.output == "")
      #expect(run.error == "topictool: error: bad.topics \(message)\n")
      #expect(try !folder.names.contains { $0.contains("out") })
    }
    var damaged = bytes
    damaged[bytes.count - 100] ^= 4
    try expect(damaged, "is damaged: its content is not what was written")
    try expect(Array(bytes.dropLast(30)), "is cut short")
    try expect(Array(Batch.lines.utf8), "is not a file of a model of vectors")
    var newer = bytes
    newer[12] = 9
    try expect(newer, "is damaged: its content is not what was written")
    let missing = try folder.run("cluster in.jsonl --model none.topics")
    #expect(missing.status == 2)
  }
}
