import Testing
import Vectors

@Suite("DEFLATE") struct DeflateTests {
  /// Compresses, reads back, and gives the length of the stream.
  @discardableResult
  func roundTrip(_ bytes: [UInt8]) throws -> Int {
    let stream = Deflate.zlibStream(of: bytes.span)
    #expect(try Inflate.zlib(stream) == bytes)
    return stream.count
  }

  static func random(_ count: Int, below limit: Int, seed: UInt64 = 1) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8(Int.random(in: 0..<limit, using: &random)) }
  }

  @Test func `nothing is a stream too`() throws {
    #expect(try roundTrip([]) < 24)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 257, 258, 259, 260, 261, 262, 515, 516, 517, 1000])
  func `runs of every length come back`(count: Int) throws {
    try roundTrip(Array(repeating: 7, count: count))
    try roundTrip(Self.random(count, below: 256))
    try roundTrip((0..<count).map { UInt8($0 % 3) })
  }

  @Test func `repetitions are found as far back as the format reaches`() throws {
    let block = Self.random(40, below: 256)
    for gap in [0, 1, 32_727, 32_728, 32_729, 40_000] {
      let filler = Self.random(gap, below: 256, seed: 2)
      try roundTrip(block + filler + block)
    }
    let near = try roundTrip(block + Self.random(32_728, below: 256, seed: 2) + block)
    let far = try roundTrip(block + Self.random(32_729, below: 256, seed: 2) + block)
    #expect(near < far - 30)
  }

  @Test func `many blocks follow one another`() throws {
    try roundTrip(Self.random(150_000, below: 256))
    let few = try roundTrip(Self.random(150_000, below: 4))
    // Two bits a byte would be 37,500 bytes; chance repetitions cost some, as in zlib.
    #expect(few < 46_000)
  }

  @Test func `zeros by the megabyte take a kilobyte`() throws {
    #expect(try roundTrip(Array(repeating: 0, count: 1 << 20)) < 1200)
  }

  @Test func `text becomes shorter`() throws {
    let text = Array(
      String(repeating: "مطر غزير في حلب، rain in Aleppo; ", count: 9).utf8)
    #expect(try roundTrip(text) < 100)
  }

  @Test func `words stay within their limit and form a prefix code`() {
    // Fibonacci numbers make the deepest tree.
    var frequencies = [1, 1]
    while frequencies.count < 30 {
      frequencies.append(frequencies.suffix(2).reduce(0, +))
    }
    for limit in [5, 7, 15] {
      let code = HuffmanCode(frequencies: frequencies, limit: limit)
      #expect(code.lengths.allSatisfy { 1...limit ~= Int($0) })
      // Kraft: a complete code leaves no word unused.
      #expect(code.lengths.reduce(0) { $0 + 1 << (15 - Int($1)) } == 1 << 15)
      #expect(Set(zip(code.lengths, code.words).map { [UInt16($0), $1] }).count == 30)
    }
  }

  @Test func `words are the canonical ones`() {
    // The example of RFC 1951, 3.2.2: lengths 2, 1, 3, 3 are words 10, 0, 110, 111.
    let code = HuffmanCode(frequencies: [2, 4, 1, 1], limit: 15)
    #expect(code.lengths == [2, 1, 3, 3])
    #expect(code.words == [0b01, 0b0, 0b011, 0b111])
  }

  @Test func `a lone symbol gets a partner`() {
    #expect(HuffmanCode(frequencies: [0, 0, 5], limit: 15).lengths == [1, 0, 1])
    #expect(HuffmanCode(frequencies: [0, 0, 0], limit: 15).lengths == [1, 1, 0])
  }

  @Test func `Adler-32 is that of RFC 1950`() {
    #expect(Adler32.checksum(of: [UInt8]().span) == 1)
    #expect(Adler32.checksum(of: Array("Wikipedia".utf8).span) == 0x11E6_0398)
    let many = [UInt8](repeating: 255, count: 1 << 16)
    var (low, high) = (1, 0)
    for byte in many {
      (low, high) = ((low + Int(byte)) % 65_521, (high + low + Int(byte)) % 65_521)
    }
    #expect(Adler32.checksum(of: many.span) == UInt32(high << 16 | low))
  }

  @Test(
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
  func `base64 is that of RFC 4648`(text: String, letters: String) {
    var encoded: [UInt8] = []
    Base64.append(Array(text.utf8).span, to: &encoded)
    #expect(String(decoding: encoded, as: UTF8.self) == letters)
    var decoded: [UInt8] = [7]
    let isBase64 = Base64.decode(encoded.span, to: &decoded)
    #expect(isBase64 && decoded == [7] + Array(text.utf8))
  }

  @Test(arguments: ["Z", "Zg=", "Z===", "Zm9v*mE=", "Zg==Zg==", "====", "Zm9vé"])
  func `what is not base64 is told`(text: String) {
    var decoded: [UInt8] = [7]
    let isBase64 = Base64.decode(Array(text.utf8).span, to: &decoded)
    #expect(!isBase64 && decoded == [7])
  }
}
