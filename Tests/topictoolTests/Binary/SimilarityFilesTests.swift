import Foundation
import Testing

@Suite("Files of similarity") struct SimilarityFilesTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["similarity"] + arguments, in: folder)
  }

  @Test
  func `a file name tells the format, and what stands beside it`() throws {
    for ending in ["npz", "dense.npz", "npy", "mtx", "csv", "wide.csv", "jsonl", "gexf"] {
      let result = try run("-o", "s.\(ending)", "in.jsonl")
      #expect(result.status == 0 && result.error == "" && result.output == "")
    }
    #expect(
      try folder.names == [
        "in.jsonl", "s.csv", "s.dense.npz", "s.gexf", "s.ids.txt", "s.jsonl", "s.mtx",
        "s.npy", "s.npz", "s.wide.csv",
      ])
    #expect(try folder.read("s.ids.txt") == "wire-1\necho-1\npost-1\npost-2\necho-2\n")
    #expect(try folder.read("s.csv").hasPrefix("a,b,similarity\nwire-1,echo-1,0."))
    // Dense files have all similarities, others those from 0.1.
    #expect(
      try folder.read("s.wide.csv").hasPrefix(",wire-1,echo-1,post-1,post-2,echo-2\n"))
  }

  @Test
  func `edges come with their nodes`() throws {
    let result = try run("--top", "1", "-o", "s.edges.csv", "in.jsonl")
    #expect(result.status == 0 && result.error == "")
    #expect(try folder.names == ["in.jsonl", "s.edges.csv", "s.ids.txt", "s.nodes.csv"])
    #expect(
      try folder.read("s.nodes.csv").hasPrefix(
        """
        Id,Label,Date,Outlet
        wire-1,Rain closes roads,2019-03-01T06:00:00Z,Wire
        echo-1,Roads closed,2019-03-01T09:30:00Z,Echo
        post-1,مطر غزير,2019-03-02,Post

        """))
    let edges = try folder.read("s.edges.csv").split(separator: "\n")
    #expect(edges[0] == "Source,Target,Type,Weight")
    #expect(edges.count == 6 && edges[1].hasPrefix("wire-1,echo-1,Directed,0."))
  }

  @Test
  func `an unknown ending is answered with those there are`() throws {
    for name in ["s.xls", "s", "npz", "s.npz.gz"] {
      let result = try run("-o", name, "in.jsonl")
      #expect(result.status == 2 && result.output == "")
      #expect(
        result.error == "topictool: error: --output takes a file name that ends in .npz, "
          + ".dense.npz, .npy, .mtx, .csv, .wide.csv, .edges.csv, .jsonl, .graphml or .gexf, "
          + "not '\(name)'\n")
    }
  }

  @Test(arguments: ["npz", "mtx", "csv", "gexf"])
  func `a pipe takes the same bytes as a file`(ending: String) throws {
    #expect(try run("-o", "file.\(ending)", "in.jsonl").status == 0)
    let piped = try Binary.shell(
      "mkfifo pipe.\(ending) && { cat pipe.\(ending) > copy & "
        + "topictool similarity -o pipe.\(ending) in.jsonl; wait; }", in: folder)
    #expect(piped.status == 0 && piped.error == "")
    #expect(try folder.bytes("copy") == folder.bytes("file.\(ending)"))
  }

  @Test
  func `more neighbours than articles are all there are`() throws {
    let many = try run("--top", "1000", "in.jsonl")
    #expect(many.status == 0 && many.error == "")
    #expect(try run("--top", "4", "in.jsonl").output == many.output)
  }

  @Test(arguments: ["npz", "mtx", "dense.npz"])
  func `what is set aside on a full disk is one line, and leaves nothing`(
    ending: String
  ) throws {
    // 1,000 equal articles are half a million pairs, of which 262,144 stay in memory.
    let lines = (0..<1000).map { "{\"id\":\"\($0)\",\"text\":\"rain in Aleppo\"}\n" }
    try folder.write(lines.joined(), to: "many.jsonl")
    let result = try Binary.shell(
      "\(Binary.uncounted) ulimit -f 1; TMPDIR=. topictool similarity many.jsonl -o s.\(ending)",
      in: folder)
    #expect(result.status == 1)
    #expect(
      result.error == "topictool: error: a temporary file in .: cannot be written: "
        + "File too large\n")
    #expect(try folder.names == ["in.jsonl", "many.jsonl"])
  }

  @Test
  func `a reader that goes away ends it without a word`() throws {
    let lines = (0..<600).map { "{\"id\":\"\($0)\",\"text\":\"rain in Aleppo\"}\n" }
    try folder.write(lines.joined(), to: "many.jsonl")
    let result = try Binary.shell(
      "mkfifo p.mtx; head -c 10 p.mtx > head & topictool similarity many.jsonl -o p.mtx; "
        + "echo $? > status; wait", in: folder)
    #expect(result.error == "")
    #expect(try folder.read("status") == "141\n")
    #expect(try folder.read("head") == "%%MatrixMa")
    #expect(try folder.names == ["head", "in.jsonl", "many.jsonl", "p.mtx", "status"])
  }

  @Test
  func `empty and equal articles have sensible similarities`() throws {
    try folder.write(
      "{\"id\":\"a\",\"text\":\"...\"}\n{\"id\":\"b\",\"text\":\"!\"}\n", to: "e.jsonl")
    #expect(try run("--threshold", "0", "e.jsonl").output == "a,b,similarity\n")
    #expect(try run("-o", "e.wide.csv", "e.jsonl").status == 0)
    #expect(try folder.read("e.wide.csv") == ",a,b\na,1.000000,0\nb,0,1.000000\n")
    try folder.write(
      ["a", "b"].map { "{\"id\":\"\($0)\",\"text\":\"\(Batch.report)\"}\n" }.joined(),
      to: "e.jsonl")
    #expect(
      try run("--threshold", "1", "e.jsonl").output == "a,b,similarity\na,b,1.000000\n")
    try folder.write("{\"id\":\"a\",\"text\":\"rain\"}\n", to: "e.jsonl")
    #expect(try run("-o", "e.mtx", "e.jsonl").status == 0)
    #expect(
      try folder.read("e.mtx")
        == "%%MatrixMarket matrix coordinate real symmetric\n1 1 1\n1 1 1.0\n")
  }
}
