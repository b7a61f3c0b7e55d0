import Testing

@Suite("Runs of dedup over disguised copy") struct DisguiseRunTests {
  static let doubles: [Character: Character] = [
    "a": "а", "e": "е", "o": "ο", "i": "ı", "c": "с", "s": "ѕ", "p": "р", "g": "ɡ",
  ]

  /// The report as readers see it, and not a word of it as programs do.
  static let disguised: String = {
    let words = Batch.report.split(separator: " ").map { word in
      "\u{200F}" + word.map { "\(doubles[$0] ?? $0)" }.joined(separator: "\u{200B}")
    }
    return words.joined(separator: "\u{2067} \u{2063}")
  }()

  @Test func `a disguised copy is a copy`() throws {
    let folder = try Folder()
    try folder.write(
      """
      {"id":"wire","text":"\(Batch.report)."}
      {"id":"thief","text":"\(Self.disguised)."}

      """, to: "in.jsonl")

    let result = try Binary.run(["dedup", "in.jsonl"], in: folder)

    #expect(
      Self.disguised.split(separator: " ").allSatisfy { !Batch.report.contains($0) })
    #expect(result.status == 0 && result.error == "")
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.output.contains("\nwire,thief,copy,1.000000,1.000000,1.000000,24,24"))
  }
}
