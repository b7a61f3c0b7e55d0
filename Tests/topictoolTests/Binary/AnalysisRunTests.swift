import Foundation
import Testing

@testable import topictool

@Suite("Options of analysis, in the built tool") struct AnalysisRunTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      {"id":"1","title":"Heavy rain","text":"The council of ministers met in a hurry"}
      {"id":"2","title":"أمطار غزيرة","text":"اجتمع مجلس الوزراء في المدينة"}

      """, to: "in.jsonl")
  }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(arguments, in: folder)
  }

  /// What `analyze` prints of each article.
  func terms(_ options: String...) throws -> [[String]] {
    let run = try Binary.run(["analyze", "in.jsonl"] + options, in: folder)
    #expect(run.status == 0 && run.error == "")
    return try run.output.split(separator: "\n").map { line in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require((record as? [String: Any])?["tokens"] as? [String])
    }
  }

  @Test
  func `terms are words in a row, or characters`() throws {
    #expect(try terms()[0] == ["heavy", "rain", "council", "ministers", "met", "hurry"])
    #expect(try terms()[1] == ["امطار", "غزير", "اجتمع", "مجلس", "وزراء", "مدين"])
    #expect(
      try terms("--ngrams", "2")[0]
        == ["heavy rain", "council ministers", "ministers met", "met hurry"])
    #expect(try terms("--ngrams=1-2")[0].prefix(3) == ["heavy", "heavy rain", "rain"])
    // Of characters, words stay whole and none is left out, unless that is asked for.
    #expect(
      try terms("--features", "chars")[0].prefix(9)
        == ["heav", "eavy", "avy ", "vy r", "y ra", " rai", "rain", "the ", "he c"])
    #expect(
      try terms("--features", "chars-in-words", "--ngrams", "5-6", "--stop", "english")[0]
        .prefix(6) == [" heav", " heavy", "heavy", "heavy ", "eavy ", " rain"])
  }

  @Test
  func `words are left out by length, language and list`() throws {
    #expect(
      try terms("--stop", "none", "--min-length", "3", "--max-length", "5")[0]
        == ["heavy", "rain", "the", "met", "hurry"])
    #expect(
      try terms("--stop", "arabic,german")[0].contains("the"))
    try folder.write(
      "\u{FEFF}# mine\nHURRY # and this\n\n  Rain\r\nالوزراء\n", to: "stops.txt")
    #expect(
      try terms("--stop-words", "stops.txt")
        == [
          ["heavy", "council", "ministers", "met"],
          ["امطار", "غزير", "اجتمع", "مجلس", "مدين"],
        ])
    #expect(
      try terms("--stop", "none", "--stem", "none", "--stop-words", "stops.txt")[1]
        == ["امطار", "غزيره", "اجتمع", "مجلس", "في", "المدينه"])
  }

  @Test
  func `titles count as often as is said`() throws {
    #expect(
      try terms("--title-weight", "2")[0]
        == ["heavy", "rain", "heavy", "rain", "council", "ministers", "met", "hurry"])
    #expect(try terms("--title-weight", "0")[0].first == "council")
  }

  @Test
  func `vectorize counts the terms that analyze prints`() throws {
    for options in [
      ["--ngrams", "1-3", "--title-weight", "3"],
      ["--features", "chars-in-words", "--ngrams", "2-4"],
    ] {
      let printed = try Binary.run(["analyze", "in.jsonl"] + options, in: folder)
      let run = try Binary.run(
        ["vectorize", "in.jsonl", "-o", "v.npz", "--quiet"] + options, in: folder)
      #expect(run.status == 0)
      let lines = try folder.read("v.terms.tsv").split(separator: "\n").dropFirst()
      let counted = lines.map { $0.prefix { $0 != "\t" } }
      for term in counted { #expect(printed.output.contains("\"\(term)\"")) }
      #expect(counted.count > 10)
    }
  }

  @Test
  func `similarity and cluster take them too`() throws {
    let pairs = try run(
      "similarity", "in.jsonl", "--features", "chars", "--ngrams", "1", "--threshold",
      "0",
      "--title-weight", "5")
    #expect(pairs.status == 0 && pairs.output.contains("1,2,"))
    let clusters = try run(
      "cluster", "in.jsonl", "-k", "2", "--ngrams", "2", "--clusters", "c.jsonl")
    #expect(clusters.status == 0)
    let labels = try folder.read("c.jsonl")
    // As the article has it, with the stop word between.
    #expect(labels.contains("council of ministers") && labels.contains("مجلس الوزراء"))
  }

  @Test(arguments: [
    (
      ["--ngrams", "2-1"], "--ngrams takes a whole number from 1 to 32, or two as in 1-2"
    ),
    (["--ngrams", "0"], "--ngrams takes a whole number from 1 to 32"),
    (["--ngrams", "1-2-3"], "--ngrams takes a whole number from 1 to 32"),
    (["--features", "letters"], "--features takes words, chars or chars-in-words"),
    (["--stop", "klingon"], "--stop takes auto, none, or languages with commas between"),
    (
      ["--stop", "english,"], "--stop takes auto, none, or languages with commas between"
    ),
    (["--stem", "porter"], "--stem takes "),
    (["--title-weight", "101"], "--title-weight takes a whole number from 0 to 100"),
    (["--title-weight", "1.5"], "--title-weight takes a whole number from 0 to 100"),
    (["--min-length", "0"], "--min-length takes a whole number from 1 to 255"),
    (["--min-length", "5", "--max-length", "3"], "leaves no word of --max-length 3"),
    (["--stop-words", "missing.txt"], "missing.txt: "),
    (["--stop-words", "latin.txt"], "latin.txt: expected UTF-8"),
  ])
  func `what makes no sense is wrong usage`(options: [String], message: String) throws {
    try Data([0xE9, 0x74, 0xE9, 0x0A]).write(to: folder.file("latin.txt"))
    for command in ["vectorize", "similarity", "cluster", "analyze"] {
      let run = try Binary.run([command, "in.jsonl"] + options, in: folder)
      #expect(run.status == 2 && run.output == "")
      #expect(run.error.hasPrefix("topictool: error: ") && run.error.contains(message))
      #expect(run.error.split(separator: "\n").count == 1)
    }
  }

  @Test
  func `shingles have no choice, and an empty list is told`() throws {
    let shingles = try run(
      "analyze", "in.jsonl", "--purpose", "shingles", "--ngrams", "2")
    #expect(shingles.status == 2)
    #expect(shingles.error.contains("--ngrams is for terms"))
    try folder.write("# nothing yet\n", to: "empty.txt")
    let empty = try run("analyze", "in.jsonl", "--stop-words", "empty.txt")
    #expect(empty.status == 0)
    #expect(empty.error == "topictool: note: empty.txt holds no words\n")
  }
}
