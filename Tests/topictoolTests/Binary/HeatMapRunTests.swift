import Testing

@Suite("Heat maps from the built tool") struct HeatMapRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["similarity"] + arguments, in: folder)
  }

  @Test(arguments: ["cluster", "date", "input"], ["svg", "png"])
  func `come out the same on any number of threads`(order: String, ending: String) throws
  {
    for threads in ["1", "2"] {
      let result = try run(
        "in.jsonl", "--order", order, "--threads", threads,
        "--heat-map", "\(threads).\(ending)")
      #expect(result.status == 0 && result.output == "" && result.error == "")
    }
    let picture = try folder.bytes("1.\(ending)")
    #expect(try folder.bytes("2.\(ending)") == picture)
    #expect(picture.starts(with: ending == "svg" ? Array("<svg".utf8) : [0x89, 0x50]))
    #expect(try folder.names == ["1.\(ending)", "2.\(ending)", "in.jsonl"])
  }

  @Test
  func `are drawn beside the matrix`() throws {
    let result = try run("in.jsonl", "-o", "m.csv", "--heat-map", "m.svg")
    #expect(result.status == 0 && result.error == "")
    #expect(try folder.names == ["in.jsonl", "m.csv", "m.ids.txt", "m.svg"])
  }

  @Test
  func `have dates and names at their side`() throws {
    #expect(try run("in.jsonl", "--heat-map", "d.svg", "--order", "date").status == 0)
    let byDate = try folder.read("d.svg")
    #expect(byDate.contains("Similarity of 5 articles, by date"))
    #expect(
      byDate.contains(">2019-03-01</text>") && byDate.contains(">2019-03-04</text>"))

    #expect(try run("in.jsonl", "--heat-map", "c.svg", "-k", "2").status == 0)
    let byCluster = try folder.read("c.svg")
    #expect(byCluster.contains("cup"))
    #expect(byCluster.contains(">0</text>") && byCluster.contains(">1</text>"))
  }

  @Test
  func `draw one article, copies of one, and those without a word`() throws {
    try folder.write(#"{"id":"1","text":"rain"}"# + "\n", to: "one.jsonl")
    try folder.write(
      (0..<30).map { #"{"id":"\#($0)","text":"one and the same text"}"# + "\n" }.joined(),
      to: "same.jsonl")
    try folder.write(
      (0..<3).map { #"{"id":"\#($0)","text":"... !"}"# + "\n" }.joined(), to: "none.jsonl"
    )
    for batch in ["one", "same", "none"] {
      for order in ["cluster", "date", "input"] {
        let result = try run(
          "\(batch).jsonl", "--order", order, "--heat-map", "\(batch).svg", "-q")
        #expect(result.status == 0 && result.error == "", "\(batch) by \(order)")
        #expect(
          try run("\(batch).jsonl", "--order", order, "--heat-map", "p.png").status == 0)
      }
      #expect(try folder.read("\(batch).svg").hasSuffix("</svg>\n"))
    }
  }

  @Test
  func `tell how many articles have no date`() throws {
    try folder.write(
      "{\"text\":\"a b\"}\n{\"text\":\"c d\",\"date\":\"2019\"}\n", to: "x.jsonl")
    let result = try run("x.jsonl", "--order", "date", "--heat-map", "x.svg")
    #expect(result.error == "topictool: note: 2 articles without a date stand last\n")
    #expect(try folder.read("x.svg").contains(">undated</text>"))
  }

  @Test(arguments: [
    (
      ["--heat-map", "m.jpg"],
      "--heat-map takes a file name that ends in .svg or .png, not 'm.jpg'"
    ),
    (
      ["--heat-map", "-"],
      "--heat-map takes a file name that ends in .svg or .png, not '-'"
    ),
    (["--heat-map", "no/m.svg"], "--heat-map: no/m.svg: cannot be written"),
    (
      ["--heat-map", "m.svg", "--order", "size"],
      "--order takes cluster, date or input, not 'size'"
    ),
    (
      ["--heat-map", "m.svg", "-k", "0"],
      "-k takes a whole number from 1, or auto, not '0'"
    ),
    (
      ["--heat-map", "m.svg", "--no-collapse", "--order", "input"],
      "--no-collapse is for --order cluster, not --order input"
    ),
    (
      ["--heat-map", "m.svg", "-k", "2", "--order", "date"],
      "-k is for --order cluster, not --order date"
    ),
    (["--order", "date"], "--order is for a picture: --heat-map FILE is missing"),
    (["-k", "2"], "-k is for a picture: --heat-map FILE is missing"),
  ])
  func `are refused in one line`(arguments: [String], complaint: String) throws {
    let result = try Binary.run(["similarity", "in.jsonl"] + arguments, in: folder)
    #expect(result.status == 2 && result.output == "")
    #expect(result.error.hasPrefix("topictool: error: \(complaint)"))
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(try folder.names == ["in.jsonl"])
  }

  @Test
  func `leave nothing behind where they cannot be finished`() throws {
    let result = try Binary.shell(
      "ulimit -f 1; topictool similarity in.jsonl --heat-map m.svg", in: folder)
    #expect(result.status == 1)
    #expect(result.error.contains("m.svg: cannot be written: File too large"))
    #expect(try folder.names == ["in.jsonl"])
  }
}
