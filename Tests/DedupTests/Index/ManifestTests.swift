import Dedup
import Testing
import Vectors

@Suite("Manifest") struct ManifestTests {
  private let folder = IndexFolder("some/index")

  private static let sample: Manifest = {
    var manifest = Manifest(parameters: [.init("shingle", "3"), .init("note", "a b")])
    manifest.segments = [
      .init(
        file: "7.segment", articles: 75_000, firstSequence: 0, deletedFile: "9.deleted",
        deletedCount: 12),
      .init(file: "8.segment", articles: 20_000, firstSequence: 75_000),
    ]
    manifest.nextSequence = 95_000
    manifest.recurringFile = "10.recurring"
    manifest.attachments = ["later": "12.x", "events": "11.events"]
    manifest.nextFile = 13
    return manifest
  }()

  /// As `docs/index-format.md` shows it; the checksum is Python's `zlib.crc32`.
  private static let text = """
    topictool index 1
    parameter shingle 3
    parameter note a b
    segment 7.segment articles 75000 first 0 deleted 12 in 9.deleted
    segment 8.segment articles 20000 first 75000
    recurring 10.recurring
    attachment events 11.events
    attachment later 12.x
    next-sequence 95000
    next-file 13
    checksum 2865462f

    """

  @Test
  func `the text is that of the format, and says the same again`() throws {
    let bytes = Self.sample.serialized
    #expect(String(decoding: bytes, as: UTF8.self) == Self.text)
    #expect(try Manifest(bytes, of: folder) == Self.sample)

    let empty = Manifest(parameters: [])
    #expect(try Manifest(empty.serialized, of: folder) == empty)
    #expect(Self.sample.value(of: "note") == "a b")
    #expect(Self.sample.value(of: "none") == nil)
    let files = ["7.segment", "9.deleted", "8.segment", "10.recurring"]
    #expect(Self.sample.files == files + ["11.events", "12.x"])
  }

  @Test
  func `a bit that flipped and a missing end are errors`() throws {
    let bytes = Self.sample.serialized
    for bit in 0..<8 * bytes.count {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: IndexError.self) { try Manifest(flipped, of: folder) }
    }
    for count in 0..<bytes.count {
      let error = #expect(throws: IndexError.self) {
        try Manifest(Array(bytes[..<count]), of: folder)
      }
      guard case .damaged("some/index/manifest", "manifest", _) = error else {
        Issue.record("\(count) bytes: \(error.map(String.init(describing:)) ?? "none")")
        continue
      }
    }
  }

  @Test
  func `a newer version is told before anything else is understood`() {
    let bytes = signed("topictool index 2\nwho knows\n\u{0}\n")
    #expect(throws: IndexError.newer(folder: "some/index", version: 2, known: 1)) {
      try Manifest(bytes, of: folder)
    }
  }

  @Test
  func `a file of something else is no manifest`() {
    let error = IndexError.notAnIndex(
      folder: "some/index", reason: "its manifest is of something else")
    #expect(throws: error) {
      try Manifest(Array("{\"version\": 1}\n".utf8), of: folder)
    }
  }

  @Test(arguments: [
    "topictool index 0", "topictool index one", "topictool index 1 2",
    "segment 1.segment", "segment ../1.segment articles 1 first 0",
    "segment 1.segment articles -1 first 0", "segment 1.segment articles 01 first 0",
    "segment 1.segment articles 9999999999999999999 first 0",
    "segment 1.segment articles 300000000000000 first 0",
    "segment 1.segment articles 1 first 0 deleted 2 in 2.deleted",
    "segment 1.segment articles 1 first 0 deleted 1 at 2.deleted",
    "segment 3.segment articles 1 first 0", "recurring manifest", "recurring /etc/passwd",
    "recurring 1.a/../b", "recurring 1.", "recurring .a", "recurring x.a",
    "attachment UP 1.a", "attachment a", "next-file -1", "next-file", "nothing", " ",
    "segment 1.a articles 1 first 0\nrecurring 1.a", "parameter a",
  ])
  func `lines that make no sense are an error`(line: String) {
    let head = line.hasPrefix("topictool") ? "" : "topictool index 1\n"
    let bytes = signed(head + line + "\nnext-file 3\n")
    #expect(throws: IndexError.self) { try Manifest(bytes, of: folder) }
  }

  private func signed(_ text: String) -> [UInt8] {
    let digits = String(Kernels.crc32(Array(text.utf8).span), radix: 16)
    let zeros = String(repeating: "0", count: 8 - digits.count)
    return Array("\(text)checksum \(zeros)\(digits)\n".utf8)
  }
}
