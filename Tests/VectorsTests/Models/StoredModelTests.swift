import Testing
import Vectors

@Suite("Stored models") struct StoredModelTests {
  static func model() throws -> [UInt8] {
    let vectors = try Vectorizer().vectors(
      of: VectorizerTests.corpus, parallel: Parallel(threads: 1))
    return try VectorModelTests.bytes(vectors.model)
  }

  static func error(_ bytes: [UInt8]) -> ModelFileError? {
    do throws(ModelFileError) {
      _ = try VectorModel(ByteStore(bytes))
      return nil
    } catch {
      return error
    }
  }

  @Test
  func `any changed byte is noticed`() throws {
    let bytes = try Self.model()
    for place in bytes.indices {
      for change in [0x01, 0x20, 0x80] as [UInt8] {
        var damaged = bytes
        damaged[place] ^= change
        let error = Self.error(damaged)
        // A length may have become one that the file is too short for.
        #expect(
          place < 8
            ? error == .unknown(expected: "a model of vectors")
            : error == .damaged || error == .cutShort, "byte \(place)")
      }
    }
  }

  @Test
  func `any missing end is noticed, and anything behind the end`() throws {
    let bytes = try Self.model()
    for count in 1..<bytes.count {
      #expect(Self.error(Array(bytes.prefix(count))) == .cutShort, "\(count) bytes")
    }
    #expect(Self.error(bytes + [0]) == .damaged)
    #expect(Self.error(bytes) == nil)
  }

  @Test
  func `other files are told from models`() throws {
    let unknown = ModelFileError.unknown(expected: "a model of vectors")
    #expect(Self.error([]) == unknown)
    #expect(Self.error(Array("term\tdocument_frequency\tidf\n".utf8)) == unknown)
    var frequencies: [UInt8] = []
    try FrequenciesTests.frequencies(of: VectorizerTests.corpus).write(to: &frequencies)
    #expect(Self.error(frequencies) == unknown)
  }

  @Test
  func `a file of a newer release says so`() throws {
    var bytes = try Self.model()
    bytes[12] = 2
    bytes.replaceSubrange(16..<20, with: Self.checksum(bytes[0..<16]))
    #expect(Self.error(bytes) == .newer(version: 2, known: 1))

    var other = try Self.model()
    let key = Array("analyzer ".utf8)
    let place =
      try #require(
        other.indices.first { other[$0...].starts(with: key) }) + key.count
    other[place] += 1
    let end = 20 + 12 + Int(other[24]) + Int(other[25]) << 8
    other.replaceSubrange(end..<end + 4, with: Self.checksum(other[20..<end]))
    #expect(
      Self.error(other)
        == .otherAnalyzer(version: TermHash.version + 1, known: TermHash.version))
  }

  @Test
  func `a stop word that begins with a mark is read back`() throws {
    var options = Analyzer.Options(for: .terms)
    options.ownStopWords = ["\u{064B}x", "plain", "\u{200D}y"]
    let vectorizer = Vectorizer(analyzer: try Analyzer(options))
    let model = try vectorizer.vectors(
      of: VectorizerTests.corpus, parallel: Parallel(threads: 1)
    ).model
    let read = try VectorModel(ByteStore(VectorModelTests.bytes(model)))
    #expect(read.analyzer.options == model.analyzer.options)
  }

  @Test
  func `counts that no batch has are noticed, whatever the checksum`() throws {
    var bytes: [UInt8] = []
    try FrequenciesTests.frequencies(of: VectorizerTests.corpus).write(to: &bytes)
    let name = Array("OCCU".utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
    // The highest byte of the first number.
    bytes[start + 12 + 7] = 0x40
    let end = start + 12 + Int(bytes[start + 4])
    bytes.replaceSubrange(end..<end + 4, with: Self.checksum(bytes[start..<end]))
    #expect(throws: ModelFileError.damaged) {
      try DocumentFrequencies(ByteStore(bytes))
    }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let checksum = Kernels.crc32(Array(bytes).span)
    return (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) }
  }
}
