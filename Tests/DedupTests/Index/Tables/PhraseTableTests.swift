import Dedup
import Foundation
import Testing
import Vectors

@Suite("Phrase table") struct PhraseTableTests {
  typealias Phrase = PhraseTable.Phrase

  /// Phrases in the order of their keys, most of them in one article.
  static func phrases(_ count: Int, seed: UInt64 = 1) -> [Phrase] {
    var random = SplitMix64(seed: seed)
    let keys = Set((0..<count).map { _ in PhraseTable.key(of: random.next()) })
    return keys.sorted().map { key in
      let mark = { UInt64(1) << UInt64(Int.random(in: 0..<56, using: &random)) }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return Phrase(key: key, articles: 0, marks: mark())
      case 1:
        return Phrase(
          key: key, articles: Int.random(in: 2...70_000, using: &random),
          marks: random.next() >> 8)
      case 2: return Phrase(key: key, articles: 2, marks: mark() | mark() | mark())
      default:
        let day = UInt64(1) << UInt64(Int.random(in: 0..<28, using: &random))
        return Phrase(key: key, articles: 1, marks: day | 1 << UInt64(28 + count % 28))
      }
    }
  }

  /// Phrases as they come back: of at most 65,535 articles.
  static func stored(_ phrases: [Phrase]) -> [Phrase] {
    phrases.map {
      Phrase(key: $0.key, articles: min($0.articles, 65_535), marks: $0.marks)
    }
  }

  static func table(_ phrases: [Phrase], expecting count: Int? = nil) throws
    -> PhraseTable
  {
    let file = TableFile()
    let output = try BlockFileWriter(path: file.path, kind: "TEST", version: 1)
    var writer = PhraseTable.Writer(expecting: count ?? phrases.count)
    for phrase in phrases { try writer.append(phrase, to: output) }
    try writer.finish(to: output)
    try output.finish()
    return try PhraseTable(BlockFile(path: file.path, kind: "TEST", version: 1))
  }

  static func all(of table: PhraseTable) throws -> [Phrase] {
    var cursor = table.cursor()
    var phrases: [Phrase] = []
    while let phrase = try cursor.next() { phrases.append(phrase) }
    #expect(try cursor.next() == nil)
    return phrases
  }

  @Test(arguments: [0, 1, 2, 127, 128, 129, 1000, 60_000])
  func `comes back as it was, whatever was expected`(count: Int) throws {
    let phrases = Self.phrases(count)
    for expected in [0, count, 100 * count, 1 << 22] {
      let table = try Self.table(phrases, expecting: expected)
      #expect(table.count == phrases.count)
      #expect(try Self.all(of: table) == Self.stored(phrases))
    }
  }

  @Test func `finds what is there and nothing else, in any order`() throws {
    let phrases = Self.phrases(5000)
    let table = try Self.table(phrases)
    let known = Dictionary(
      uniqueKeysWithValues: Self.stored(phrases).map { ($0.key, $0) })
    var random = SplitMix64(seed: 7)
    let keys =
      phrases.flatMap { [$0.key - 1, $0.key, $0.key + 1] }
      + [0, 1, 1 << 40 - 1, 1 << 40, .max]
    var cursor = table.cursor()
    for key in keys { #expect(try cursor.phrase(key) == known[key]) }
    for key in keys.shuffled(using: &random) {
      #expect(try cursor.phrase(key) == known[key])
      #expect(try cursor.phrase(key) == known[key])
    }
  }

  @Test func `looking ahead finds no fault with keys that are there or not`() throws {
    let phrases = Self.phrases(5000)
    let table = try Self.table(phrases)
    let keys: [UInt64] = [0] + phrases.flatMap { [$0.key, $0.key + 1] } + [1 << 40 - 1]
    for start in stride(from: 0, to: keys.count, by: PhraseTable.mostAhead) {
      try table.lookAhead(to: keys[start...].prefix(PhraseTable.mostAhead))
    }
  }

  @Test func `goes on behind what was asked for`() throws {
    let phrases = Self.stored(Self.phrases(300))
    let table = try Self.table(phrases, expecting: 20_000)
    for i in phrases.indices.dropLast() {
      for key in [phrases[i].key, phrases[i].key + 1, phrases[i + 1].key - 1] {
        var cursor = table.cursor()
        _ = try cursor.phrase(key)
        let next = try cursor.next()
        #expect(next == (phrases[i + 1].key > key ? phrases[i + 1] : nil))
        #expect(try cursor.phrase(phrases[i + 1].key) == phrases[i + 1])
      }
    }
  }

  @Test func `keys that are close together or far apart come back`() throws {
    let keys = Array(0..<300 as Range<UInt64>) + [1 << 39, 1 << 40 - 2, 1 << 40 - 1]
    let phrases = keys.map { Phrase(key: $0, articles: 1, marks: 0) }
    for expected in [1, 300, 1 << 20] {
      #expect(try Self.all(of: Self.table(phrases, expecting: expected)) == phrases)
    }
  }

  @Test func `is written as described`() throws {
    let phrases = [
      Phrase(key: 3, articles: 1, marks: 1), Phrase(key: 4, articles: 9, marks: 5),
      Phrase(key: 1 << 39, articles: 1, marks: 1 << 28),
    ]
    let file = TableFile()
    let output = try BlockFileWriter(path: file.path, kind: "TEST", version: 1)
    // One bucket; 2³⁶ expected would be the fewest gap bits.
    var writer = PhraseTable.Writer(expecting: 3)
    for phrase in phrases { try writer.append(phrase, to: output) }
    try writer.finish(to: output)
    try output.finish()
    let stored = try BlockFile(path: file.path, kind: "TEST", version: 1)
    let buckets = try stored.section("PHRA")
    // Gaps of 38 bits: 3, 0 and 2³⁹ − 5 = 1 · 2³⁸ + (2³⁸ − 5). Numbers of simple spreads
    // have one bit, that of the only other has none.
    var bits: [Int] = []
    func put(_ number: UInt64, _ count: Int) {
      for i in 0..<count { bits.append(Int(number >> UInt64(i) & 1)) }
    }
    for (zeros, low, flag, number, width) in [
      (0, 3, 0, 0, 1), (0, 0, 1, 0, 0), (1, 1 << 38 - 5, 0, 1, 1),
    ] as [(Int, UInt64, UInt64, UInt64, Int)] {
      put(0, zeros)
      put(1, 1)
      put(low, 38)
      put(flag, 1)
      put(number, width)
    }
    var expected: [UInt8] = [3]
    for start in stride(from: 0, to: bits.count, by: 8) {
      let byte = bits[start..<min(start + 8, bits.count)].enumerated()
      expected.append(byte.reduce(0) { $0 | UInt8($1.element) << UInt8($1.offset) })
    }
    let bytes = try buckets.bytes(0..<buckets.count)
    #expect(bytes.indices.map { bytes[$0] } == expected + Array(repeating: 0, count: 24))
    let dictionary = try stored.section("PHRD")
    let spreads = try dictionary.bytes(192..<dictionary.count)
    // (1 · 29 + 1) · 29, (1 · 29 + 0) · 29 + 1; 9 articles and marks 5.
    #expect(
      spreads.indices.map { spreads[$0] }
        == [0x66, 0x03, 0x4A, 0x03, 9, 0, 5, 0, 0, 0, 0, 0, 0])
  }

  @Test func `several together give the sum of each phrase`() throws {
    let parts = (1...4).map { Self.phrases(20_000 / $0, seed: UInt64($0)) }
    let shared = parts[0].indices.filter { $0 % 3 == 0 }.map { parts[0][$0] }
    let lists = parts + [shared, []]
    var expected: [UInt64: Phrase] = [:]
    for phrase in lists.flatMap({ Self.stored($0) }) {
      var sum = expected[phrase.key] ?? Phrase(key: phrase.key, articles: 0, marks: 0)
      sum.articles += phrase.articles
      sum.marks |= phrase.marks
      expected[phrase.key] = sum
    }
    let tables = try lists.map { try Self.table($0) }
    for threads in [1, 3] {
      var merged: [Phrase] = []
      try PhraseTable.forEachMerged(tables, parallel: Parallel(threads: threads)) {
        portion throws(ExportError) in
        for i in portion.indices { merged.append(portion[i]) }
      }
      #expect(merged == expected.values.sorted { $0.key < $1.key })
    }
  }

  @Test func `merged in portions, as alone`() throws {
    let phrases = Self.phrases(300_000)
    let table = try Self.table(phrases)
    var merged: [Phrase] = []
    var portions = 0
    try PhraseTable.forEachMerged([table], parallel: Parallel(threads: 2)) {
      portion throws(ExportError) in
      for i in portion.indices { merged.append(portion[i]) }
      portions += 1
    }
    #expect(merged == Self.stored(phrases) && portions == 8)
  }

  @Test func `with any byte changed gives an error or phrases`() throws {
    let phrases = Self.phrases(150)
    let file = TableFile()
    let output = try BlockFileWriter(path: file.path, kind: "TEST", version: 1)
    var writer = PhraseTable.Writer(expecting: 600)
    for phrase in phrases { try writer.append(phrase, to: output) }
    try writer.finish(to: output)
    try output.finish()
    let stored = try BlockFile(path: file.path, kind: "TEST", version: 1)
    let names = ["PHRA", "PHRX", "PHRD"]
    let sections = try names.map { name in
      let section = try stored.section(name)
      let bytes = try section.bytes(0..<section.count)
      return bytes.indices.map { bytes[$0] }
    }
    var random = SplitMix64(seed: 4)
    for round in 0..<300 {
      var changed = sections
      let i = round % 3
      if round % 10 == 9 {
        changed[i].removeLast(Int.random(in: 1...changed[i].count, using: &random))
      } else {
        let place = Int.random(in: 0..<min(changed[i].count, 900), using: &random)
        changed[i][place] ^= [1, 0x80, 0xFF, UInt8(round & 0xFF)][round % 4]
      }
      try read(changed, names: names, asking: phrases)
    }
  }

  /// Reads a file of these sections in all ways.
  private func read(
    _ sections: [[UInt8]], names: [String], asking phrases: [Phrase]
  ) throws {
    let file = TableFile()
    let output = try BlockFileWriter(path: file.path, kind: "TEST", version: 1)
    for (name, bytes) in zip(names, sections) {
      try output.beginSection(name)
      try output.write(bytes.span)
    }
    try output.finish()
    let stored = try BlockFile(path: file.path, kind: "TEST", version: 1)
    guard let table = try? PhraseTable(stored) else { return }
    var cursor = table.cursor()
    for phrase in phrases { _ = try? cursor.phrase(phrase.key) }
    try? table.lookAhead(to: phrases.prefix(PhraseTable.mostAhead).map(\.key))
    _ = try? PhraseTable.forEachMerged([table], parallel: Parallel(threads: 1)) {
      _ throws(ExportError) in
    }
  }
}
