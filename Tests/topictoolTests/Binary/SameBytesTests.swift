import Testing
import Vectors

@Suite("Same input, same bytes") struct SameBytesTests {
  static let commands: [[String]] = [
    ["dedup"], ["dedup", "--format", "table"],
    ["dedup", "--within", "2d", "--cross-source"],
    ["dedup", "--show", "wire-1", "post-1"], ["cluster", "-k", "2", "--seed", "7"],
    ["cluster", "-k", "2", "--clusters", "-"], ["events"],
    ["events", "--format", "table"],
    ["events", "--topics", "2", "--events", "-"], ["similarity", "--threshold", "0"],
    ["similarity", "--top", "2", "--format", "json"], ["vectorize"], ["analyze"],
  ]

  @Test(arguments: commands)
  func `come out on one thread, on two, and again`(command: [String]) throws {
    let folder = try Batch.folder()
    let runs = try ["1", "2", "2"].map {
      try Binary.run(command + ["--threads", $0, "in.jsonl"], in: folder)
    }

    #expect(runs[0].status == 0 && runs[0].error == "")
    #expect(runs[0].output != "")
    #expect(runs[1].output == runs[0].output)
    #expect(runs[2].output == runs[0].output)
  }

  @Test(arguments: SimilarityFormat.allCases.map(\.rawValue))
  func `are in files as well`(ending: String) throws {
    let folder = try Batch.folder()
    for threads in ["1", "2"] {
      let run = try Binary.run(
        ["similarity", "--threads", threads, "-o", "\(threads).\(ending)", "in.jsonl"],
        in: folder)
      #expect(run.status == 0 && run.output == "" && run.error == "")
    }

    #expect(try folder.bytes("1.\(ending)") == folder.bytes("2.\(ending)"))
    #expect(try folder.read("1.ids.txt") == "wire-1\necho-1\npost-1\npost-2\necho-2\n")
  }

  @Test(arguments: ["npz", "mtx"])
  func `are in the files of vectorize`(ending: String) throws {
    let folder = try Batch.folder()
    for threads in ["1", "2"] {
      let run = try Binary.run(
        ["vectorize", "--threads", threads, "-o", "\(threads).\(ending)", "in.jsonl"],
        in: folder)
      #expect(run.status == 0 && run.output == "" && run.error == "")
    }

    #expect(try folder.bytes("1.\(ending)") == folder.bytes("2.\(ending)"))
    #expect(try folder.read("1.terms.tsv") == folder.read("2.terms.tsv"))
    #expect(try folder.read("1.ids.txt") == folder.read("2.ids.txt"))
  }
}
