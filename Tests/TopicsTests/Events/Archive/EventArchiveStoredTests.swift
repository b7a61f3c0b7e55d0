import Testing
import Topics
import Vectors

@Suite("Archive of events, stored") struct EventArchiveStoredTests {
  static func bytes() throws -> [UInt8] {
    try EventArchivePropertyTests.fed(
      EventArchivePropertyTests.corpus(40, seed: 2), batches: 3
    ).serialized
  }

  @Test func `an archive comes back with its options, merges and articles`() throws {
    var archive = EventArchive(
      .init(
        search: try EventSearch(
          granularity: 1, threshold: 0.2, decay: TimeDecay(halfLife: 86_400)),
        titleWeight: 3, window: 1e6, mostArticles: 7))
    _ = try archive.add(
      EventArchiveTests.batch([("a", 1, "orchard frost"), ("b", nil, "ferry harbour")]),
      parallel: EventArchiveTests.parallel)
    _ = try archive.add(
      EventArchiveTests.batch([("c", 1, "orchard frost ferry harbour")]),
      copies: .init(sharedTexts: [.init(0, "a", share: 0.5)]),
      parallel: EventArchiveTests.parallel)
    let stored = try EventArchive(ByteStore(archive.serialized))
    #expect(stored.options.search == archive.options.search)
    #expect(stored.options.titleWeight == 3 && stored.options.window == 1e6)
    #expect(stored.options.mostArticles == 7)
    #expect(stored.options.analyzer.options == archive.options.analyzer.options)
    #expect(stored.merges == archive.merges && stored.batchCount == 2)
    #expect(stored.event(of: "c") == archive.event(of: "c"))
    #expect(stored.serialized == archive.serialized)
    #expect(!archive.merges.isEmpty)
  }

  @Test func `an archive without articles comes back`() throws {
    let archive = try EventArchiveTests.archive()
    #expect(try EventArchive(ByteStore(archive.serialized)).count == 0)
  }

  @Test func `every byte counts`() throws {
    let bytes = try Self.bytes()
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var changed = bytes
      changed[place] ^= 1 << (place % 8)
      #expect(throws: ModelFileError.self) { try EventArchive(ByteStore(changed)) }
    }
    for count in stride(from: 0, to: bytes.count, by: 41) {
      #expect(throws: ModelFileError.self) {
        try EventArchive(ByteStore(Array(bytes[..<count])))
      }
    }
  }

  @Test func `other files and later formats are named`() throws {
    #expect(throws: ModelFileError.unknown(expected: "an archive of events")) {
      try EventArchive(ByteStore(Array("id,cluster\n1,2\n".utf8)))
    }
    var later = try Self.bytes()
    later[12] = 9
    let checksum = Self.checksum(later[..<16])
    for i in 0..<4 { later[16 + i] = UInt8(truncatingIfNeeded: checksum >> (8 * i)) }
    #expect(throws: ModelFileError.newer(version: 9, known: 1)) {
      try EventArchive(ByteStore(later))
    }
  }

  /// A file whose checksums are right and whose numbers are not.
  @Test func `numbers that no archive has are an error`() throws {
    let bytes = try Self.bytes()
    var outcomes = 0
    for section in [
      "SETS", "AIDS", "AEVT", "WART", "WBKG", "WLED", "WROW", "WTTL", "TLEN",
    ] {
      let range = try #require(Self.content(of: section, in: bytes))
      for place in stride(from: range.lowerBound, to: range.upperBound, by: 7) {
        var changed = bytes
        changed[place] = changed[place] &+ 0x85
        let head = range.lowerBound - 12
        let checksum = Self.checksum(changed[head..<range.upperBound])
        for i in 0..<4 {
          changed[range.upperBound + i] = UInt8(truncatingIfNeeded: checksum >> (8 * i))
        }
        // Some changes make another archive, which has to be one that goes on.
        if var archive = try? EventArchive(ByteStore(changed)) {
          _ = try archive.add(
            EventArchiveTests.batch([("new", 3, "happening3x1 happening3x2 word1")]),
            parallel: Parallel(threads: 1))
        } else {
          outcomes += 1
        }
      }
    }
    #expect(outcomes > 20)
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let bytes = Array(bytes)
    return Kernels.crc32(bytes.span)
  }

  static func content(of section: String, in bytes: [UInt8]) -> Range<Int>? {
    var start = 20
    while start + 12 <= bytes.count {
      let length = (0..<8).reduce(0) { $0 | Int(bytes[start + 4 + $1]) << (8 * $1) }
      let content = start + 12..<start + 12 + length
      if String(decoding: bytes[start..<start + 4], as: UTF8.self) == section {
        return content
      }
      start = content.upperBound + 4
    }
    return nil
  }
}
