import Foundation
import Testing

@Suite("Models of the built tool") struct ModelRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  @Test(arguments: [
    "", "--weighting bm25 --k1 0.9", "--weighting log-entropy --min-df 2",
    "--ngrams 1-2 --title-weight 3 --max-terms 20", "--tf raw --norm l1 --stop none",
  ])
  func `a saved model gives its batch the vectors that it had`(options: String) throws {
    try folder.expectDone(
      "vectorize in.jsonl \(options) --save-model a.model -o first.npz")
    try folder.expectDone("vectorize in.jsonl --model a.model -o again.npz")
    for ending in ["npz", "terms.tsv", "ids.txt"] {
      #expect(try folder.bytes("first.\(ending)") == folder.bytes("again.\(ending)"))
    }
    try folder.expectDone(
      "vectorize in.jsonl \(options) --threads 1 --save-model b.model")
    #expect(try folder.bytes("a.model") == folder.bytes("b.model"))
  }

  @Test
  func `another batch has the columns of the first`() throws {
    try folder.expectDone("vectorize in.jsonl --save-model a.model -o first.npz")
    try folder.write(#"{"id":"new","text":"Rain and unheard words"}"#, to: "new.jsonl")
    let rows = try folder.run("vectorize new.jsonl --model a.model")
    #expect(rows.output == "id,term,weight\nnew,rain,1.000000\n")
    try folder.expectDone("vectorize new.jsonl --model a.model -o new.npz")
    #expect(try folder.bytes("first.terms.tsv") == folder.bytes("new.terms.tsv"))
  }

  @Test
  func `similarity and cluster take a model, and cosines stay cosines`() throws {
    try folder.expectDone("vectorize in.jsonl --norm none --save-model a.model")
    #expect(
      try folder.run("similarity in.jsonl --model a.model --threshold 0.2").output
        == folder.run("similarity in.jsonl --threshold 0.2").output)
    #expect(try folder.run("cluster in.jsonl -k 2 --model a.model").status == 0)
    try folder.expectDone("vectorize in.jsonl --hash-bits 6 --save-model hashed.model")
    #expect(try folder.run("cluster in.jsonl -k 2 --model hashed.model").status == 0)
  }

  @Test
  func `frequencies of parts make the model of the whole`() throws {
    let lines = Batch.lines.split(separator: "\n")
    try folder.write(lines[0..<2].joined(separator: "\n"), to: "one.jsonl")
    try folder.write(lines[2...].joined(separator: "\n"), to: "two.jsonl")
    try folder.expectDone("vectorize one.jsonl --save-frequencies one.freq")
    try folder.expectDone("vectorize two.jsonl --save-frequencies two.freq")
    let options = "--min-df 2 --weighting log-entropy"
    try folder.expectDone(
      "vectorize in.jsonl \(options) --save-model whole.model -o whole.npz")
    try folder.expectDone(
      "vectorize \(options) --frequencies two.freq --frequencies one.freq "
        + "--save-model both.model --save-frequencies both.freq")
    #expect(try folder.bytes("both.model") == folder.bytes("whole.model"))
    try folder.expectDone(
      "vectorize in.jsonl \(options) --frequencies both.freq -o merged.npz")
    #expect(try folder.bytes("merged.npz") == folder.bytes("whole.npz"))
  }

  @Test
  func `files that are none, or no longer whole, are told in one line`() throws {
    try folder.expectDone(
      "vectorize in.jsonl --save-model a.model --save-frequencies a.freq")
    let bytes = try folder.bytes("a.model")
    func expect(_ bytes: [UInt8], _ message: String) throws {
      try Data(bytes).write(to: folder.file("bad.model"))
      let run = try folder.run("vectorize in.jsonl --model bad.model -o out.npz")
      #expect(run.status == 1 && run.output == "")
      #expect(run.error == "topictool: error: bad.model \(message)\n")
      #expect(try !folder.names.contains { $0.contains("out") })
    }
    var damaged = bytes
    damaged[bytes.count / 2] ^= 4
    try expect(damaged, "is damaged: its content is not what was written")
    try expect(Array(bytes.dropLast(3)), "is cut short")
    try expect([], "is not a file of a model of vectors")
    try expect(Array(Batch.lines.utf8), "is not a file of a model of vectors")
    try expect(try folder.bytes("a.freq"), "is not a file of a model of vectors")
    let missing = try folder.run("vectorize in.jsonl --model none.model")
    #expect(missing.status == 2)
    #expect(missing.error.hasPrefix("topictool: error: none.model: cannot be read"))
  }

  @Test(arguments: [
    ("--model a.model --tf raw", "--tf does not go with --model, which settles how"),
    ("--model a.model --min-df 2", "--min-df does not go with --model"),
    ("--model a.model --stem none", "--stem does not go with --model"),
    ("--model a.model --save-model b.model", "--save-model does not go with --model"),
    ("--frequencies a.freq --ngrams 2", "--ngrams does not go with --frequencies"),
    ("--frequencies a.freq --hash-bits 8", "--hash-bits does not go with --frequencies"),
    (
      "--frequencies a.freq --frequencies b.freq",
      "--frequencies: document frequencies are"
    ),
    ("--model a.model --save-frequencies a.model", "--save-frequencies would write over"),
    ("--save-model /no/such/folder/a.model", "--save-model: /no/such/folder/a.model"),
    ("--model", "--model needs a value"),
  ])
  func `what does not go together is wrong usage`(options: String, message: String) throws
  {
    try folder.expectDone(
      "vectorize in.jsonl --save-model a.model --save-frequencies a.freq")
    try folder.expectDone("vectorize in.jsonl --stem none --save-frequencies b.freq")
    let wrong = try folder.run("vectorize in.jsonl \(options)")
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(wrong.error.hasPrefix("topictool: error: \(message)"), "\(wrong.error)")
    #expect(wrong.error.split(separator: "\n").count == 1)
  }

  @Test
  func `a full disk leaves nothing, and articles are asked for where they are needed`()
    throws
  {
    let full = try folder.run("vectorize in.jsonl --save-model /dev/full -o out.npz")
    #expect(full.status == 1 && full.error.contains("No space left on device"))
    #expect(try folder.names == ["in.jsonl"])
    try folder.expectDone("vectorize in.jsonl --save-frequencies a.freq")
    let missing = try folder.run(
      "vectorize --frequencies a.freq -o out.npz --save-model a.model")
    #expect(missing.status == 2 && missing.error.contains("an INPUT is missing"))
  }
}
