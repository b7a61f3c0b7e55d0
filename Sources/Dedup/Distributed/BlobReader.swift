internal import Vectors

/// Reads the numbers of a blob that a ``BlobWriter`` wrote, in the order in which it did.
///
/// Nothing is trusted: whatever the text is, reading ends with the numbers or with what was
/// expected.
struct BlobReader {
  /// The bytes, and some zeros behind them.
  private let bytes: [UInt8]
  /// Where the next number begins, in bits.
  private var place = 16
  /// Where the last one ends at the latest.
  private let end: Int

  /// The blob of a text.
  ///
  /// - Throws: ``BlobFault`` if it is none of that kind and version, or damaged.
  init(_ text: Span<UInt8>, _ kind: BlobKind) throws(BlobFault) {
    var bytes: [UInt8] = []
    guard Base64.decode(text, to: &bytes), bytes.count >= 6 else {
      throw BlobFault(expected: "a blob in Base64")
    }
    guard bytes[0] == kind.rawValue else {
      throw BlobFault(expected: "a blob of \(kind)")
    }
    guard bytes[1] == BlobKind.version else {
      let versions = "\(BlobKind.version), not \(bytes[1])"
      throw BlobFault(expected: "a blob of version \(versions)")
    }
    let content = bytes.count - 4
    let checksum = Kernels.crc32(bytes.span.extracting(0..<content))
    guard Kernels.loadUInt32(bytes.span, at: content) == checksum else {
      throw BlobFault(expected: "a whole blob: its checksum differs")
    }
    end = 8 * content
    bytes.append(zeros: 16)
    self.bytes = bytes
  }

  /// The bits that are left.
  private var left: Int { end - place }

  private static let moreBits = BlobFault(
    expected: "a blob that does not end within a number")

  /// A number of so many bits, at most 64.
  @inline(__always)
  mutating func bits(_ count: Int) throws(BlobFault) -> UInt64 {
    guard count <= left else { throw Self.moreBits }
    let (byte, shift) = (place &>> 3, UInt64(place & 7))
    place &+= count
    var number = Kernels.loadUInt64(bytes.span, at: byte) &>> shift
    if count &+ Int(shift) > 64 {
      number |= UInt64(bytes[byte &+ 8]) &<< (64 &- shift)
    }
    return count == 64 ? number : number & ((1 &<< UInt64(count)) &- 1)
  }

  /// A number that ``BlobWriter/append(count:)`` wrote.
  mutating func count() throws(BlobFault) -> Int {
    let number = try bits(Int(try bits(6)))
    guard let count = Int(exactly: number) else { throw Self.moreBits }
    return count
  }

  /// How many entries follow, of which each takes a bit at least.
  mutating func entryCount() throws(BlobFault) -> Int {
    let count = try count()
    guard count <= left else { throw Self.moreBits }
    return count
  }

  /// The parameter of gaps.
  mutating func parameter() throws(BlobFault) -> Int {
    let parameter = Int(try bits(6))
    guard parameter <= 57 else { throw BlobFault(expected: "gaps of at most 57 bits") }
    return parameter
  }

  /// A number that ``BlobWriter/append(gap:parameter:)`` wrote.
  @inline(__always)
  mutating func gap(_ parameter: Int) throws(BlobFault) -> UInt64 {
    let word = Kernels.loadUInt64(bytes.span, at: place &>> 3) &>> UInt64(place & 7)
    let quotient = (~word).trailingZeroBitCount
    guard quotient < BlobWriter.longestQuotient else {
      _ = try bits(BlobWriter.longestQuotient)
      return try bits(64)
    }
    guard quotient < left else { throw Self.moreBits }
    place &+= quotient &+ 1
    return UInt64(quotient) &<< UInt64(parameter) | (try bits(parameter))
  }

  /// Makes sure that all was read.
  func finish() throws(BlobFault) {
    guard left < 8 else { throw BlobFault(expected: "a blob that ends with its records") }
  }
}
