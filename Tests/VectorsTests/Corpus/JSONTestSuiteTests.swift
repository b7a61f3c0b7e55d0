import Foundation
import Testing
import Vectors

@Suite("JSONTestSuite") struct JSONTestSuiteTests {
  static let folder = testResources.appending(path: "JSONTestSuite/test_parsing")

  static func files(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(prefix) }.sorted()
      .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }

  /// A value is valid as JSON text if its bytes are UTF-8 and its grammar holds.
  static func isAccepted(_ bytes: [UInt8]) -> Bool {
    bytes.span.isUTF8 && JSONScanner.fault(in: bytes.span) == nil
  }

  @Test
  func `accepts what is JSON`() throws {
    let files = try Self.files("y_")
    #expect(files.count == 95)
    for file in files { #expect(Self.isAccepted(file.bytes), "\(file.name)") }
  }

  @Test
  func `rejects what is not JSON`() throws {
    let files = try Self.files("n_")
    #expect(files.count == 188)
    for file in files { #expect(!Self.isAccepted(file.bytes), "\(file.name)") }
  }

  @Test
  func `rejects what is not JSON in a record's member too`() throws {
    for file in try Self.files("n_") where !file.bytes.contains(0x0A) {
      let line = Array("{\"text\":\"t\",\"x\":".utf8) + file.bytes + Array("}".utf8)
      // Only what is wrong at the ends of a text can become right inside another.
      guard JSONScanner.fault(in: line.span) != nil else {
        Issue.record("\(file.name) is accepted in a member")
        continue
      }
      var reader = CorpusReader()
      try reader.read(ByteStore(line), name: "f", format: .jsonLines)
      #expect(reader.finish().corpus.count == 0, "\(file.name)")
    }
  }

  @Test
  func `survives what is left to the reader's choice`() throws {
    let files = try Self.files("i_")
    #expect(files.count == 35)
    for file in files {
      _ = JSONScanner.fault(in: file.bytes.span)
      for format in InputFormat.allCases {
        var reader = CorpusReader()
        try reader.read(ByteStore(file.bytes), name: "f", format: format)
        let (corpus, _) = reader.finish()
        for i in 0..<corpus.count { _ = corpus.string(.text, of: i) }
      }
    }
  }

  @Test
  func `bounds nesting without recursion`() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(Self.isAccepted(nested(512)))
    let fault = JSONScanner.fault(in: nested(513).span)
    #expect(fault?.expected == .depth)
    #expect(fault?.position == 512)
    #expect(!Self.isAccepted(nested(1_000_000)))
  }
}
